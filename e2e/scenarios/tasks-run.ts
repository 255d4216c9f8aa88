import { strict as assert } from 'assert';
import { commandLine, told } from './command-line';
import { NAMESPACE, podIds } from './quickstart-stack';
import { Context } from './scenario';
import { kubeconfigOf, STATUS_RULES } from './somebody';

/** What docs/tasks.md says that a task needs. */
const RULES = [...STATUS_RULES, { apiGroups: ['control.k8ssandra.io'], resources: ['cassandratasks'], verbs: ['create'] }];

/** `cdk-eks-cassandra run`, by somebody with the documented rights only, on the stand-in for the operator. */
export async function tasksRun({ environment, step }: Context): Promise<void> {
  const { client } = environment.cluster;
  const kubeconfig = await kubeconfigOf(environment, 'runner', RULES);
  const run = (task: string, ...args: string[]) => commandLine(environment, ['run', task, 'orders', '--kubeconfig', kubeconfig, '--json', ...args]);
  const tasks = () => client.list(`/apis/control.k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/cassandratasks`);
  const before = (await tasks()).length;
  const pods = await podIds(environment);
  await step('run restart with an unknown rack is refused: the operator would restart all racks', async () => {
    assert.match(told(await run('restart', '--rack', 'r9', '--yes'), 1).refused.join(), /has no rack "r9"/);
    assert.equal((await tasks()).length, before);
  });
  await step('run cleanup makes a task that the API server accepts, and waits until it is done; the same id runs once', async () => {
    for (const _ of ['first', 'again']) {
      assert.deepEqual(told(await run('cleanup', '--keyspace', 'shop', '--yes', '--id', 'e2e'), 0).done, ['dc1']);
      assert.equal((await tasks()).length, before + 1);
    }
    assert.deepEqual(await podIds(environment), pods);
  });
}
