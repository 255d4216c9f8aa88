import { event, fakeKubernetes, NONE, refusal } from './fake-kubernetes';
import { absence, deletion } from '../../lib/lifecycle/handlers/deletion';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => { fake.server.received.length = 0; });

const CLUSTER = '/apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders';
const DATACENTERS = '/apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters';
const EVENTS = '/api/v1/namespaces/shop/events';
const cluster = (metadata = {}, status = {}) => ({ metadata: { name: 'orders', annotations: { 'cdk-eks-cassandra/deleter': 'mine' }, ...metadata }, status });
const going = cluster({ deletionTimestamp: '2026-11-21T09:00:00Z', finalizers: ['k8ssandracluster.k8ssandra.io/finalizer'] });
const datacenter = { metadata: { name: 'dc1', deletionTimestamp: 'x', finalizers: ['finalizer.cassandra.datastax.com'] } };
const down = () => event('Delete', { Deleter: 'mine' });

test('deletes the cluster once, and waits until it and its datacenters are gone', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: cluster(), [`DELETE ${CLUSTER}`]: {} });
  const begun = await fake.started(deletion, down());
  expect(fake.requests('DELETE')).toEqual([CLUSTER]);
  fake.behave({ [`GET ${CLUSTER}`]: going, [`GET ${DATACENTERS}`]: { items: [datacenter] }, [`GET ${EVENTS}`]: NONE });
  await expect(fake.call(deletion, begun)).resolves.toEqual({ IsComplete: false });
  // The datacenter can outlive the cluster.
  fake.behave({ [`GET ${DATACENTERS}`]: { items: [datacenter] }, [`GET ${EVENTS}`]: NONE });
  await expect(fake.call(deletion, begun)).resolves.toEqual({ IsComplete: false });
  fake.behave({ [`GET ${DATACENTERS}`]: { items: [] }, 'GET /api/v1/namespaces/shop/persistentvolumeclaims': { items: [] } });
  await expect(fake.call(deletion, begun)).resolves.toEqual({ IsComplete: true });
  expect(fake.requests('DELETE')).toEqual([CLUSTER]);
});

describe('what it leaves', () => {
  const CLAIMS = '/api/v1/namespaces/shop/persistentvolumeclaims';
  const log = jest.spyOn(console, 'log').mockImplementation();
  const error = jest.spyOn(console, 'error').mockImplementation();
  beforeEach(() => jest.clearAllMocks());
  afterAll(() => jest.restoreAllMocks());
  const deleted = async (claims: object) => {
    fake.behave({ [`GET ${DATACENTERS}`]: { items: [] }, [`GET ${CLAIMS}`]: claims });
    return fake.call(deletion, await fake.started(deletion, down()));
  };

  test('volumes of bound claims are reported', async () => {
    await expect(deleted({ items: [{ metadata: { name: 'server-data-0' }, spec: { volumeName: 'pvc-1' } }, { metadata: { name: 'server-data-1' }, spec: {} }] }))
      .resolves.toEqual({ IsComplete: true });
    expect(log).toHaveBeenCalledWith('Cassandra cluster orders is deleted; its volumes stay: server-data-0 (PersistentVolume pvc-1)');
  });

  test('or that there are none', async () => {
    await expect(deleted({ items: [] })).resolves.toEqual({ IsComplete: true });
    expect(log).toHaveBeenCalledWith('Cassandra cluster orders leaves no volumes');
  });

  test('a list that is refused does not keep the deletion from ending', async () => {
    await expect(deleted(() => refusal(403, 'forbidden'))).resolves.toEqual({ IsComplete: true });
    expect(error.mock.calls[0][0]).toMatch(/could not be listed: .*403/);
  });
});

test('deletes nothing while the stack is made or changed', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: cluster(), [`DELETE ${CLUSTER}`]: {} });
  for (const type of ['Create', 'Update'] as const) {
    await expect(fake.call(deletion, await fake.started(deletion, event(type, { Deleter: 'mine' })))).resolves.toEqual({ IsComplete: true });
  }
  expect(fake.server.received).toEqual([]);
});

test('a deleter that was only renamed leaves the cluster alone', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: cluster({ annotations: { 'cdk-eks-cassandra/deleter': 'its successor' } }), [`DELETE ${CLUSTER}`]: {}, [`GET ${DATACENTERS}`]: { items: [datacenter] } });
  await expect(fake.call(deletion, await fake.started(deletion, down()))).resolves.toEqual({ IsComplete: true });
  expect(fake.requests('DELETE')).toEqual([]);
});

test('is through if there is nothing, not even definitions', async () => {
  fake.behave({});
  await expect(fake.call(deletion, await fake.started(deletion, down()))).resolves.toEqual({ IsComplete: true });
});

test('asks again if nobody listened the first time', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: () => refusal(503, 'away') });
  const begun = await fake.started(deletion, down());
  fake.behave({ [`GET ${CLUSTER}`]: cluster(), [`DELETE ${CLUSTER}`]: {}, [`GET ${DATACENTERS}`]: NONE, [`GET ${EVENTS}`]: NONE });
  await expect(fake.call(deletion, begun)).resolves.toEqual({ IsComplete: false });
  expect(fake.requests('DELETE')).toEqual([CLUSTER]);
});

test('fails when time is up, with what holds it, why, and the way out', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: cluster(), [`DELETE ${CLUSTER}`]: {} });
  const begun = await fake.started(deletion, down());
  fake.behave({
    [`GET ${CLUSTER}`]: { ...going, status: { error: 'no operator' } },
    [`GET ${DATACENTERS}`]: { items: [datacenter] },
    [`GET ${EVENTS}`]: {
      items: [
        { reason: 'ValidationFailed', message: 'older', lastTimestamp: '2026-11-21T09:00:00Z' },
        { reason: 'ValidationFailed', message: 'could not load superuser secret', lastTimestamp: '2026-11-21T09:01:00Z' },
        { reason: 'BackOff', message: 'harmless', lastTimestamp: '2026-11-21T09:02:00Z' },
      ],
    },
  });
  fake.pass(601);
  const { message } = await fake.call(deletion, begun).catch((error) => error);
  expect(message).toMatch(/^after 10 minutes: K8ssandraCluster orders \(held by k8ssandracluster.k8ssandra.io\/finalizer\), error: no operator; CassandraDatacenter dc1 \(held by finalizer.cassandra.datastax.com\) in namespace shop are still there\./);
  expect(message).toContain('ValidationFailed: could not load superuser secret.');
  expect(message).toMatch(/Make the operators run again.*kubectl patch.*retain this resource/);
});

test('fails when time is up and nobody answers', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: () => refusal(401, 'Unauthorized') });
  const begun = await fake.started(deletion, down());
  await expect(fake.call(deletion, begun)).resolves.toEqual({ IsComplete: false });
  fake.pass(601);
  await expect(fake.call(deletion, begun)).rejects.toThrow(/it is not known how far the deletion is: the Kubernetes API answers 401 .* retain this resource/);
});

test('fails at once for what waiting does not change', async () => {
  fake.behave({ [`GET ${CLUSTER}`]: cluster(), [`DELETE ${CLUSTER}`]: () => refusal(422, 'no') });
  await expect(fake.started(deletion, down())).rejects.toThrow('the Kubernetes API answers 422');
});

test.each([404, 409, 410])('an event that comes twice deletes once: what another one deleted meanwhile (%i) is as it should be', async (status) => {
  fake.behave({ [`GET ${CLUSTER}`]: cluster({ uid: 'one' }), [`DELETE ${CLUSTER}`]: () => refusal(status, 'gone') });
  await expect(fake.started(deletion, down())).resolves.toMatchObject({ PhysicalResourceId: 'id' });
  // And what was made anew under the same name is another one.
  expect(JSON.parse(fake.server.received.find(({ method }) => method === 'DELETE')!.body).preconditions).toEqual({ uid: 'one' });
});

describe('the barrier', () => {
  test('waits for datacenters on the way down only', async () => {
    fake.behave({ [`GET ${DATACENTERS}`]: { items: [datacenter] }, [`GET ${EVENTS}`]: NONE });
    await expect(fake.call(absence, await fake.started(absence, event('Create', {})))).resolves.toEqual({ IsComplete: true });
    expect(fake.server.received).toEqual([]);
    const begun = await fake.started(absence, event('Delete', {}));
    await expect(fake.call(absence, begun)).resolves.toEqual({ IsComplete: false });
    fake.pass(601);
    await expect(fake.call(absence, begun)).rejects.toThrow(/CassandraDatacenter dc1 .* in namespace shop is still there/);
    fake.behave({ [`GET ${DATACENTERS}`]: NONE });
    await expect(fake.call(absence, begun)).resolves.toEqual({ IsComplete: true });
    expect(fake.requests('DELETE')).toEqual([]);
  });
});
