import { event, fakeKubernetes, NONE, Objects, refusal } from './fake-kubernetes';
import { readiness } from '../../lib/lifecycle/handlers/readiness';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => {
  fake.server.received.length = 0;
  fake.stackIs('UPDATE_IN_PROGRESS');
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

const CLUSTER = 'GET /apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders';
const DATACENTERS = 'GET /apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters';
const PODS = 'GET /api/v1/namespaces/shop/pods';
const EVENTS = 'GET /api/v1/namespaces/shop/events';

const condition = (type: string, status = 'True', message = '') => ({ type, status, message });
const cluster = (status = {}) => ({ metadata: { generation: 3 }, status: { error: 'None', observedGeneration: 3, ...status } });
const datacenter = (status = {}, name = 'dc1') => ({
  metadata: { name, generation: 5 },
  spec: { size: 3 },
  status: { observedGeneration: 5, cassandraOperatorProgress: 'Ready', conditions: [condition('Ready'), condition('Valid')], ...status },
});
const pod = (name: string, rack: string, status: object) => ({
  metadata: { name, labels: { 'cassandra.datastax.com/datacenter': 'dc1', 'cassandra.datastax.com/rack': rack } }, status,
});
const readyPod = pod('orders-dc1-r1-sts-0', 'r1', { phase: 'Running', conditions: [condition('Ready')] });
const serving = (overrides: Objects = {}): Objects => ({
  [CLUSTER]: cluster(), [DATACENTERS]: { items: [datacenter()] }, [PODS]: { items: [readyPod] }, [EVENTS]: NONE, ...overrides,
});

const create = () => event('Create', { Datacenters: ['dc1'], OneWay: 'a' });

/** What is told when it never gets better. */
async function missing(objects: Objects, asked = create()): Promise<string> {
  const begun = await fake.started(readiness, asked);
  fake.behave(objects);
  await expect(fake.call(readiness, begun)).resolves.toEqual({ IsComplete: false });
  fake.pass(601);
  return fake.call(readiness, begun).then((answer) => `complete: ${JSON.stringify(answer)}`, (error) => error.message);
}

test('is passed when cluster and datacenters have seen what was asked, and are ready', async () => {
  fake.behave(serving());
  await expect(fake.call(readiness, await fake.started(readiness, create()))).resolves.toEqual({ IsComplete: true, Data: { Status: 'ready' } });
});

test.each<[string, Objects, RegExp]>([
  ['the operator has not looked at the cluster', { [CLUSTER]: cluster({ observedGeneration: 2 }) }, /the operator has not looked at the last change/],
  ['the cluster has an error', { [CLUSTER]: cluster({ error: 'invalid semantic version' }) }, /K8ssandraCluster orders says: invalid semantic version/],
  ['there is no cluster', { [CLUSTER]: undefined }, /K8ssandraCluster shop\/orders is not there/],
  ['there is no datacenter', { [DATACENTERS]: NONE }, /CassandraDatacenter dc1 is not there yet/],
  ['a datacenter is ready for what was asked before', { [DATACENTERS]: { items: [datacenter({ observedGeneration: 4 })] } }, /datacenter dc1 is Ready, 1 of 3 nodes ready/],
  ['a datacenter is not ready', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready', 'False')], cassandraOperatorProgress: 'Updating' })] } }, /dc1 is Updating/],
  ['a datacenter grows', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready'), condition('ScalingUp')] })] } }, /datacenter dc1/],
  ['a datacenter is updated', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready'), condition('Updating')] })] } }, /datacenter dc1/],
  ['a datacenter has no status', { [DATACENTERS]: { items: [{ ...datacenter(), status: undefined }] } }, /dc1 is not started/],
  ['a datacenter is not valid', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready'), condition('Valid', 'False', 'shrinking PVC is not supported')] })] } }, /not valid: shrinking PVC/],
])('waits while %s, and tells it', async (_, objects, says) => {
  expect(await missing(serving(objects))).toMatch(says);
});

test('one of two datacenters is not enough', async () => {
  const both = event('Create', { Datacenters: ['dc1', 'dc2'], OneWay: 'a' });
  expect(await missing(serving(), both)).toMatch(/CassandraDatacenter dc2 is not there yet/);
});

test('the worst pod is told first, with what is wrong and the newest warning that matters', async () => {
  const starting = pod('orders-dc1-r2-sts-0', 'r2', { phase: 'Pending', containerStatuses: [{ name: 'cassandra', state: { waiting: { reason: 'PodInitializing' } } }] });
  const crashing = pod('orders-dc1-r3-sts-0', 'r3', { phase: 'Running', containerStatuses: [{ name: 'cassandra', restartCount: 4, state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } } }] });
  const text = await missing(serving({
    [DATACENTERS]: { items: [datacenter({ cassandraOperatorProgress: 'Updating' })] },
    [PODS]: { items: [readyPod, starting, crashing, { metadata: { name: 'orders-dc1-reaper' }, status: {} }] },
    [EVENTS]: {
      items: [
        { reason: 'Unhealthy', message: 'Readiness probe failed: 500', lastTimestamp: '2026-11-21T09:03:00Z' },
        { reason: 'FailedMount', message: 'older', lastTimestamp: '2026-11-21T09:01:00Z' },
        { reason: 'FailedMount', message: 'volume is in another zone', lastTimestamp: '2026-11-21T09:02:00Z' },
      ],
    },
  }));
  expect(text).toMatch(/^Cassandra is not ready after 10 minutes: worst pod orders-dc1-r3-sts-0 of rack r3 \(Running, 4 restarts\), cassandra: CrashLoopBackOff \(back-off 5m0s\), warning FailedMount: volume is in another zone; datacenter dc1/);
  expect(text).toContain('kubectl -n shop get');
  expect(fake.requests('GET').find((url) => url.includes('/events'))).toContain('involvedObject.name=orders-dc1-r3-sts-0');
});

test('a pod that has no place says why', async () => {
  const homeless = pod('orders-dc1-r2-sts-0', 'r2', { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/9 nodes are available: 3 Insufficient memory' }] });
  expect(await missing(serving({ [DATACENTERS]: { items: [datacenter({ conditions: [] })] }, [PODS]: { items: [homeless] } })))
    .toMatch(/orders-dc1-r2-sts-0 of rack r2 \(Pending\), Unschedulable: 0\/9 nodes are available: 3 Insufficient memory/);
});

test.each([401, 403, 410, 429, 500, 503])('waits while the cluster answers %i', async (status) => {
  expect(await missing(serving({ [CLUSTER]: () => refusal(status, 'x') }))).toContain(`the Kubernetes API answers ${status}`);
});

test('fails at once for what waiting does not change', async () => {
  fake.behave(serving({ [CLUSTER]: () => refusal(400, 'bad request') }));
  await expect(fake.call(readiness, await fake.started(readiness, create()))).rejects.toThrow('the Kubernetes API answers 400');
});

describe('an update', () => {
  const unready = serving({ [DATACENTERS]: { items: [datacenter({ conditions: [] })] } });

  test('fails if its change can be taken back', async () => {
    expect(await missing(unready, event('Update', { Datacenters: ['dc1'], OneWay: 'a' }, { OneWay: 'a' }))).toMatch(/^Cassandra is not ready/);
  });

  test('tells and goes on if there is no way back', async () => {
    const text = await missing(unready, event('Update', { Datacenters: ['dc1'], OneWay: 'b' }, { OneWay: 'a' }));
    expect(text).toMatch(/^complete: .*after 10 minutes: .*told and not failed/);
  });

  test('is not waited for while the stack rolls back', async () => {
    fake.behave(unready);
    fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS');
    const begun = await fake.started(readiness, event('Update', { Datacenters: ['dc1'], OneWay: 'a' }, { OneWay: 'b' }));
    await expect(fake.call(readiness, begun)).resolves.toMatchObject({ IsComplete: true });
    expect(fake.server.received).toEqual([]);
  });
});

test('is not asked on the way down', async () => {
  await expect(fake.call(readiness, await fake.started(readiness, event('Delete', { Datacenters: ['dc1'] })))).resolves.toEqual({ IsComplete: true });
  expect(fake.server.received).toEqual([]);
});
