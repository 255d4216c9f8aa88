import { strict as assert } from 'assert';
import { commandLine, told } from './command-line';
import { cassandraPods, NAMESPACE, placed, RACK } from './quickstart-stack';
import { Context } from './scenario';
import { instances } from './shrunk';
import { kubeconfigOf, STATUS_RULES } from './somebody';
import { Environment } from '../harness/environment';

/** What docs/cli.md says that a roll needs: it may evict pods, and cannot delete them. */
const RULES = [
  ...STATUS_RULES,
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'patch'] },
  { apiGroups: ['storage.k8s.io'], resources: ['volumeattachments'], verbs: ['list'] },
];

/** `cdk-eks-cassandra roll` after a deployment that changed the launch template, by somebody who has no other rights. */
export async function rolled({ environment, step }: Context): Promise<void> {
  const kubeconfig = await kubeconfigOf(environment, 'roller', RULES);
  const roll = (...args: string[]) => commandLine(environment, ['roll', 'orders', '--kubeconfig', kubeconfig, '--json', ...args]);
  const before = (await cassandraPods(environment)).sort((one, other) => (one.metadata.labels![RACK] < other.metadata.labels![RACK] ? -1 : 1));
  const ids = before.map(({ spec }) => spec.nodeName);
  await step('roll finds all three instances outdated, in the order of their racks, and changes nothing', async () => {
    const { result, plan } = told(await roll(), 0);
    assert.equal(result, 'planned');
    assert.deepEqual(plan.map(({ instance }: any) => instance), ids);
    assert.deepEqual(told(await roll('--status'), 1).outdated.sort(), [...ids].sort());
    assert.deepEqual(await instances(environment), [...ids].sort());
  });
  await step('roll replaces one of them: its pod was evicted, and runs on the next instance with its volume', async () => {
    const claims = await volumes(environment);
    assert.deepEqual(told(await roll('--yes', '--instance', ids[0]), 0).replaced, [ids[0]]);
    const left = await instances(environment);
    assert.ok(left.length === 3 && !left.includes(ids[0]) && ids.slice(1).every((id) => left.includes(id)), `there are ${left.join(', ')}`);
    await placed(environment, 3);
    const uids = new Map((await cassandraPods(environment)).map(({ metadata }) => [metadata.name, metadata.uid]));
    assert.deepEqual(before.map(({ metadata }) => uids.get(metadata.name) === metadata.uid), [false, true, true]);
    assert.deepEqual(await volumes(environment), claims);
    assert.deepEqual(told(await roll('--status'), 1).outdated.sort(), ids.slice(1).sort());
  });
  await step('roll replaces the others, and nothing is left to do', async () => {
    assert.deepEqual(told(await roll('--yes'), 0).replaced, ids.slice(1));
    await placed(environment, 3);
    assert.equal(told(await roll('--status'), 0).result, 'up to date');
  });
}

/** Claims and their volumes. */
async function volumes({ cluster }: Environment): Promise<string[]> {
  const claims = await cluster.client.list(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims`);
  return claims.map(({ metadata, spec }) => `${metadata.name} ${spec.volumeName}`).sort();
}
