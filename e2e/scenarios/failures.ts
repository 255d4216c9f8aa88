import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import { assertOnlyDataLeft, leftovers } from './leftovers';
import {
  destroy, identities, inTheMiddle, NAMESPACE, NEWER_OPERATOR, patched, placed, podIds, ready, STACK, stackStatus, toldStatus,
} from './quickstart-stack';
import { Context, Scenario } from './scenario';
import { Cdk } from '../harness/cdk';
import { eventually, sleep } from '../harness/process';
import { Volumes } from '../harness/volumes';

type Edits = [from: string, to: string][];

/** The third rack asks for a label that no worker has. */
const LOST_RACK = patched('K8ssandraCluster', '/spec/cassandra/datacenters/0/racks/2/nodeAffinityLabels/disk', 'lost');
/** As long as a test can wait for what takes an hour otherwise. */
const IMPATIENT: Edits = [['  backup: {', '  readiness: { timeout: Duration.minutes(1) },\n  backup: {']];
/** The deleter's time-out is nothing that its users set. */
const IMPATIENT_DELETER: Edits = [['', `
import { CfnResource } from 'aws-cdk-lib';
for (const one of stack.node.findAll()) {
  if (CfnResource.isCfnResource(one) && one.cfnResourceType === 'Custom::CassandraDeletion') one.addPropertyOverride('TimeoutSeconds', 45);
}
`]];

/** A creation that fails at its last resource is undone, with Cassandra running by then. */
export const failedCreate: Scenario = {
  name: 'failed-create',
  run: async ({ environment, step }) => {
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts');
    await cdk.bootstrap();
    const before = await leftovers(environment);
    await step('a rack that finds no worker: the gate names datacenter, rack, pod and reason, and the stack rolls back', async () => {
      const { code, output } = await cdk.edit(...IMPATIENT, ...LOST_RACK).deploy({ mayFail: true });
      assert.notEqual(code, 0);
      toldByTheGate(output);
      assert.equal(await stackStatus(environment), 'ROLLBACK_COMPLETE');
    });
    await step('nothing is left but the volumes of bound claims, which the deleter lists', async () => {
      const { buckets, ...left } = await leftovers(environment, before);
      assert.equal(buckets, undefined);
      assertOnlyDataLeft(left);
      assert.equal(environment.planes.size, 0);
      const claims = ['r1', 'r2'].map((rack) => `server-data-orders-dc1-${rack}-sts-0`);
      assert.deepEqual([...Volumes.ebs.values()].map(({ claim }) => claim).sort(), claims.map((claim) => `${NAMESPACE}/${claim}`));
      const log = fs.readFileSync(path.join(environment.folder, 'logs', 'emulator.log'), 'utf8');
      assert.match(log, new RegExp(`Cassandra cluster orders is deleted; its volumes stay: ${claims.map((claim) => `${claim} \\(PersistentVolume pvc-[0-9a-f-]+\\)`).join(', ')}`));
    });
    await destroy(environment, cdk);
  },
};

/** The ways in which a deployment of something that runs can fail, and what to do next (docs/rollback.md). */
export const failedUpdate: Scenario = {
  name: 'failed-update',
  run: async (context) => {
    const cdk = new Cdk(context.environment, 'examples/quickstart/app.ts');
    await cdk.bootstrap();
    await resumedCreation(context, cdk);
    await takenBack(context, cdk);
    await guardWithoutRollback(context, cdk);
    await killedHelm(context, cdk);
  },
};

/** More nodes that come late, and a destruction while the operators are dead. */
export const lateAndDead: Scenario = {
  name: 'late-and-dead',
  full: true,
  run: async (context) => {
    const cdk = new Cdk(context.environment, 'examples/quickstart/app.ts');
    await cdk.bootstrap();
    await cdk.deploy();
    await goesForward(context, cdk);
    await destroyedWithoutOperator(context, cdk);
  },
};

async function resumedCreation({ environment, step }: Context, cdk: Cdk): Promise<void> {
  await step('first deployment fails with --no-rollback: what was made runs on', async () => {
    const { code, output } = await cdk.edit(...IMPATIENT, ...LOST_RACK).deploy({ mayFail: true, args: ['--no-rollback'] });
    assert.notEqual(code, 0);
    toldByTheGate(output);
    assert.equal(await stackStatus(environment), 'CREATE_FAILED');
  });
  const running = (await podIds(environment)).length;
  assert.equal(running, 3, 'one of them waits for a place');
  await step('the mended deployment goes on where it stopped', async () => {
    const kept = await identities(environment);
    await cdk.edit().deploy({ args: ['--no-rollback'] });
    assert.match(await stackStatus(environment), /^(CREATE|UPDATE)_COMPLETE$/);
    await ready(environment);
    await placed(environment, 3);
    const now = await identities(environment);
    assert.deepEqual(Object.fromEntries(Object.keys(kept).map((id) => [id, now[id]])), kept);
  });
}

/** A change of settings that fails elsewhere is taken back, and the next deployment makes it. */
async function takenBack({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const settings: Edits = [['  backup: {', '  configuration: { concurrency: { reads: 48 } },\n  backup: {']];
  const configured = async () => JSON.stringify((await environment.cluster.client
    .get(`/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`)).spec.cassandra).includes('"concurrent_reads":48');
  await step('an update that fails after a change of settings: its reason is told, the settings are taken back, Cassandra serves', async () => {
    const before = await identities(environment);
    const { code, output } = await cdk.edit(...settings, ...patched('MedusaBackupSchedule', '/spec/cronSchedule', '0 0 2 * * *')).deploy({ mayFail: true });
    assert.notEqual(code, 0);
    assert.match(output, /expected exactly 5 fields/);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
    assert.equal(await configured(), false);
    await ready(environment);
    assert.deepEqual(await identities(environment), before);
  });
  await step('an update that is cancelled: the settings are taken back', async () => {
    const [{ code }] = await Promise.all([
      cdk.edit(...settings).deploy({ mayFail: true }),
      inTheMiddle(environment, () => environment.aws.call('cloudformation', 'CancelUpdateStack', { StackName: STACK })),
    ]);
    assert.notEqual(code, 0);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
    assert.equal(await configured(), false);
    await ready(environment);
  });
  await step('the next deployment makes the change', async () => {
    await cdk.edit(...settings).deploy();
    assert.equal(await configured(), true);
    assert.equal(await toldStatus(environment), 'ready');
  });
  await step('and back', () => cdk.edit().deploy());
}

async function guardWithoutRollback({ environment, step }: Context, cdk: Cdk): Promise<void> {
  await step('refused by the guard with --no-rollback: cdk rollback, and the next deployment goes through', async () => {
    const { code, output } = await cdk.edit(['gibibytes(200)', 'gibibytes(100)']).deploy({ mayFail: true, args: ['--no-rollback'] });
    assert.notEqual(code, 0);
    assert.match(output, /Refused before anything was changed/);
    assert.equal(await stackStatus(environment), 'UPDATE_FAILED');
    await cdk.rollback();
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
    await cdk.edit(...IMPATIENT).deploy();
    assert.equal(await toldStatus(environment), 'ready');
  });
}

/** A helm that was killed leaves its revision pending. */
async function killedHelm({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const secret = '/api/v1/namespaces/k8ssandra-operator/secrets';
  const release = 'sh.helm.release.v1.k8ssandra-operator.v99';
  await step('a chart whose last helm was killed is not touched: the release and the way out are told', async () => {
    const before = await identities(environment);
    await environment.cluster.client.create(secret, {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'helm.sh/release.v1',
      metadata: { name: release, labels: { owner: 'helm', name: 'k8ssandra-operator', status: 'pending-upgrade', version: '99' } },
    });
    const { code, output } = await cdk.edit(...NEWER_OPERATOR).deploy({ mayFail: true });
    assert.notEqual(code, 0);
    assert.match(output, /revision 99 is pending-upgrade.*helm rollback k8ssandra-operator 1 -n k8ssandra-operator/);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
    assert.deepEqual(await identities(environment), before);
    await environment.cluster.client.delete(`${secret}/${release}`);
  });
}

/** More nodes cannot be taken back: a ring that grows would shrink. */
async function goesForward({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const quota = `/api/v1/namespaces/${NAMESPACE}/resourcequotas`;
  // Reaper has a pod too.
  await step('more nodes that are not ready in time: told, not failed', async () => {
    await environment.cluster.client.create(quota, { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'full' }, spec: { hard: { pods: '5' } } });
    await eventually('the quota is counted', 30, async () => (await environment.cluster.client.get(`${quota}/full`)).status?.used?.pods === '4');
    await cdk.edit(...IMPATIENT, ['nodes: 3', 'nodes: 6']).deploy();
    assert.equal(await stackStatus(environment), 'UPDATE_COMPLETE');
    const told = await toldStatus(environment);
    assert.match(told, /^changing, 4 of 6 nodes ready: after 1 minutes?: .*datacenter dc1 is Updating(?: \([^)]*\))?, 4 of 6 nodes ready/);
  });
  await step('what held it is mended: the nodes join without another deployment', async () => {
    await environment.cluster.client.delete(`${quota}/full`);
    await ready(environment);
    await placed(environment, 6);
  });
  await step('the next deployment says that it is ready', async () => {
    await cdk.edit(...IMPATIENT, ['nodes: 3', 'nodes: 6'], ['Duration.days(14)', 'Duration.days(15)'], ...IMPATIENT_DELETER).deploy();
  });
}

/** Nobody takes the finalizers away: the deleter says so within its time, and the second attempt works. */
async function destroyedWithoutOperator({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const { client } = environment.cluster;
  const operators = (await client.list('/apis/apps/v1/deployments')).filter(({ metadata }) => /operator/.test(metadata.name));
  assert.equal(operators.length, 2);
  const scale = async (replicas: number) => {
    for (const { metadata } of operators) await client.patch(`/apis/apps/v1/namespaces/${metadata.namespace}/deployments/${metadata.name}`, { spec: { replicas } });
  };
  await step('cdk destroy with the operators dead ends with what holds it and the way out', async () => {
    await scale(0);
    await eventually('the operators are gone', 60, async () => (await client.list('/api/v1/pods')).every(({ metadata }) => !/operator/.test(metadata.name)));
    await environment.aws.call('cloudformation', 'UpdateTerminationProtection', { StackName: STACK, EnableTerminationProtection: false });
    const { code, output } = await cdk.destroy({ mayFail: true });
    assert.notEqual(code, 0);
    assert.match(output, /K8ssandraCluster orders \(held by k8ssandracluster\.k8ssandra\.io\/finalizer\)/);
    assert.match(output, /Make the operators run again/);
    assert.equal(await stackStatus(environment), 'DELETE_FAILED');
    await placed(environment, 6);
  });
  await step('with the operators back, cdk destroy works', async () => {
    await scale(1);
    await sleep(2000);
    await cdk.destroy();
  });
}

function toldByTheGate(output: string): void {
  assert.match(output, /Cassandra is not ready after 1 minutes?: worst pod orders-dc1-r3-sts-0 of rack r3 \(Pending\), Unschedulable: [^;]*node affinity/);
  assert.match(output, /datacenter dc1 is Updating(?: \([^)]*\))?, 2 of 3 nodes ready/);
}
