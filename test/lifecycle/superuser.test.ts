import { refusal } from './fake-kubernetes';
import { serve, TestServer } from './https-server';
import { AwsError } from '../../lib/lifecycle/handlers/aws';
import { CustomResourceEvent } from '../../lib/lifecycle/handlers/custom-resource';
import { KubernetesClient } from '../../lib/lifecycle/handlers/kubernetes';
import { superuser, SuperuserTools } from '../../lib/lifecycle/handlers/superuser';

const COPY = { SecretId: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x', Namespace: 'cassandra-orders', Name: 'orders-superuser', Cluster: 'orders', Backend: 'k8ssandra' };
const PASSWORD = 'correct horse battery staple';
const OURS = { metadata: { labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra' } } };
const PATH = '/api/v1/namespaces/cassandra-orders/secrets';

let server: TestServer;
const logged: string[] = [];
beforeAll(async () => { server = await serve(); });
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
  logged.length = 0;
  for (const stream of ['log', 'error', 'warn', 'info'] as const) jest.spyOn(console, stream).mockImplementation((...words) => { logged.push(words.join(' ')); });
});

const tools = (text = JSON.stringify({ username: 'orders-superuser', password: PASSWORD })): SuperuserTools => ({
  secretValue: async (id) => (id === COPY.SecretId ? text : fail(id)),
  kubernetes: async () => new KubernetesClient({ endpoint: server.url, certificateAuthority: server.certificate, token: () => 'token' }),
  patienceMs: 3_000,
  settleMs: 300,
  pauseMs: 50,
});
function fail(id: string): never { throw new Error(`asked for ${id}`); }

function event(RequestType: CustomResourceEvent['RequestType']): CustomResourceEvent {
  return { RequestType, ResponseURL: 'https://127.0.0.1/', StackId: 's', RequestId: 'r', LogicalResourceId: 'l', ResourceProperties: { ...COPY } };
}
const writes = () => server.received.filter(({ method }) => method !== 'GET');

test('a Secret that is not there is made, with name and password', async () => {
  server.behave(({ method }) => (method === 'GET' ? refusal(404, 'not found') : { status: 201 }));
  // No datacenter, and no definition of one either.
  const outcome = await superuser(event('Create'), tools());
  expect(writes()).toHaveLength(1);
  expect(writes()[0]).toMatchObject({ method: 'POST', url: PATH });
  const { data, metadata } = JSON.parse(writes()[0].body);
  expect(Buffer.from(data.username, 'base64').toString()).toBe('orders-superuser');
  expect(Buffer.from(data.password, 'base64').toString()).toBe(PASSWORD);
  expect(metadata).toMatchObject({ name: 'orders-superuser', namespace: 'cassandra-orders', ...OURS.metadata });
  // Nothing of it may reach the answer, from where everybody who sees the stack could read it.
  expect(outcome).toEqual({ PhysicalResourceId: 'cassandra-orders/orders-superuser', Data: { Status: 'copied' } });
  expect(logged.join()).not.toContain(PASSWORD);
});

test('our own is changed in place: the operator sees the new password', async () => {
  server.behave(({ method }) => ({ status: 200, body: method === 'GET' ? OURS : {} }));
  await superuser(event('Update'), tools());
  expect(writes()).toHaveLength(1);
  expect(writes()[0]).toMatchObject({ method: 'PATCH', url: `${PATH}/orders-superuser` });
  expect(writes()[0].headers['content-type']).toBe('application/merge-patch+json');
});

describe('a new password', () => {
  const DATACENTERS = '/apis/cassandra.datastax.com/v1beta1/namespaces/cassandra-orders/cassandradatacenters';
  const text64 = (text: string) => Buffer.from(text).toString('base64');
  const secret = (password: string, username = 'orders-superuser') => ({ ...OURS, data: { username: text64(username), password: text64(password) } });
  const dc = (name: string, usersUpserted?: string, annotations = {}, cluster = 'orders') => ({ metadata: { name, annotations, labels: { 'k8ssandra.io/cluster-name': cluster } }, status: { usersUpserted } });

  /** A cluster with a Secret, and datacenters before the Secret is written and after it. */
  function running(there: object, before: object[], after: object[] = before): void {
    server.behave(({ method, url }) => {
      if (method !== 'GET') return { status: 200 };
      return { status: 200, body: url === DATACENTERS ? { items: writes().length > 0 ? after : before } : there };
    });
  }
  const OLD = '2026-11-21T09:00:00Z';
  const NEW = '2026-11-21T09:30:00Z';
  const status = async () => (await superuser(event('Update'), tools())).Data!.Status;

  test('is reported to be in Cassandra when the operator has set it in every datacenter', async () => {
    running(secret('old'), [dc('dc1', OLD), dc('dc2', OLD)], [dc('dc1', NEW), dc('dc2', NEW)]);
    expect(await status()).toBe('copied, and set in Cassandra');
    expect(JSON.parse(writes()[0].body).data.password).toBe(text64(PASSWORD));
    expect(logged).toEqual(['cassandra-orders/orders-superuser: copied, and set in Cassandra']);
  });

  test('does not wait for a datacenter that gets its users from the others', async () => {
    const later = dc('dc2', undefined, { 'cassandra.datastax.com/skip-user-creation': 'true' });
    running(secret('old'), [dc('dc1', OLD), later], [dc('dc1', NEW), later]);
    expect(await status()).toBe('copied, and set in Cassandra');
  });

  test('does not wait for the datacenters of another cluster in the namespace', async () => {
    const other = dc('users-dc1', OLD, {}, 'users');
    running(secret('old'), [dc('dc1', OLD), other], [dc('dc1', NEW), other]);
    expect(await status()).toBe('copied, and set in Cassandra');
  });

  test('is reported as not set yet, and fails nothing', async () => {
    running(secret('old'), [dc('dc1', OLD), dc('dc2', OLD)], [dc('dc1', NEW), dc('dc2', OLD)]);
    expect(await status()).toMatch(/^copied, not yet set in Cassandra \(datacenter dc2\): .* the old password is valid until then$/);
  });

  test('that is the old one is left alone', async () => {
    running(secret(PASSWORD), [dc('dc1', OLD)]);
    expect(await status()).toBe('as it was');
    expect(writes()).toEqual([]);
  });

  test('fails with another name, before anything is written', async () => {
    running(secret('old', 'somebody'), [dc('dc1', OLD)]);
    const error: Error = await superuser(event('Update'), tools()).catch((thrown) => thrown);
    expect(error.message).toMatch(/names another superuser than Secret orders-superuser.*Nothing was changed.*\[superuser-username\]$/);
    expect(error.message).not.toContain('horse');
    expect(writes()).toEqual([]);
  });

  test('is copied although nobody may look at datacenters', async () => {
    server.behave(({ method, url }) => (url === DATACENTERS ? refusal(403, 'forbidden') : { status: 200, body: method === 'GET' ? secret('old') : {} }));
    expect(await status()).toBe('copied');
    expect(writes()).toHaveLength(1);
  });

  test('is in no answer and no log', async () => {
    running(secret('old'), [dc('dc1', OLD)], [dc('dc1', NEW)]);
    const outcome = await superuser(event('Update'), tools());
    for (const hidden of [PASSWORD, text64(PASSWORD)]) expect(JSON.stringify([outcome, logged])).not.toContain(hidden);
  });
});

test('fails for a Secret that someone else made, and leaves it alone', async () => {
  server.behave(() => ({ status: 200, body: { metadata: {} } }));
  await expect(superuser(event('Create'), tools())).rejects.toThrow(/not made by cdk-eks-cassandra.*CassandraSuperuser.existing\(\).*\[superuser-secret-exists\]$/);
  expect(writes()).toEqual([]);
});

test('the copy stays when the resource goes', async () => {
  await expect(superuser(event('Delete'), tools())).resolves.toEqual({ PhysicalResourceId: 'cassandra-orders/orders-superuser' });
  expect(server.received).toEqual([]);
});

test.each([[401, 'Unauthorized'], [403, 'secrets is forbidden: no such binding yet'], [503, 'starting']])('a cluster that answers %i (%s) at first is asked again', async (status, message) => {
  let calls = 0;
  server.behave(({ method }) => (++calls < 3 ? refusal(status, message) : { status: 200, body: method === 'GET' ? OURS : {} }));
  await superuser(event('Create'), tools());
  expect(writes()).toHaveLength(1);
});

test('fails when the cluster never lets it in', async () => {
  server.behave(() => refusal(403, 'secrets is forbidden'));
  await expect(superuser(event('Create'), { ...tools(), patienceMs: 0 })).rejects.toThrow('the Kubernetes API answers 403');
});

test('fails in a namespace that is going away', async () => {
  server.behave(({ method }) => (method === 'GET' ? refusal(404, 'not found') : refusal(403, 'forbidden: namespace is being terminated', 'Forbidden')));
  await expect(superuser(event('Create'), tools())).rejects.toThrow('being terminated');
  expect(writes()).toHaveLength(1);
});

test.each([
  ['no JSON', `{"password":"${PASSWORD}"`], ['no password', '{"username":"x"}'], ['an empty password', '{"username":"x","password":""}'], ['null', 'null'],
])('fails for a secret with %s, without showing it', async (_, text) => {
  const error: Error = await superuser(event('Create'), tools(text)).catch((thrown) => thrown);
  expect(error.message).toMatch(/has to be a JSON object with the texts "username" and "password" \[superuser-secret-content\]$/);
  expect(error.message).not.toContain('horse');
  expect(server.received).toEqual([]);
});

test('names are encoded, whatever stands in them', async () => {
  server.behave(({ method }) => (method === 'GET' ? refusal(404, 'not found') : { status: 201 }));
  const asked = event('Create');
  await superuser({ ...asked, ResourceProperties: { ...COPY, Namespace: 'a/../kube-system', Name: 'x?dryRun=All#' } }, tools());
  expect(new Set(server.received.map(({ url }) => url).filter((url) => url.includes('/secrets')))).toEqual(new Set([
    '/api/v1/namespaces/a%2F..%2Fkube-system/secrets/x%3FdryRun%3DAll%23', '/api/v1/namespaces/a%2F..%2Fkube-system/secrets',
  ]));
});

test('an event that arrives twice at once creates one Secret, and both calls succeed', async () => {
  let made = false;
  server.behave(({ method, body }) => {
    if (method === 'GET') return made ? { status: 200, body: { ...OURS, data: JSON.parse(writes()[0].body).data } } : refusal(404, 'not found');
    if (made) return refusal(409, 'already exists', 'AlreadyExists');
    made = body !== '';
    return { status: 201 };
  });
  const outcomes = await Promise.all([superuser(event('Create'), tools()), superuser(event('Create'), tools())]);
  expect(outcomes.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual(['cassandra-orders/orders-superuser', 'cassandra-orders/orders-superuser']);
  expect(writes().filter(({ method }) => method === 'PATCH')).toEqual([]);
});

test('a webhook that echoes the request gives away nothing', async () => {
  server.behave(({ method, body }) => (method === 'GET' ? refusal(404, 'not found') : refusal(400, `admission webhook "x.acme.io" denied the request: ${body}`)));
  const error: Error = await superuser(event('Create'), tools()).catch((thrown) => thrown);
  expect(error.message).toContain('webhook "x.acme.io" denied the request');
  for (const hidden of [PASSWORD, Buffer.from(PASSWORD).toString('base64')]) expect([error.message, error.stack, ...logged].join()).not.toContain(hidden);
});

test('Secrets Manager that throttles is asked again', async () => {
  let calls = 0;
  server.behave(({ method }) => (method === 'GET' ? refusal(404, 'not found') : { status: 201 }));
  const usual = tools();
  await superuser(event('Create'), { ...usual, secretValue: async (id) => { if (++calls < 3) throw new AwsError('x:Y', 'ThrottlingException'); return usual.secretValue(id); } });
  expect(calls).toBe(3);
  expect(writes()).toHaveLength(1);
});

test.each([['SecretId'], ['Namespace'], ['Name'], ['Cluster']])('fails without %s, in a sentence; its deletion does not', async (name) => {
  const without = (RequestType: CustomResourceEvent['RequestType']) => ({ ...event(RequestType), ResourceProperties: { ...COPY, [name]: undefined } });
  await expect(superuser(without('Create'), tools())).rejects.toThrow(`missing: ${name} [superuser-properties]`);
  await expect(superuser({ ...without('Delete'), PhysicalResourceId: 'id' }, tools())).resolves.toEqual({ PhysicalResourceId: 'id' });
});
