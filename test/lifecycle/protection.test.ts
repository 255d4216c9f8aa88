import { event, fakeKubernetes, NONE, Objects, refusal } from './fake-kubernetes';
import { AwsError } from '../../lib/lifecycle/handlers/aws';
import { deletion } from '../../lib/lifecycle/handlers/deletion';
import { protection, RackGroup } from '../../lib/lifecycle/handlers/protection';
import { wait, Waiting, WaitingEvent, WaitingTools } from '../../lib/lifecycle/handlers/waiting';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
afterEach(() => jest.restoreAllMocks());
beforeEach(() => {
  fake.server.received.length = 0;
  fake.at(Date.parse('2026-11-27T09:00:00Z'));
  fake.stackIs('UPDATE_IN_PROGRESS');
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

const rack = (name: string, count: number): RackGroup => ({ LogicalId: `Group${name}`, Datacenter: 'dc1', Rack: name, Instances: String(count) });
const THREE = [rack('r1', 3), rack('r2', 3)];

/** A pod of Cassandra; without a node it waits for one. */
const pod = (name: string, node?: string, rackName = 'r1') => ({
  metadata: { name, labels: { 'cassandra.datastax.com/datacenter': 'dc1', 'cassandra.datastax.com/rack': rackName } }, spec: { nodeName: node }, status: {},
});
const ring = (...items: object[]): Objects => ({
  'GET /apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders': { metadata: { generation: 1 }, spec: {}, status: {} },
  'GET /apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters': NONE,
  'GET /api/v1/namespaces/shop/pods': { items },
  ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((one) => [`GET /api/v1/nodes/node-${one}`, { spec: { providerID: `aws:///eu-west-1a/i-${one}` } }])),
});
/** One node in each of two instances of rack r1. */
const settled = () => ring(pod('one', 'node-a'), pod('two', 'node-c'));

interface Groups { readonly [group: string]: readonly string[] }
const RUNNING: Groups = { 'asg-Groupr1': ['i-a', 'i-b', 'i-c'], 'asg-Groupr2': ['i-d', 'i-e', 'i-f'] };

/** Groups of a stack; knows which instances are protected, and what was asked for. @param held those that are from the beginning */
function groups(held: readonly string[] = [], running: Groups = RUNNING) {
  const state = new Set(held);
  const asked: string[] = [];
  const instances: WaitingTools['instances'] = {
    groupOf: async (_, logicalId) => (`asg-${logicalId}` in running ? `asg-${logicalId}` : undefined),
    list: async (group) => running[group].map((id) => ({ id, isProtected: state.has(id) })),
    protect: async (_, ids, isProtected) => ids.forEach((id) => {
      asked.push(id);
      return isProtected ? state.add(id) : state.delete(id);
    }),
  };
  return { instances, protectedOnes: () => [...state].sort(), asked };
}

async function run(waiting: Waiting, request: WaitingEvent, instances: WaitingTools['instances']): Promise<string> {
  const tools = { ...fake.tools, instances };
  const begun = { ...request, ...await wait(waiting, request, 'id', tools) };
  return wait(waiting, begun, 'id', tools).then(({ IsComplete }) => (IsComplete ? 'passes' : 'waits'), (error) => error.message);
}

/** A change of the groups from three instances each. */
function change(now: RackGroup[], instances: WaitingTools['instances'], kind: 'Create' | 'Update' = 'Update') {
  return run(protection, event(kind, { Groups: now }, kind === 'Update' ? { Groups: THREE } : undefined), instances);
}

const SHRUNK = [rack('r1', 2), rack('r2', 3)];

test('protects the instances that carry Cassandra, before their group gets smaller, and lets the empty ones go', async () => {
  fake.behave(settled());
  const { instances, protectedOnes, asked } = groups(['i-b', 'i-c']);
  expect(await change(SHRUNK, instances)).toBe('passes');
  expect(protectedOnes()).toEqual(['i-a', 'i-c']);
  expect(asked.sort()).toEqual(['i-a', 'i-b']);
});

test('ends the deployment, and nothing else, if fewer instances are empty than have to go', async () => {
  fake.behave(ring(pod('one', 'node-a'), pod('two', 'node-b'), pod('three', 'node-c')));
  const { instances, protectedOnes } = groups();
  const said = await change(SHRUNK, instances);
  expect(said).toMatch(/^Refused before an instance was ended:\n- rack r1 of datacenter dc1 is to lose 1 of 3 instances, but only 0 carry no Cassandra node/);
  expect(said).toContain('one on i-a, two on i-b, three on i-c');
  expect(said).toMatch(/workerNodes.*\[instances-in-use\]$/);
  expect(protectedOnes()).toEqual([]);
});

test('refuses for each rack, and touches none if one is refused', async () => {
  fake.behave(ring(pod('one', 'node-a'), pod('four', 'node-d', 'r2'), pod('five', 'node-e', 'r2')));
  const { instances, protectedOnes } = groups();
  const said = await change([rack('r1', 1), rack('r2', 1)], instances);
  expect(said).toMatch(/rack r2 of datacenter dc1 is to lose 2 of 3 instances, but only 1 carry/);
  expect(said).not.toContain('rack r1');
  expect(protectedOnes()).toEqual([]);
});

test('refuses while a node of the rack has no instance', async () => {
  fake.behave(ring(pod('one', 'node-a'), pod('two')));
  expect(await change(SHRUNK, groups().instances)).toMatch(/r1 of datacenter dc1 is to lose instances, and two has none yet.*\[instances-in-use\]$/);
  fake.behave(ring(pod('one', 'node-a'), pod('two', undefined, 'r2')));
  expect(await change(SHRUNK, groups().instances)).toBe('passes');
});

test('refuses while the Kubernetes node of a pod is gone: the pod will come to an empty instance', async () => {
  fake.behave(ring(pod('one', 'node-a'), pod('two', 'node-lost')));
  const { instances, protectedOnes } = groups();
  expect(await change(SHRUNK, instances)).toMatch(/r1 of datacenter dc1 is to lose instances, and two has none yet.*\[instances-in-use\]$/);
  expect(protectedOnes()).toEqual([]);
});

const ROLLED = { 'GET /api/v1/nodes/node-a': { metadata: { annotations: { 'cdk-eks-cassandra/roll': 'shop/orders' } }, spec: { providerID: 'aws:///eu-west-1a/i-a' } } };

test('refuses while a roll replaces a node: its pod will come to an empty instance', async () => {
  fake.behave({ ...settled(), ...ROLLED });
  const { instances, protectedOnes } = groups();
  expect(await change(SHRUNK, instances)).toMatch(/`cdk-eks-cassandra roll` replaces node node-a.*--stop.*\[instances-in-use\]$/);
  expect(protectedOnes()).toEqual([]);
});

test.each<[string, RackGroup[], 'Create' | 'Update']>([
  ['a creation', SHRUNK, 'Create'], ['groups that stay', THREE, 'Update'], ['groups that grow', [rack('r1', 4), rack('r2', 3)], 'Update'], ['a rack more', [...THREE, rack('r3', 3)], 'Update'],
])('does not look at %s', async (_, now, kind) => {
  fake.behave({});
  const { instances, protectedOnes } = groups();
  expect(await change(now, instances, kind)).toBe('passes');
  expect(fake.server.received).toEqual([]);
  expect(protectedOnes()).toEqual([]);
});

test('releases a group that goes, since it could not be deleted with protected instances', async () => {
  fake.behave({});
  const { instances, protectedOnes } = groups(['i-a', 'i-d', 'i-f']);
  expect(await change([rack('r1', 3)], instances)).toBe('passes');
  expect(protectedOnes()).toEqual(['i-a']);
});

test('knows sizes as numbers', async () => {
  fake.behave(settled());
  const { instances, protectedOnes } = groups();
  const before = { Groups: [rack('r1', 10)] };
  expect(await run(protection, event('Update', { Groups: [rack('r1', 9)] }, before), instances)).toBe('passes');
  expect(protectedOnes()).toEqual(['i-a', 'i-c']);
});

describe('on the way back', () => {
  beforeEach(() => fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS'));

  test('protects what carries Cassandra, and never stops', async () => {
    fake.behave(ring(pod('one', 'node-a'), pod('two', 'node-b'), pod('three', 'node-c')));
    const { instances, protectedOnes } = groups();
    expect(await change(SHRUNK, instances)).toBe('passes');
    expect(protectedOnes()).toEqual(['i-a', 'i-b', 'i-c']);
  });

  test.each<[string, Objects]>([
    ['a pod that waits', ring(pod('one', 'node-a'), pod('two'))], ['a pod whose node is gone', ring(pod('one', 'node-a'), pod('two', 'node-lost'))], ['a roll', { ...settled(), ...ROLLED }],
  ])('protects all instances of a rack with %s', async (_, objects) => {
    fake.behave(objects);
    const { instances, protectedOnes } = groups();
    expect(await change(SHRUNK, instances)).toBe('passes');
    expect(protectedOnes()).toEqual(['i-a', 'i-b', 'i-c']);
  });

  test('protects all if Kubernetes does not answer', async () => {
    fake.behave({ ...settled(), 'GET /api/v1/namespaces/shop/pods': () => refusal(503, 'overloaded') });
    const { instances, protectedOnes } = groups();
    expect(await change(SHRUNK, instances)).toBe('passes');
    expect(protectedOnes()).toEqual(['i-a', 'i-b', 'i-c']);
  });
});

describe('when nobody answers', () => {
  test.each<[string, Objects, Partial<WaitingTools['instances']>]>([
    ['Kubernetes', { 'GET /api/v1/namespaces/shop/pods': () => refusal(503, 'overloaded') }, {}],
    ['a node', { 'GET /api/v1/nodes/node-a': () => refusal(500, 'fault') }, {}],
    ['CloudFormation', {}, { groupOf: async () => { throw new AwsError('cloudformation:DescribeStackResource', 'Throttling', 400); } }],
    ['Auto Scaling', {}, { protect: async () => { throw new AwsError('autoscaling:SetInstanceProtection', 'AccessDenied', 403); } }],
  ])('waits for %s, and then ends the deployment with no instance ended', async (_, objects, faulty) => {
    fake.behave({ ...settled(), ...objects });
    const request = event('Update', { Groups: SHRUNK }, { Groups: THREE });
    const tools = { ...fake.tools, instances: { ...groups().instances, ...faulty } };
    const begun = { ...request, ...await wait(protection, request, 'id', tools) };
    expect(await wait(protection, begun, 'id', tools)).toEqual({ IsComplete: false });
    fake.pass(601);
    await expect(wait(protection, begun, 'id', tools)).rejects.toThrow(/^It is not known which instances carry Cassandra, so that none was ended: after 10 minutes: .*\[instances-unknown\]$/);
  });
});

describe('the deletion of a Cassandra cluster', () => {
  const request = () => event('Delete', { Deleter: 'x', Groups: SHRUNK });

  test('releases its instances, so that their groups can go', async () => {
    fake.behave(ring());
    const { instances, protectedOnes } = groups(['i-a', 'i-e']);
    expect(await run(deletion, request(), instances)).toBe('passes');
    expect(protectedOnes()).toEqual([]);
  });

  test('asks for nothing where nothing is protected: a group with a name of its own needs no right for it', async () => {
    fake.behave(ring());
    const { instances, asked } = groups();
    expect(await run(deletion, request(), instances)).toBe('passes');
    expect(asked).toEqual([]);
  });

  test('asks again if Auto Scaling does not answer', async () => {
    fake.behave(ring());
    const { instances } = groups(['i-a']);
    expect(await run(deletion, request(), { ...instances, protect: async () => { throw new AwsError('autoscaling:SetInstanceProtection', 'Throttling', 400); } })).toBe('waits');
  });
});
