import { event, fakeKubernetes, refusal } from './fake-kubernetes';
import { WATCH } from '../../lib/backends/k8ssandra/watch';
import { admission } from '../../lib/lifecycle/handlers/admission';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => { fake.server.received.length = 0; });

const KINDS = ['K8ssandraCluster', 'CassandraDatacenter', 'MedusaBackupSchedule'];
const PATHS = {
  clusters: 'POST /apis/k8ssandra.io/v1alpha1/namespaces/probes/k8ssandraclusters',
  datacenters: 'POST /apis/cassandra.datastax.com/v1beta1/namespaces/probes/cassandradatacenters',
  schedules: 'POST /apis/medusa.k8ssandra.io/v1alpha1/namespaces/probes/medusabackupschedules',
};
const ACCEPTED = { [PATHS.clusters]: {}, [PATHS.datacenters]: {}, [PATHS.schedules]: {} };
const refusing = (status: number, message: string, details?: object) => () => refusal(status, message, 'Invalid', details);
const PROBES = JSON.stringify(WATCH.probes);
const gate = () => event('Create', { Namespace: 'probes', Probes: PROBES });

test('is passed when each kind is accepted, and only ever tries', async () => {
  fake.behave(ACCEPTED);
  await expect(fake.call(admission, await fake.started(admission, gate()))).resolves.toEqual({ IsComplete: true });
  expect(fake.server.received.map(({ url }) => url)).toEqual(Object.values(PATHS).map((path) => `${path.slice('POST '.length)}?dryRun=All`));
  expect(fake.server.received.map(({ body }) => JSON.parse(body).kind)).toEqual(KINDS);
});

test.each([
  [500, 'failed calling webhook "vk8ssandracluster.kb.io": connect: connection refused', /webhook "vk8ssandracluster.kb.io", connection refused/],
  [500, 'x509: certificate signed by unknown authority', /signed by unknown authority/],
  [401, 'Unauthorized', /401/], [403, 'k8ssandraclusters is forbidden: not bound yet', /403/], [404, 'the server could not find the requested resource', /404/], [503, 'starting', /503/],
])('waits for %i %s, and tells it when time is up', async (status, message, told) => {
  const begun = await fake.started(admission, gate());
  fake.behave({ ...ACCEPTED, [PATHS.datacenters]: refusing(status, message) });
  await expect(fake.call(admission, begun)).resolves.toEqual({ IsComplete: false });
  fake.pass(601);
  const { message: said } = await fake.call(admission, begun).catch((error) => error);
  expect(said).toMatch(/^after 10 minutes: CassandraDatacenter cannot be created: the Kubernetes API answers/);
  expect(said).toMatch(told);
});

test('a probe whose name is taken passed the webhooks', async () => {
  fake.behave({ ...ACCEPTED, [PATHS.clusters]: refusing(409, 'already exists') });
  await expect(fake.call(admission, await fake.started(admission, gate()))).resolves.toEqual({ IsComplete: true });
});

test('a webhook that refuses the probe is a webhook that answers', async () => {
  fake.behave({ ...ACCEPTED, [PATHS.clusters]: refusing(403, 'admission webhook "vk8ssandracluster.kb.io" denied the request: it is Monday') });
  await expect(fake.call(admission, await fake.started(admission, gate()))).resolves.toEqual({ IsComplete: true });
});

test('fails at once if the probe does not fit the definitions', async () => {
  fake.behave({ ...ACCEPTED, [PATHS.clusters]: refusing(422, 'invalid', { causes: [{ field: 'spec.cassandra', reason: 'FieldValueRequired' }] }) });
  await expect(fake.call(admission, await fake.started(admission, gate()))).rejects.toThrow(/refuses a K8ssandraCluster.*another version.*spec\.cassandra: FieldValueRequired \[admission-probe\]/);
});

test('tries whatever it is told to, with numbers that stay numbers', async () => {
  fake.behave({ 'POST /apis/cert-manager.io/v1/namespaces/probes/issuers': {} });
  const probes = [{ kind: { group: 'cert-manager.io', version: 'v1', plural: 'issuers', kind: 'Issuer' }, spec: { replicas: 1 } }];
  const asked = event('Create', { Namespace: 'probes', Probes: JSON.stringify(probes) });
  await expect(fake.call(admission, await fake.started(admission, asked))).resolves.toEqual({ IsComplete: true });
  expect(JSON.parse(fake.server.received[0].body)).toEqual({
    apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'cdk-eks-cassandra-probe' }, spec: { replicas: 1 },
  });
});

describe('while the stack rolls back', () => {
  const back = async () => fake.started(admission, event('Update', { Namespace: 'probes', Probes: PROBES }));
  const log = jest.spyOn(console, 'log').mockImplementation();
  beforeEach(() => fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS'));
  afterEach(() => fake.stackIs('CREATE_IN_PROGRESS'));
  afterAll(() => log.mockRestore());

  test('webhooks get two minutes, and are passed without an answer then', async () => {
    const begun = await back();
    fake.behave({ ...ACCEPTED, [PATHS.clusters]: refusing(500, 'connection refused') });
    await expect(fake.call(admission, begun)).resolves.toEqual({ IsComplete: false });
    fake.pass(121);
    await expect(fake.call(admission, begun)).resolves.toEqual({ IsComplete: true });
    expect(log).toHaveBeenLastCalledWith(expect.stringMatching(/rolls back, and webhooks are missing: .*connection refused/));
  });

  test('a time-out that is shorter does not fail it either', async () => {
    const begun = await fake.started(admission, event('Update', { Namespace: 'probes', Probes: PROBES, TimeoutSeconds: '60' }));
    fake.behave({ ...ACCEPTED, [PATHS.clusters]: refusing(500, 'connection refused') });
    fake.pass(31);
    await expect(fake.call(admission, begun)).resolves.toEqual({ IsComplete: true });
  });

  test('webhooks that answer are passed at once, and so is a probe that does not fit', async () => {
    fake.behave(ACCEPTED);
    await expect(fake.call(admission, await back())).resolves.toEqual({ IsComplete: true });
    fake.behave({ ...ACCEPTED, [PATHS.clusters]: refusing(422, 'spec.cassandra: Required value') });
    await expect(fake.call(admission, await back())).resolves.toEqual({ IsComplete: true });
  });
});

test('is not asked on the way down', async () => {
  const down = event('Delete', { Namespace: 'probes', Probes: PROBES });
  await expect(fake.call(admission, await fake.started(admission, down))).resolves.toEqual({ IsComplete: true });
  expect(fake.server.received).toEqual([]);
});
