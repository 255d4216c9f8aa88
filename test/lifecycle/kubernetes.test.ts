import { refusal } from './fake-kubernetes';
import { selfSigned, serve, TestServer } from './https-server';
import { KubernetesClient, untilDeadline } from '../../lib/lifecycle/handlers/kubernetes';
import { KubernetesError } from '../../lib/lifecycle/handlers/kubernetes-error';

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
  server.behave(() => refusal(404, 'things "x" not found', 'NotFound'));
  await expect(client().find('/x')).resolves.toBeUndefined();
  server.behave(() => ({ status: 404, body: '404 page not found\n' }));
  await expect(client().listOrNone('/x')).resolves.toEqual([]);
  server.behave(() => refusal(403, 'forbidden: nobody', 'Forbidden'));
  expect(await failure(client().find('/x'))).toMatchObject({ status: 403, reason: 'Forbidden', message: 'the Kubernetes API answers 403 (Forbidden) to GET /x' });
});

test('lists are their items; what has none is no list', async () => {
  server.behave(() => ({ status: 200, body: { items: [1, 2] } }));
  await expect(client().list('/x')).resolves.toEqual([1, 2]);
  server.behave(() => ({ status: 200, body: { items: null } }));
  await expect(client().list('/x')).resolves.toEqual([]);
  server.behave(() => ({ status: 200, body: {} }));
  expect(await failure(client().list('/x'))).toMatchObject({ isTransient: true, message: expect.stringContaining('which is not a list') });
});

test.each([
  [401, 'Unauthorized', true], [403, 'forbidden', true], [410, 'the list was changed', true], [429, 'slow down', true], [503, 'no endpoints', true],
  [500, 'failed calling webhook "x.y": connection refused', true], [500, 'admission webhook "x" denied the request: no', false], [403, 'admission webhook "x" denied the request: no', false],
  [409, 'conflict', false], [422, 'invalid', false], [400, 'bad', false],
])('status %i "%s" may pass later: %s', async (status, message, isTransient) => {
  server.behave(() => refusal(status, message));
  expect(await failure(client().request({ method: 'GET', path: '/' }))).toMatchObject({ status, isTransient });
});

describe('somebody who answers in place of the API server tells nothing', () => {
  test.each<[string, number, unknown]>([
    ['a proxy that has no backend', 502, '<html>bad gateway</html>'], ['a proxy that wants a login', 403, '<html>'], ['a proxy that knows no such page', 404, '<html>not found</html>'],
    ['a portal', 200, '<html>welcome</html>'], ['half an answer', 200, '{"items": ['], ['a gateway', 404, { message: 'no route' }], ['a gateway that refuses', 400, { error: 'x' }],
    ['nothing', 200, ''], ['a number', 200, '42'],
  ])('%s (%i)', async (_, status, body) => {
    server.behave(() => ({ status, body }));
    for (const ask of [(one: KubernetesClient) => one.find('/x'), (one: KubernetesClient) => one.listOrNone('/x')]) {
      expect(await failure(ask(client()))).toMatchObject({ status, isTransient: true, message: expect.stringContaining('not an answer of Kubernetes') });
    }
  });
});

describe('what an API server or a webhook quotes is not passed on', () => {
  const SECRET = 'hunter2-Tr0ub4dor';
  test.each<[string, unknown]>([
    ['a webhook that echoes the object', refusal(403, `admission webhook "v.acme.io" denied the request: bad object {"data":{"password":"${SECRET}"}}`, 'Forbidden').body],
    ['a validation', refusal(422, `Secret "x" is invalid: data: Invalid value: "${SECRET}": too short`, 'Invalid', {
      causes: [{ field: 'data.password', reason: 'FieldValueInvalid', message: `Invalid value: "${SECRET}"` }, { field: `data[${SECRET} x]`, reason: 'FieldValueInvalid' }],
    }).body],
    ['a reason', refusal(400, 'no', `reason ${SECRET}`).body], ['a page', `<html>${SECRET}</html>`], ['text', SECRET],
  ])('%s', async (_, body) => {
    server.behave(() => ({ status: 422, body }));
    const error = await failure(client().request({ method: 'POST', path: '/api/v1/namespaces/shop/secrets?x', body: {} }));
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain(SECRET);
    expect(error.message).toContain('422');
  });

  test('names of webhooks, fields and known troubles are', async () => {
    server.behave(() => refusal(500, 'Internal error: failed calling webhook "v.acme.io": Post "https://x": dial tcp: connection refused', 'InternalError'));
    expect((await failure(client().find('/x'))).message).toBe('the Kubernetes API answers 500 (InternalError) to GET /x, webhook "v.acme.io", connection refused');
    server.behave(() => refusal(422, 'x', 'Invalid', { causes: [{ field: 'spec.racks[0].name', reason: 'FieldValueRequired', message: 'Required value' }] }));
    expect((await failure(client().find('/x'))).message).toBe('the Kubernetes API answers 422 (Invalid) to GET /x, spec.racks[0].name: FieldValueRequired');
  });
});

test('a server that hangs up, does not answer, trickles or is not there may come back', async () => {
  server.behave(() => 'hang up');
  expect(await failure(client().request({ method: 'GET', path: '/' }))).toMatchObject({ status: 0, isTransient: true });
  server.behave(() => 'never');
  expect(await failure(client({ timeoutMs: 50 }).request({ method: 'GET', path: '/x' }))).toMatchObject({
    isTransient: true, message: 'the Kubernetes API does not answer to GET /x, it took too long',
  });
  server.behave(() => 'trickle');
  expect(await failure(client({ timeoutMs: 200 }).request({ method: 'GET', path: '/x' }))).toMatchObject({ isTransient: true, message: expect.stringContaining('it took too long') });
  const gone = await serve();
  await gone.close();
  const refused = await failure(client({ endpoint: gone.url }).request({ method: 'GET', path: '/' }));
  expect(refused).toMatchObject({ isTransient: true, message: expect.stringContaining('ECONNREFUSED') });
});

test('fails for a server whose certificate another authority made', async () => {
  server.behave(() => ({ status: 200 }));
  const error = await failure(client({ certificateAuthority: selfSigned().cert }).request({ method: 'GET', path: '/' }));
  expect(error.message).toMatch(/SELF_SIGNED_CERT|certificate/);
  expect(server.received).toEqual([]);
});

describe('a request that cannot be made fails once, and for good', () => {
  test.each<[string, object, RegExp]>([
    ['a token that no header can hold', { token: () => 'a\nb' }, /Invalid character in header content \["authorization"\]/],
    ['a client certificate that is none', { tls: { cert: 'hunter2', key: 'hunter2' } }, /PEM|no start line/],
    ['an address that is none', { endpoint: 'https://[nowhere' }, /Invalid URL/],
    ['a text that no header can hold', { headers: { 'impersonate-user': 'a\u0000' } }, /Invalid character in header content \["impersonate-user"\]/],
  ])('%s', async (_, connection, says) => {
    const late: unknown[] = [];
    const catchLate = (error: unknown) => { late.push(error); };
    process.on('uncaughtException', catchLate);
    try {
      const error = await failure(client({ timeoutMs: 20, ...connection }).request({ method: 'GET', path: '/x' }));
      expect(error).toBeInstanceOf(KubernetesError);
      expect(error).toMatchObject({ status: 0, isTransient: false, message: expect.stringMatching(says) });
      expect(error.message).not.toContain('hunter2');
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(late).toEqual([]);
    } finally {
      process.off('uncaughtException', catchLate);
    }
  });

  test('an error of the token itself stays what it is', async () => {
    const expired = new Error('expired');
    expect(await failure(client({ token: () => { throw expired; } }).request({ method: 'GET', path: '/x' }))).toBe(expired);
  });
});

describe('until a deadline', () => {
  test('what may pass later is tried again', async () => {
    let calls = 0;
    server.behave(() => (++calls < 3 ? refusal(401, 'Unauthorized', 'Unauthorized') : { status: 200, body: { calls } }));
    await expect(untilDeadline(Date.now() + 5_000, () => client().request({ method: 'GET', path: '/' }), 5)).resolves.toEqual({ calls: 3 });
  });

  test('fails with the last error when it is over', async () => {
    server.behave(() => refusal(401, 'Unauthorized', 'Unauthorized'));
    await expect(untilDeadline(Date.now() + 2_000, () => client().request({ method: 'GET', path: '/' }), 20)).rejects.toThrow('Unauthorized');
    expect(server.received.length).toBeGreaterThan(1);
  });

  test('fails at once for what will not pass', async () => {
    server.behave(() => refusal(422, 'invalid', 'Invalid'));
    await expect(untilDeadline(Date.now() + 5_000, () => client().request({ method: 'GET', path: '/' }), 5)).rejects.toThrow('422 (Invalid)');
    expect(server.received).toHaveLength(1);
  });
});
