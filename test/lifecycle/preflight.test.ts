import { event, fakeKubernetes, NONE, Objects, refusal } from './fake-kubernetes';
import { AwsError } from '../../lib/lifecycle/handlers/aws';
import { preflight } from '../../lib/lifecycle/handlers/preflight';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
afterEach(() => jest.restoreAllMocks());
beforeEach(() => {
  fake.server.received.length = 0;
  fake.stackIs('UPDATE_IN_PROGRESS');
});

const TASKS = 'GET /apis/control.k8ssandra.io/v1alpha1/namespaces/shop/cassandratasks';
const RESTORES = 'GET /apis/medusa.k8ssandra.io/v1alpha1/namespaces/shop/medusarestorejobs';
const condition = (type: string) => ({ type, status: 'True' });
const cluster = (status = {}) => ({
  metadata: { generation: 3 }, spec: { cassandra: { datacenters: [{ metadata: { name: 'dc1' }, size: 3 }] } }, status: { observedGeneration: 3, error: 'None', ...status },
});
const datacenter = (name = 'dc1', conditions = [condition('Ready')]) => ({
  metadata: { name, generation: 1 }, spec: { size: 3 }, status: { observedGeneration: 1, cassandraOperatorProgress: 'Ready', conditions },
});
const calm: Objects = {
  'GET /version': { major: '1', minor: '35+' },
  'GET /apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders': cluster(),
  'GET /apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters': { items: [datacenter()] },
  'GET /api/v1/namespaces/shop/pods': NONE,
};
const withCluster = (status: object) => ({ 'GET /apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders': cluster(status) });
const withDatacenters = (...items: object[]) => ({ 'GET /apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters': { items } });
const PROPERTIES = { Datacenters: ['dc1'], Leaving: [], KubernetesVersion: '1.35' };

async function look(objects: Objects = {}, properties: object = {}, kind: 'Create' | 'Update' = 'Update', old: object = {}): Promise<string> {
  fake.behave({ ...calm, ...objects });
  const before = { Accepted: undefined, KubernetesVersion: undefined, ...old };
  const begun = await fake.started(preflight, event(kind, { ...PROPERTIES, ...properties }, before));
  return fake.call(preflight, begun).then(({ IsComplete }) => (IsComplete ? 'passes' : 'waits'), (error) => error.message);
}

/** What was there before the change. */
const BEFORE = { Digest: 'a', KubernetesVersion: '1.35' };

test('a calm ring passes', async () => {
  expect(await look()).toBe('passes');
});

test('what hinders no change is let be: Reaper that starts', async () => {
  expect(await look(withCluster({ datacenters: { dc1: { reaper: { progress: 'Deploying' } } } }))).toBe('passes');
});

test('that something does not exist is an answer, all else may be another one soon', () => {
  expect(new AwsError('secretsmanager:GetSecretValue', 'ResourceNotFoundException').isTransient).toBe(false);
  expect(new AwsError('secretsmanager:GetSecretValue', 'ThrottlingException').isTransient).toBe(true);
});

const CASES: Array<[string, Objects, object, RegExp, string]> = [
  ['a task', { [TASKS]: { items: [{ metadata: { name: 'x' }, spec: { datacenter: { name: 'dc1' }, jobs: [{ command: 'cleanup' }] }, status: {} }] } }, {}, /cleanup runs on datacenter dc1/, 'ring-busy'],
  ['a roll', withDatacenters(datacenter('dc1', [condition('Updating')])), {}, /restart one after another/, 'ring-busy'],
  ['a decommission', withCluster({ datacenters: { dc2: { decommissionProgress: 'Decommissioning' } } }), {}, /dc2 is decommissioned/, 'ring-busy'],
  ['a restore', { [RESTORES]: { items: [{ metadata: { name: 'r' }, spec: { backup: 'b', cassandraDatacenter: 'dc1' } }] } }, {}, /is restored into datacenter dc1/, 'restore-running'],
  ['a restart that waits for the next change', withCluster({ conditions: [condition('RequiresUpdate')] }), {}, /3 nodes restart with this change.*operatorUpdateRevision/, 'restart-pending'],
  ['a datacenter that went from the code too early', withDatacenters(datacenter(), datacenter('dc2')), {}, /dc2 is no longer in the code.*decommission: true/, 'datacenter-there'],
  ['a wanted datacenter that is in deletion', withDatacenters(datacenter(), { ...datacenter('dc2'), metadata: { name: 'dc2', generation: 1, deletionTimestamp: '2026-11-26T12:00:00Z' } }),
    { Datacenters: ['dc1', 'dc2'] }, /dc2 is wanted, and its operator has begun to take it away.*decommission: true/, 'leaving-begun'],
  ['a wanted datacenter that is being decommissioned', { ...withDatacenters(datacenter(), datacenter('dc2')), ...withCluster({ datacenters: { dc2: { decommissionProgress: 'UpdatingReplication' } } }) },
    { Datacenters: ['dc1', 'dc2'], Accepted: ['ring-busy:orders'] }, /dc2 is wanted/, 'leaving-begun'],
  ['replicas in a datacenter that leaves', { ...withDatacenters(datacenter(), datacenter('dc2')), ...withCluster({ error: 'keyspace shop still has replicas on it' }) }, { Leaving: ['dc2'] },
    /cannot leave: keyspace shop.*ALTER KEYSPACE/, 'replicas-left'],
  ['another Kubernetes', {}, { KubernetesVersion: '1.36' }, /runs Kubernetes 1\.35, and the template says 1\.36/, 'kubernetes-version'],
];
const FINAL = ['restore-running', 'datacenter-there', 'leaving-begun'];

test.each(CASES)('fails at once for %s', async (_, objects, properties, says, id) => {
  const said = await look(objects, properties);
  expect(said).toMatch(/^Refused before instances or Cassandra were changed:/);
  expect(said).toMatch(says);
  expect(said).toContain(`[${id}]`);
  const accepted = [`${id}:orders`];
  expect(await look(objects, { ...properties, Accepted: accepted })).toMatch(FINAL.includes(id) ? /^Refused/ : /^passes$/);
  // An acceptance is for one deployment.
  const spent = await look(objects, { ...properties, Accepted: accepted }, 'Update', { Accepted: accepted });
  expect(spent).toMatch(/^Refused/);
  if (!FINAL.includes(id)) expect(spent).toContain(`take '${id}:orders' out of acceptedChanges first`);
});

test.each(CASES)('lets a first creation and a way back pass: %s', async (_, objects, properties) => {
  expect(await look(objects, properties, 'Create')).toBe('passes');
  fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS');
  expect(await look(objects, properties)).toBe('passes');
  expect(fake.server.received).toEqual([]);
});

test.each(CASES)('passes without a look if nothing that follows changes: %s', async (_, objects, properties) => {
  const same = { ...properties, Digest: 'a' };
  expect(await look(objects, { ...same, Watch: '{}' }, 'Update', { ...PROPERTIES, ...same })).toBe('passes');
  expect(fake.server.received).toEqual([]);
});

test.each([
  ['Digest', { Digest: 'b' }], ['Datacenters', { Datacenters: ['dc1', 'dc3'] }], ['Leaving', { Leaving: ['dc3'] }], ['KubernetesVersion', { KubernetesVersion: '1.34' }],
  ['OperatorUpdate', { OperatorUpdate: '2' }],
])('looks if %s changes', async (_, change) => {
  const old = { ...PROPERTIES, Digest: 'a', OperatorUpdate: '1' };
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  await look({}, { ...old, ...change }, 'Update', old);
  expect(fake.server.received).not.toEqual([]);
});

describe('after an upgrade of the control plane in the same deployment, which EKS does not take back', () => {
  const after = (objects: Objects, properties: object = {}) => look(objects, { OwnControlPlane: 'true', ...properties, Digest: 'b' }, 'Update', { ...BEFORE, KubernetesVersion: '1.34' });

  test.each(CASES.filter(([,,,, id]) => !FINAL.includes(id)))('what is only risky is logged: %s', async (_, objects, properties, says) => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await after(objects, properties)).toBe('passes');
    expect(warned.mock.calls.join()).toMatch(new RegExp(says.source.split('.*')[0]));
  });

  test.each(CASES.filter(([,,,, id]) => FINAL.includes(id)))('what is wrong is refused: %s', async (_, objects, properties) => {
    expect(await after(objects, properties)).toMatch(/^Refused/);
  });

  test.each(CASES)('nothing is let pass if another stack or somebody else upgraded it, since nothing has to be put back here: %s', async (_, objects, properties) => {
    expect(await after(objects, { ...properties, OwnControlPlane: undefined })).toMatch(/^Refused/);
  });

  test('a version that follows the control plane of somebody else passes', async () => {
    expect(await after({}, { OwnControlPlane: undefined })).toBe('passes');
  });
});

describe('while CloudFormation does not say which way it goes', () => {
  beforeEach(() => fake.stackIs(new AwsError('cloudformation:DescribeStacks', 'Throttling', 400)));

  test('a calm ring passes', async () => {
    expect(await look()).toBe('passes');
  });

  test('nothing is refused, since it may be a way back, and it is asked again', async () => {
    expect(await look({}, { KubernetesVersion: '1.36' })).toBe('waits');
  });
});

test.each([
  ['ScalingUp', 'nodes are added to datacenter dc1'], ['ScalingDown', 'nodes leave datacenter dc1'], ['ReplacingNodes', 'nodes of datacenter dc1 are replaced'],
  ['ResizingVolumes', 'volumes of datacenter dc1 grow'], ['Resuming', 'datacenter dc1 starts again'], ['RollingRestart', 'the nodes of datacenter dc1 restart one after another'],
])('%s is not mixed into a change', async (type, says) => {
  expect(await look(withDatacenters(datacenter('dc1', [condition(type)])))).toContain(says);
});

test('a first start is no resumption', async () => {
  expect(await look(withDatacenters(datacenter('dc1', [condition('Resuming'), { type: 'Initialized', status: 'False' }])))).toBe('passes');
});

test.each([
  ['another cluster of the namespace', { 'k8ssandra.io/cluster-name': 'other' }, 'passes'],
  ['this cluster', { 'k8ssandra.io/cluster-name': 'orders' }, /restart one after another/],
  ['nobody that is known', undefined, /restart one after another/],
])('a roll of a datacenter of %s', async (_, labels, says) => {
  const rolling = datacenter('dc2', [condition('Updating')]);
  const said = await look(withDatacenters(datacenter(), { ...rolling, metadata: { ...rolling.metadata, labels } }), { Leaving: ['dc2'] });
  expect(said).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
});

describe('in a namespace that clusters share', () => {
  const theirs = { ...datacenter('users1'), metadata: { name: 'users1', generation: 1, labels: { 'k8ssandra.io/cluster-name': 'users' } } };
  const taskOn = (name: string, spec = {}, status = {}) => ({ [TASKS]: { items: [{ metadata: { name: 'x' }, spec: { datacenter: { name }, jobs: [{ command: 'cleanup' }], ...spec }, status }] } });
  const restoreInto = (cassandraDatacenter: string) => ({ [RESTORES]: { items: [{ metadata: { name: 'r' }, spec: { backup: 'b', cassandraDatacenter } }] } });
  const both = withDatacenters(datacenter(), theirs);

  test.each<[string, Objects]>([['a task', taskOn('users1')], ['a restore', restoreInto('users1')]])('%s of another cluster hinders nothing', async (_, objects) => {
    expect(await look({ ...both, ...objects })).toBe('passes');
  });

  test.each<[string, Objects]>([['a task', taskOn('gone')], ['a restore', restoreInto('gone')]])('%s of a datacenter that is not known does, to be on the safe side', async (_, objects) => {
    expect(await look({ ...both, ...objects })).toMatch(/^Refused/);
  });

  test.each<[string, object, object, RegExp]>([
    ['that begins later', { scheduledTime: '2026-11-21T09:30:00Z' }, {}, /^passes$/],
    ['whose time has come', { scheduledTime: '2026-11-21T09:00:00Z' }, {}, /cleanup runs/],
    ['that began, whatever its time', { scheduledTime: '2026-11-22T09:00:00Z' }, { startTime: '2026-11-21T08:00:00Z' }, /cleanup runs/],
  ])('a task %s', async (_, spec, status, says) => {
    fake.at(Date.parse('2026-11-21T09:00:00Z'));
    expect(await look({ ...both, ...taskOn('dc1', spec, status) })).toMatch(says);
  });
});

test('a datacenter that was to leave and comes back before the operator began passes', async () => {
  expect(await look(withDatacenters(datacenter(), datacenter('dc2')), { Datacenters: ['dc1', 'dc2'] })).toBe('passes');
});

describe('a restart that waits for the next change', () => {
  const pending = withCluster({ conditions: [condition('RequiresUpdate')] });
  const asking = (change: object = {}, objects: Objects = {}) => look({ ...pending, ...objects }, { Digest: 'a', OperatorUpdate: '2', ...change }, 'Update', { ...BEFORE, OperatorUpdate: '1', ...PROPERTIES });

  test('passes if it is what is asked for, and nothing else', async () => {
    expect(await asking()).toBe('passes');
    expect(fake.server.received).not.toEqual([]);
    expect(await look(pending, { Digest: 'a', OperatorUpdate: '1' }, 'Update', { ...BEFORE, OperatorUpdate: undefined })).toBe('passes');
  });

  test.each([
    ['another setting', { Digest: 'b' }], ['another datacenter', { Datacenters: ['dc1', 'dc3'] }], ['a datacenter that leaves', { Leaving: ['dc3'] }],
  ])('is refused if it is asked for together with %s', async (_, change) => {
    expect(await asking(change)).toMatch(/^Refused.*\n- 3 nodes restart with this change.*changes operatorUpdateRevision of the Cassandra cluster and nothing else.*\[restart-pending\]$/);
  });

  test('is refused if it is not asked for (any more)', async () => {
    expect(await asking({ Digest: 'b', OperatorUpdate: '1' })).toMatch(/\[restart-pending\]/);
    expect(await asking({ OperatorUpdate: undefined })).toMatch(/\[restart-pending\]/);
  });

  test('is not mixed into what goes on', async () => {
    expect(await asking({}, withDatacenters(datacenter('dc1', [condition('Updating')])))).toMatch(/\[ring-busy\]$/);
  });
});

test('a datacenter that leaves on purpose passes', async () => {
  expect(await look(withDatacenters(datacenter(), datacenter('dc2')), { Leaving: ['dc2'] })).toBe('passes');
});

test('a cluster that was never made passes', async () => {
  expect(await look({ 'GET /apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders': undefined })).toBe('passes');
});

test('what cannot be looked at is asked again, and changes nothing when time is up', async () => {
  fake.behave({ ...calm, 'GET /version': () => refusal(503, 'starting') });
  const begun = await fake.started(preflight, event('Update', PROPERTIES, {}));
  await expect(fake.call(preflight, begun)).resolves.toEqual({ IsComplete: false });
  fake.pass(601);
  await expect(fake.call(preflight, begun)).rejects.toThrow(/nothing was changed: .*503.*\[preflight-unknown\]/);
});
