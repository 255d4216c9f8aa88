import { strict as assert } from 'assert';
import { randomBytes } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { acceptedStrictly, clusterRights } from './cluster-rights';
import { diffed } from './diff';
import { leastPrivilege, strangers } from './least-privilege';
import { assertOnlyDataLeft, leftovers, Things } from './leftovers';
import { people, WITH_PEOPLE } from './people';
import { destroy, identities, NAMESPACE, NEWER_OPERATOR, patched, physicalId, placed, podIds, RACK, ready, snapshot, STACK, stackStatus, toldStatus } from './quickstart-stack';
import { restored } from './restored';
import { rolled } from './rolled';
import { Context, Scenario } from './scenario';
import { shrunk } from './shrunk';
import { tasksRun } from './tasks-run';
import { filesBelow, OLDEST } from '../harness/cache';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { eventually } from '../harness/process';
import { Volumes } from '../harness/volumes';

/** The quickstart example as its user deploys it, changes it and takes it away. */
export const quickstart: Scenario = { name: 'quickstart', run: (context) => quickstartOf(context, { volumes: 6, passwords: 1 }) };

/** The same with a newer operator, a second datacenter and a second Cassandra cluster before it is destroyed. */
export const quickstartExtended: Scenario = { name: 'quickstart-extended', full: true, run: (context) => quickstartOf(context, { volumes: 12, passwords: 2 }, extended) };

/** What a destroyed stack leaves. */
interface Kept {
  readonly volumes: number;
  readonly passwords: number;
}

async function quickstartOf(context: Context, kept: Kept, more?: (context: Context, cdk: Cdk) => Promise<void>): Promise<void> {
  const { environment, step } = context;
  const cdk = new Cdk(environment, 'examples/quickstart/app.ts');
  await step('cdk bootstrap', () => cdk.bootstrap());
  const there = await leftovers(environment);
  await deployed(context, cdk);
  await step('a second cdk deploy changes nothing', async () => {
    const before = await snapshot(environment);
    const { output } = await cdk.deploy();
    assert.match(output, /no changes/);
    assert.deepEqual(await snapshot(environment), before);
  });
  await diffed(context, cdk);
  await leastPrivilege(context, {
    stack: STACK, namespace: NAMESPACE, bucket: await physicalId(environment, 'AWS::S3::Bucket'), prefix: 'orders', account: 'orders-cassandra',
  });
  await acceptedStrictly(context);
  await clusterRights(context);
  await newPassword(context, cdk);
  await refusedChanges(context, cdk);
  await scaled(context, cdk);
  await grown(context, cdk);
  await (more ?? shrunkAgain)(context, cdk);
  await destroyed(context, cdk, there, kept);
}

export const onOldest: Scenario = { name: 'quickstart-on-oldest', full: true, kubernetes: OLDEST, run: quickstart.run };

async function deployed({ environment, step }: Context, cdk: Cdk): Promise<void> {
  await step('cdk deploy', () => cdk.deploy());
  await step('every resource of the stack is complete', async () => {
    const { StackResources } = await environment.aws.call('cloudformation', 'DescribeStackResources', { StackName: STACK });
    assert.deepEqual(StackResources.filter(({ ResourceStatus }: any) => ResourceStatus !== 'CREATE_COMPLETE'), []);
  });
  await step('racks joined one after another, the operator after cert-manager, the custom resource after the gate of webhooks', async () => {
    const { StackEvents } = await environment.aws.call('cloudformation', 'DescribeStackEvents', { StackName: STACK });
    const at = (id: RegExp, status: string) => {
      const event = StackEvents.find(({ LogicalResourceId, ResourceStatus }: any) => id.test(LogicalResourceId) && ResourceStatus === status);
      assert.ok(event, `no event ${status} of ${id}`);
      return new Date(event.Timestamp).getTime();
    };
    const rack = (name: string) => new RegExp(`Workersdc1${name}ASG`);
    assert.ok(at(rack('r1'), 'CREATE_COMPLETE') <= at(rack('r2'), 'CREATE_IN_PROGRESS'));
    assert.ok(at(rack('r2'), 'CREATE_COMPLETE') <= at(rack('r3'), 'CREATE_IN_PROGRESS'));
    assert.ok(at(/^PlatformCertManager/, 'CREATE_COMPLETE') <= at(/^PlatformOperator[0-9A-F]/, 'CREATE_IN_PROGRESS'));
    assert.ok(at(/^PlatformOperatorGate/, 'CREATE_COMPLETE') <= at(/^PlatformOrdersChartK8ssandraCluster/, 'CREATE_IN_PROGRESS'));
    assert.ok(at(/^PlatformOrdersChartK8ssandraCluster/, 'CREATE_COMPLETE') <= at(/^PlatformOrdersLifecycleReadiness/, 'CREATE_IN_PROGRESS'));
  });
  await step('CassandraDatacenter is ready, and the gate said so', async () => {
    await ready(environment);
    assert.equal(await toldStatus(environment), 'ready');
  });
  await step('pods run one a node, a rack a zone', () => placed(environment, 3));
  await step('the password of the superuser is the one in Secrets Manager, and in no log and no template', () => superuserCopied(environment));
  await step('claims are bound to volumes of the StorageClass that the stack made, in the zones of their pods', async () => {
    const { client } = environment.cluster;
    const claims = await client.list(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims`);
    assert.deepEqual(claims.map(({ spec, status }) => [spec.storageClassName, status.phase, status.capacity.storage]), Array(3).fill(['cassandra-orders-dc1', 'Bound', '200Gi']));
    const zones = (await client.list('/api/v1/persistentvolumes')).map(({ spec }) => {
      assert.equal(spec.persistentVolumeReclaimPolicy, 'Retain');
      return spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0];
    });
    assert.deepEqual(zones.sort(), ['us-east-1a', 'us-east-1b', 'us-east-1c']);
  });
}

/** The guard is the first resource: what it refuses changes nothing, and the next deployment goes through. */
async function refusedChanges({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const before = await snapshot(environment);
  const refusals: [what: string, edits: [string, string][], says: RegExp][] = [
    ['smaller volumes is refused by the guard', [['gibibytes(200)', 'gibibytes(100)']], /Refused before anything was changed/],
    ['a renamed datacenter is refused by the guard', [["name: 'dc1'", "name: 'dc2'"]], /Refused before anything was changed/],
    ['an unknown Kubernetes context is refused by the webhook', patched('K8ssandraCluster', '/spec/cassandra/datacenters/0/k8sContext', 'other'),
      /unable to find k8sContext other/],
  ];
  for (const [what, edits, says] of refusals) {
    await step(`cdk deploy with ${what}, its reason is told, and nothing changes`, async () => {
      const { code, output } = await cdk.edit(...edits).deploy({ mayFail: true });
      assert.notEqual(code, 0);
      assert.match(output, says);
      assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
      assert.deepEqual(await snapshot(environment), before);
    });
  }
}

/** Our function copied it: the password exists nowhere else, no log and no template either. */
async function superuserCopied(environment: Environment): Promise<void> {
  const { SecretString } = await environment.aws.call('secrets-manager', 'GetSecretValue', { SecretId: await physicalId(environment, 'AWS::SecretsManager::Secret') });
  const { data } = await environment.cluster.client.get(`/api/v1/namespaces/${NAMESPACE}/secrets/orders-superuser`);
  const copied = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value as string, 'base64').toString()]));
  const { password } = JSON.parse(SecretString);
  assert.ok(/^[A-Za-z0-9]{32}$/.test(password), 'no punctuation, as the template asks for it');
  assert.ok(password === copied.password && copied.username === 'orders-superuser', 'the Secret is not the copy');
  const { folder, cluster } = environment;
  const texts = [path.join(folder, 'logs'), path.join(folder, 'cdk.out'), path.dirname(cluster.auditLog)].flatMap(filesBelow);
  assert.ok(texts.length > 5);
  assert.deepEqual(texts.filter((file) => fs.readFileSync(file).includes(password)), []);
}

/** Rotation as docs/superuser.md has it. */
async function newPassword({ environment, step }: Context, cdk: Cdk): Promise<void> {
  await step('a new password of the superuser is taken over by a deployment', async () => {
    const SecretId = await physicalId(environment, 'AWS::SecretsManager::Secret');
    const SecretString = JSON.stringify({ username: 'orders-superuser', password: randomBytes(16).toString('hex') });
    await environment.aws.call('secrets-manager', 'PutSecretValue', { SecretId, SecretString });
    await cdk.edit(
      ['import { BackupSchedule,', 'import { BackupSchedule, CassandraSuperuser,'],
      ['  backup: {', "  superuser: CassandraSuperuser.generated({ passwordRevision: '2' }),\n  backup: {"],
    ).deploy();
    await superuserCopied(environment);
    assert.equal(await toldStatus(environment, /^PlatformOrdersSuperuserStatus/), 'copied, and set in Cassandra');
  });
}

async function scaled({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const before = await identities(environment);
  await step('cdk deploy with 6 nodes for 3', () => cdk.edit(['nodes: 3', 'nodes: 6']).deploy());
  await step('six pods, two a rack, on six nodes', async () => {
    await ready(environment);
    await placed(environment, 6);
  });
  await step('nothing was replaced', async () => assert.deepEqual(await identities(environment), before));
}

async function grown({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const before = await identities(environment);
  const pods = await podIds(environment);
  await step('cdk deploy with volumes of 300 GiB for 200', () => cdk.edit(['nodes: 3', 'nodes: 6'], ['gibibytes(200)', 'gibibytes(300)']).deploy());
  await step('the volumes have grown, the pods are the same', async () => {
    await eventually('six volumes of 300 GiB', 60, async () => [...Volumes.ebs.values()].filter(({ sizeGib }) => sizeGib === 300).length === 6);
    await ready(environment);
    assert.deepEqual(await podIds(environment), pods);
  });
  await step('nothing was replaced', async () => assert.deepEqual(await identities(environment), before));
}

const GROWN: [string, string][] = [['nodes: 3', 'nodes: 6'], ['gibibytes(200)', 'gibibytes(300)']];
const ANOTHER = `{
    name: 'dc2',
    nodes: 3,
    instanceType: new ec2.InstanceType('r8g.xlarge'),
    storage: CassandraStorage.gp3(Size.gibibytes(100)),
  }`;
const SECOND_DATACENTER: [string, string][] = [['  }],\n  backup', `  }, ${ANOTHER}],\n  backup`]];
/** Its backups go to the first one's bucket. */
const SECOND_CLUSTER: [string, string][] = [
  ['platform.addCassandraCluster(', 'const orders = platform.addCassandraCluster('],
  ['', `
platform.addCassandraCluster('Sessions', {
  version: CassandraVersion.V5_0_6,
  datacenters: [${ANOTHER}],
  backup: { bucket: orders.backupBucket, schedule: BackupSchedule.daily(), retention: Duration.days(14) },
});
`],
];

/** Instances that are launched later have it. */
const NEW_TEMPLATE: [string, string][] = [['nodes: 3', 'nodes: 3,\n    workers: { rootVolumeSize: Size.gibibytes(60) }']];

async function shrunkAgain(context: Context, cdk: Cdk): Promise<void> {
  const larger: [string, string][] = [['gibibytes(200)', 'gibibytes(300)']];
  const last = [...NEW_TEMPLATE, ...WITH_PEOPLE];
  await shrunk(context, cdk, larger, last);
  await people(context);
  await rolled(context);
  await restored(context, cdk, [...larger, ...last]);
  await tasksRun(context);
}

/** Each on top of the one before; none but the first restarts what is there. */
async function extended(context: Context, cdk: Cdk): Promise<void> {
  const { environment, step } = context;
  const before = await identities(environment);
  const { client } = environment.cluster;
  await restartsLater(context, cdk);
  await step('cdk deploy with the older chart again is refused by the guard', async () => {
    const { code, output } = await cdk.edit(...GROWN).deploy({ mayFail: true });
    assert.notEqual(code, 0);
    assert.match(output, /operator-release/);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
  });
  const old = await podIds(environment);
  await step('cdk deploy with a second datacenter is refused: the nodes of the first would restart too', async () => {
    const { code, output } = await cdk.edit(...GROWN, ...NEWER_OPERATOR, ...SECOND_DATACENTER).deploy({ mayFail: true });
    assert.notEqual(code, 0);
    assert.match(output, /restart-pending:orders/);
    assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
  });
  await step('cdk deploy with a second datacenter, the restarts accepted', () =>
    cdk.edit(...GROWN, ...NEWER_OPERATOR, ...SECOND_DATACENTER, ['  backup: {', "  acceptedChanges: ['restart-pending:orders'],\n  backup: {"]).deploy());
  await step('both datacenters are ready, and the nodes of the first have restarted, which the newer operator asked for', async () => {
    await ready(environment);
    const now = await podIds(environment);
    assert.deepEqual(old.filter((pod) => now.includes(pod)), []);
    assert.equal(await requiresUpdate(environment), 'False');
  });
  const pods = await podIds(environment);
  await step('cdk deploy with a second Cassandra cluster', () =>
    cdk.edit(...GROWN, ...NEWER_OPERATOR, ...SECOND_DATACENTER, ...SECOND_CLUSTER).deploy());
  await step('it is ready, in a namespace of its own, on nodes of its own', async () => {
    await eventually('the cluster sessions is ready', 120, async () => {
      const sessions = await client.get('/apis/k8ssandra.io/v1alpha1/namespaces/cassandra-sessions/k8ssandraclusters/sessions');
      return sessions.status?.observedGeneration === sessions.metadata.generation;
    });
    const all = (await client.list('/api/v1/pods')).filter(({ metadata }) => metadata.labels?.[RACK]);
    assert.equal(all.length, 12);
    assert.equal(new Set(all.map(({ spec }) => spec.nodeName)).size, 12);
  });
  await strangers(context, { bucket: await physicalId(environment, 'AWS::S3::Bucket'), each: ['orders', 'sessions'] });
  await step('nothing of the first cluster was replaced, or restarted for the second one', async () => {
    const now = await identities(environment);
    assert.deepEqual(Object.fromEntries(Object.keys(before).map((key) => [key, now[key]])), before);
    const kept = await podIds(environment);
    assert.deepEqual(pods.filter((pod) => !kept.includes(pod)), []);
  });
}

/** A newer operator restarts nothing by itself: it waits for the next change of the cluster, and says so. */
async function restartsLater({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const pods = await podIds(environment);
  await step('cdk deploy with a newer chart of the operator', () => cdk.edit(...GROWN, ...NEWER_OPERATOR).deploy());
  await step('it restarts nothing, and says that the nodes will restart', async () => {
    await eventually('RequiresUpdate', 60, async () => await requiresUpdate(environment) === 'True');
    assert.deepEqual(await podIds(environment), pods);
  });
}

async function requiresUpdate({ cluster }: Environment): Promise<string | undefined> {
  const { status } = await cluster.client.get(`/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`);
  return status?.conditions?.find(({ type }: any) => type === 'RequiresUpdate')?.status;
}

async function destroyed({ environment, step }: Context, cdk: Cdk, before: Things, kept: Kept): Promise<void> {
  const bucket = await physicalId(environment, 'AWS::S3::Bucket');
  await environment.aws.call('s3', 'PutObject', { Bucket: bucket, Key: 'orders/backup', Body: 'data' });
  await step('cdk destroy', async () => {
    await destroy(environment, cdk);
  });
  await step('what stays is bucket, keys, volumes, passwords and flow logs, and nothing else', async () => {
    const left = await leftovers(environment, before);
    const { volumes, secrets, buckets } = left;
    assertOnlyDataLeft(left);
    assert.deepEqual(buckets, [bucket]);
    assert.deepEqual({ volumes: volumes.length, passwords: secrets.length }, kept);
    await environment.aws.call('s3', 'GetObject', { Bucket: bucket, Key: 'orders/backup' });
    assert.equal(environment.planes.size, 0);
  });
}
