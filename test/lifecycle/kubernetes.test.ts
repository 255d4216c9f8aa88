import { selfSigned, serve, TestServer } from './https-server';
import { KubernetesClient, KubernetesError, untilDeadline } from '../../lib/lifecycle/handlers/kubernetes';

let server: TestServer;
beforeAll(async () => { server = await serve(); });
afterAll(() => server.close());
beforeEach(() => { server.received.length = 0; });

function client(overrides = {}): KubernetesClient {
  let calls = 0;
  return new KubernetesClient({ endpoint: server.url, certificateAuthority: server.certificate, token: () => `token-${++calls}`, ...overrides });
}
const failure = async (promise: Promise<unknown>): Promise<KubernetesError> => promise.then(() => { throw new Error('it succeeded'); }, (error) => error);

test('each request has a token of its own, and a body only if there is one', async () => {
  server.behave(() => ({ status: 201, body: { made: true } }));
  const one = client();
  await expect(one.request({ method: 'POST', path: '/api/v1/things?dryRun=All', body: { kind: 'Thing' } })).resolves.toEqual({ made: true });
  await one.request({ method: 'GET', path: '/healthz' });
  const [post, get] = server.received;
  expect(post).toMatchObject({ method: 'POST', url: '/api/v1/things?dryRun=All', body: '{"kind":"Thing"}' });
  expect(post.headers).toMatchObject({ 'authorization': 'Bearer token-1', 'content-type': 'application/json' });
  expect(get).toMatchObject({ method: 'GET', body: '' });
  expect(get.headers.authorization).toBe('Bearer token-2');
  expect(get.headers['content-type']).toBeUndefined();
});

test('what is not there is nothing, what is forbidden is an error', async () => {
  server.behave(() => ({ status: 404, body: { message: 'things "x" not found', reason: 'NotFound' } }));
  await expect(client().find('/x')).resolves.toBeUndefined();
  server.behave(() => ({ status: 403, body: { message: 'forbidden: nobody', reason: 'Forbidden' } }));
  expect(await failure(client().find('/x'))).toMatchObject({ status: 403, reason: 'Forbidden', message: 'forbidden: nobody', isTransient: false });
});

test('lists are their items, also without any', async () => {
  server.behave(() => ({ status: 200, body: { items: [1, 2] } }));
  await expect(client().list('/x')).resolves.toEqual([1, 2]);
  server.behave(() => ({ status: 200, body: {} }));
  await expect(client().list('/x')).resolves.toEqual([]);
});

test.each([
  [401, 'Unauthorized', true], [429, 'slow down', true], [500, 'failed calling webhook "x": connection refused', true], [503, 'no endpoints', true],
  [500, 'admission webhook "x" denied the request: no', false], [409, 'conflict', false], [422, 'invalid', false],
])('status %i "%s" may pass later: %s', async (status, message, isTransient) => {
  server.behave(() => ({ status, body: { message } }));
  expect(await failure(client().request({ method: 'GET', path: '/' }))).toMatchObject({ status, message, isTransient });
});

test('an answer that is no JSON is told as it is', async () => {
  server.behave(() => ({ status: 502, body: '<html>bad gateway</html>' }));
  expect(await failure(client().request({ method: 'GET', path: '/' }))).toMatchObject({ status: 502, message: '<html>bad gateway</html>' });
});

test('a server that hangs up, does not answer or is not there may come back', async () => {
  server.behave(() => 'hang up');
  expect(await failure(client().request({ method: 'GET', path: '/' }))).toMatchObject({ status: 0, isTransient: true });
  server.behave(() => 'never');
  expect(await failure(client({ timeoutMs: 50 }).request({ method: 'GET', path: '/' }))).toMatchObject({ message: 'the Kubernetes API does not answer: it took too long' });
  const gone = await serve();
  await gone.close();
  const refused = await failure(client({ endpoint: gone.url }).request({ method: 'GET', path: '/' }));
  expect(refused).toMatchObject({ isTransient: true, message: expect.stringContaining('ECONNREFUSED') });
});

test('fails for a server whose certificate another authority made', async () => {
  server.behave(() => ({ status: 200 }));
  const error = await failure(client({ certificateAuthority: selfSigned().cert }).request({ method: 'GET', path: '/' }));
  expect(error.message).toMatch(/certificate/);
  expect(server.received).toEqual([]);
});

describe('until a deadline', () => {
  test('what may pass later is tried again', async () => {
    let calls = 0;
    server.behave(() => (++calls < 3 ? { status: 401, body: { message: 'Unauthorized' } } : { status: 200, body: { calls } }));
    await expect(untilDeadline(Date.now() + 5_000, () => client().request({ method: 'GET', path: '/' }), 5)).resolves.toEqual({ calls: 3 });
  });

  test('fails with the last error when it is over', async () => {
    server.behave(() => ({ status: 401, body: { message: 'Unauthorized' } }));
    await expect(untilDeadline(Date.now() + 2_000, () => client().request({ method: 'GET', path: '/' }), 20)).rejects.toThrow('Unauthorized');
    expect(server.received.length).toBeGreaterThan(1);
  });

  test('fails at once for what will not pass', async () => {
    server.behave(() => ({ status: 422, body: { message: 'invalid' } }));
    await expect(untilDeadline(Date.now() + 5_000, () => client().request({ method: 'GET', path: '/' }), 5)).rejects.toThrow('invalid');
    expect(server.received).toHaveLength(1);
  });
});
