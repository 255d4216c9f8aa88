import { strict as assert } from 'assert';
import * as fs from 'fs';
import { destroy, identities, inTheMiddle, NAMESPACE, placed, podIds, RACK, ready, snapshot, STACK, stackStatus, toldStatus } from './quickstart-stack';
import { Context, Scenario } from './scenario';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { eventually, sleep } from '../harness/process';

type Edits = [from: string, to: string][];

const settings = (reads: number): Edits => [['  backup: {', `  configuration: { concurrency: { reads: ${reads} } },\n  backup: {`]];
const SIX: Edits = [['nodes: 3', 'nodes: 6']];

/** As long as a test can wait for what takes ten minutes otherwise. */
const IMPATIENT_GATE: Edits = [['', `
import { CfnResource } from 'aws-cdk-lib';
for (const one of stack.node.findAll()) {
  if (CfnResource.isCfnResource(one) && one.cfnResourceType === 'Custom::CassandraAdmissionGate') one.addPropertyOverride('TimeoutSeconds', 45);
}
`]];

/**
 * What breaks in the middle. The expected ends:
 *
 * 1. Webhooks without a pod behind them for a minute, while the stack is made: the gate waits, the deployment completes.
 * 2. The API server restarts while nodes are added: the functions ask again, the deployment completes.
 * 3. A function of ours is killed while it looks whether Cassandra is ready: the deployment fails and takes its change of settings back; the same
 *    deployment again completes.
 * 4. The CLI is killed in the middle: CloudFormation goes on by itself; the same deployment again changes nothing.
 * 5. The operators are down when an update begins: the gate of webhooks waits its time, tells what is missing and fails before anything is applied;
 *    the same deployment again, with the operators back, completes.
 * 6. The operators go down in the middle of an update of settings, and stay down: the gate fails it, and so does the rollback, whose objects the
 *    webhooks must admit. With the operators back the rollback is continued (the guard lets it pass), and the change is made by the next deployment.
 * 7. A worker is lost: its group launches another in the same zone, where the pod finds its volume again; other pods stay.
 */
export const faults: Scenario = {
  name: 'faults',
  full: true,
  run: async (context) => {
    const { environment, step } = context;
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts');
    await cdk.bootstrap();
    await step('webhooks away for a minute: the gate waits, the deployment completes', async () => {
      const [, away] = await Promise.all([cdk.deploy(), webhooksAwayFor(environment, 60)]);
      assert.ok(away, 'nothing was taken away');
      assert.equal(await toldStatus(environment), 'ready');
    });
    await step('the API server restarts while nodes are added: the deployment completes', async () => {
      const [, restarted] = await Promise.all([cdk.edit(...SIX).deploy(), inTheMiddle(environment, () => environment.cluster.restartApiServer(15))]);
      assert.ok(restarted);
      assert.equal(await toldStatus(environment), 'ready');
      await ready(environment);
      await placed(environment, 6);
    });
    await killedFunction(context, cdk);
    await step('the CLI is killed: CloudFormation goes on, and the same deployment changes nothing', async () => {
      const abort = new AbortController();
      await Promise.all([
        assert.rejects(cdk.edit(...SIX, ...settings(56)).deploy({ signal: abort.signal }), { name: 'AbortError' }),
        inTheMiddle(environment, async () => abort.abort()),
      ]);
      await eventually('the stack has come to an end', 180, async () => await stackStatus(environment) === 'UPDATE_COMPLETE');
      await ready(environment);
      const { output } = await cdk.deploy();
      assert.match(output, /no changes/);
    });
    await step('operators down when an update begins: the gate tells it, and nothing is applied', async () => {
      const before = await snapshot(environment);
      await scaleOperators(environment, 0);
      const { code, output } = await cdk.edit(...SIX, ...settings(64), ...IMPATIENT_GATE).deploy({ mayFail: true });
      assert.notEqual(code, 0);
      assert.match(output, /after 1 minutes?: K8ssandraCluster cannot be created: .*failed calling webhook/);
      assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
      await scaleOperators(environment, 1);
      assert.deepEqual(withoutDeployments(await snapshot(environment)), withoutDeployments(before));
    });
    await step('with the operators back the same deployment completes', async () => {
      await cdk.deploy();
      assert.equal(await toldStatus(environment), 'ready');
    });
    await failedRollback(context, cdk);
    await lostWorker(context);
    await step('cdk destroy', () => destroy(environment, cdk));
  },
};

async function killedFunction({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const before = await identities(environment);
  await step('a function of ours is killed: the deployment fails, its change is taken back', async () => {
    const [{ code, output }, killed] = await Promise.all([
      cdk.edit(...SIX, ...settings(48)).deploy({ mayFail: true }),
      inTheMiddle(environment, () => killFunction(/FunctionsGatesFunction/)),
    ]);
    assert.ok(killed);
    assert.notEqual(code, 0, output);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
    await ready(environment);
    assert.deepEqual(await identities(environment), before);
  });
  await step('the same deployment again completes', async () => {
    await cdk.edit(...SIX, ...settings(48)).deploy();
    assert.equal(await toldStatus(environment), 'ready');
  });
}

async function failedRollback({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const impatient: Edits = [['reads: 72 } },', 'reads: 72 } },\n  readiness: { timeout: Duration.minutes(1) },']];
  const applied = async () => JSON.stringify((await environment.cluster.client
    .get(`/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`)).spec.cassandra).includes('"concurrent_reads":72');
  await step('operators down in the middle: the update fails, and its rollback', async () => {
    const [{ code, output }] = await Promise.all([
      cdk.edit(...SIX, ...settings(72), ...impatient, ...IMPATIENT_GATE).deploy({ mayFail: true }),
      inTheMiddle(environment, () => scaleOperators(environment, 0)),
    ]);
    assert.notEqual(code, 0);
    assert.match(output, /Cassandra is not ready after 1 minutes?/);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_FAILED');
  });
  await step('with the operators back the rollback is continued, and the next deployment makes the change', async () => {
    await scaleOperators(environment, 1);
    await environment.aws.call('cloudformation', 'ContinueUpdateRollback', { StackName: STACK });
    await eventually('the rollback ends', 300, async () => await stackStatus(environment) === 'UPDATE_ROLLBACK_COMPLETE', 1000);
    assert.equal(await applied(), false);
    await cdk.edit(...SIX, ...settings(72)).deploy();
    assert.equal(await applied(), true);
    assert.equal(await toldStatus(environment), 'ready');
  });
}

async function lostWorker({ environment, step }: Context): Promise<void> {
  const { client } = environment.cluster;
  await step('a worker is lost: another one takes its pod and its volume, the others stay', async () => {
    const pods = (await client.list(`/api/v1/namespaces/${NAMESPACE}/pods`)).filter(({ metadata }) => metadata.labels?.[RACK]);
    const [lost] = pods;
    const others = pods.slice(1).map(({ metadata }) => metadata.uid!);
    const claim = await client.get(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims/server-data-${lost.metadata.name}`);
    await environment.aws.call('ec2', 'TerminateInstances', { InstanceIds: [lost.spec.nodeName] });
    await eventually('the pod is ready on another node', 240, async () => {
      const now = await client.get(`/api/v1/namespaces/${NAMESPACE}/pods/${lost.metadata.name}`);
      return now.metadata.uid !== lost.metadata.uid && now.spec.nodeName !== lost.spec.nodeName
        && now.status.conditions?.some(({ type, status }: any) => type === 'Ready' && status === 'True');
    });
    const kept = await client.get(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims/server-data-${lost.metadata.name}`);
    assert.equal(kept.spec.volumeName, claim.spec.volumeName);
    const ids = await podIds(environment);
    assert.deepEqual(others.filter((uid) => !ids.includes(uid)), []);
    await ready(environment);
    await placed(environment, 6);
  });
}

/** Without those of the operators, which are scaled here. */
function withoutDeployments(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('/apis/apps/v1/deployments')));
}

/** As soon as the operators are there. */
async function webhooksAwayFor(environment: Environment, seconds: number): Promise<boolean> {
  await eventually('the operators are deployed', 300, async () => (await operators(environment)).length === 2, 100);
  await scaleOperators(environment, 0);
  await sleep(seconds * 1000);
  await scaleOperators(environment, 1);
  return true;
}

async function operators(environment: Environment): Promise<string[]> {
  return (await environment.cluster.client.list('/apis/apps/v1/deployments')).filter(({ metadata }) => /-operator$/.test(metadata.name))
    .map(({ metadata }) => `/apis/apps/v1/namespaces/${metadata.namespace}/deployments/${metadata.name}`);
}

async function scaleOperators(environment: Environment, replicas: number): Promise<void> {
  const { client } = environment.cluster;
  for (const path of await operators(environment)) await client.patch(path, { spec: { replicas } });
  await eventually(`${replicas} replicas of the operators`, 90, async () => {
    const now = await Promise.all((await operators(environment)).map((path) => client.get(path)));
    return now.every(({ status }) => (status.readyReplicas ?? 0) === replicas);
  });
}

/** Ends the process of a function while it works: it is stopped first, so that the next call that comes waits in it. */
async function killFunction(name: RegExp): Promise<void> {
  const pid = await eventually(`a function ${name} runs`, 120, async () => {
    for (const one of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const command = readOrNothing(`/proc/${one}/cmdline`);
      const environment = readOrNothing(`/proc/${one}/environ`);
      if (!/^\S*node\0/.test(command) || !name.test(/AWS_LAMBDA_FUNCTION_NAME=([^\0]*)/.exec(environment)?.[1] ?? '')) continue;
      process.kill(Number(one), 'SIGSTOP');
      return Number(one);
    }
    return undefined;
  }, 20);
  await sleep(20_000); // the gate is asked every 15 seconds
  process.kill(pid, 'SIGKILL');
}

function readOrNothing(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended
  }
}

