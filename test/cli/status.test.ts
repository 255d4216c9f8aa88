import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { cli } from './run';
import { Behaviour, selfSigned, serve, TestServer } from '../lifecycle/https-server';

const CLUSTERS = '/apis/k8ssandra.io/v1alpha1/k8ssandraclusters';
const SHOP = '/apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters';
const DATACENTERS = '/apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters';
const TASKS = '/apis/control.k8ssandra.io/v1alpha1/namespaces/shop/cassandratasks';
const PODS = '/api/v1/namespaces/shop/pods';
const EVENTS = '/api/v1/namespaces/shop/events';

const LONG_AGO = '2026-11-01T00:00:00Z';
const orders = {
  metadata: { name: 'orders', namespace: 'shop', generation: 3 },
  spec: { cassandra: { datacenters: [{ metadata: { name: 'dc1' }, size: 3 }] } },
  status: { error: 'None', observedGeneration: 3 },
};
const datacenter = (name: string, size: number, ...conditions: string[]) => ({
  metadata: { name, generation: 5 },
  spec: { size },
  status: { observedGeneration: 5, cassandraOperatorProgress: conditions.length > 1 ? 'Updating' : 'Ready', conditions: conditions.map((type) => ({ type, status: 'True' })) },
});
const pod = (name: string, dc: string, status = 'True') => ({
  metadata: { name, creationTimestamp: LONG_AGO, labels: { 'cassandra.datastax.com/datacenter': dc, 'cassandra.datastax.com/rack': 'r1' } },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status, lastTransitionTime: LONG_AGO }] },
});
const SERVING: Record<string, unknown> = {
  [CLUSTERS]: { items: [orders] },
  [SHOP]: { items: [orders] },
  [`${SHOP}/orders`]: orders,
  [DATACENTERS]: { items: [datacenter('dc1', 3, 'Ready')] },
  [PODS]: { items: ['p0', 'p1', 'p2'].map((name) => pod(name, 'dc1')) },
  [EVENTS]: { items: [] },
};

const api = (objects: Record<string, unknown>): Behaviour => ({ url }) => {
  const found = objects[url.split('?')[0]];
  if (typeof found === 'number') return { status: found, body: { kind: 'Status', status: 'Failure', code: found, reason: 'Forbidden', message: 'no' } };
  return found === undefined ? { status: 404, body: { kind: 'Status', status: 'Failure', code: 404, reason: 'NotFound' } } : { status: 200, body: found };
};

const client = selfSigned();
let server: TestServer;
let strict: TestServer;
let folder: string;
beforeAll(async () => {
  server = await serve();
  // Nobody without that certificate gets as far as a request.
  strict = await serve({ ...selfSigned(), ca: client.cert, requestCert: true, rejectUnauthorized: true } as ReturnType<typeof selfSigned>);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'status-'));
});
afterAll(() => Promise.all([server.close(), strict.close()]));
beforeEach(() => {
  [server, strict].forEach((one) => { one.behave(api(SERVING)); one.received.length = 0; });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

function write(name: string, content: string | object): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o755 });
  return file;
}

/** A configuration of kubectl as its commands write it. */
function kubeconfig(user: object, { at = server, cluster = {}, namespace = undefined as string | undefined, name = 'config' } = {}): string {
  return write(name, {
    'apiVersion': 'v1',
    'kind': 'Config',
    'current-context': 'test',
    'contexts': [{ name: 'test', context: { cluster: 'eks', user: 'me', namespace } }],
    'clusters': [{ name: 'eks', cluster: { 'server': at.url, 'certificate-authority-data': base64(at.certificate), ...cluster } }],
    'users': [{ name: 'me', user }],
  });
}

const TOKEN = { token: 'very-secret' };
const status = (args: string[], environment: NodeJS.ProcessEnv = {}) => cli(['status', ...args], environment);

describe('what it says', () => {
  test('of a cluster that is as it was asked to be', async () => {
    const ended = await status(['orders', '--kubeconfig', kubeconfig(TOKEN)]);
    expect(ended).toEqual({
      code: 0,
      stderr: '',
      stdout: 'orders in namespace shop: ready, 3 of 3 nodes ready\n  dc1  3 of 3 nodes ready  Ready\n',
    });
    expect(server.received.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual([]);
  });

  test('of one that rolls and of a datacenter that is not there, for programs', async () => {
    const grows = { ...orders, spec: { cassandra: { datacenters: [...orders.spec.cassandra.datacenters, { metadata: { name: 'dc2' }, size: 2 }] } } };
    server.behave(api({
      ...SERVING,
      [`${SHOP}/orders`]: grows,
      [DATACENTERS]: { items: [datacenter('dc1', 3, 'Ready', 'Updating')] },
      [PODS]: { items: [pod('p0', 'dc1', 'False'), pod('p1', 'dc1')] },
      [TASKS]: { items: [{ metadata: { name: 't' }, spec: { datacenter: { name: 'dc1' }, jobs: [{ command: 'cleanup' }] } }] },
    }));
    const { code, stdout, stderr } = await status(['--json', '--kubeconfig', kubeconfig(TOKEN)]);
    const { context, clusters: [cluster, ...others] } = JSON.parse(stdout);
    expect({ code, stderr, context, others }).toEqual({ code: 1, stderr: '', context: 'test', others: [] });
    expect(cluster).toMatchObject({
      name: 'orders',
      namespace: 'shop',
      ready: false,
      nodes: { wanted: 5, ready: 1 },
      datacenters: [
        { name: 'dc1', nodes: { wanted: 3, ready: 1 }, ready: false, leaving: false, state: 'Updating' },
        { name: 'dc2', nodes: { wanted: 0, ready: 0 }, ready: false, leaving: false, state: 'not there yet' },
      ],
      underWay: [expect.stringContaining('cleanup runs on datacenter dc1'), 'the nodes of datacenter dc1 restart one after another'],
      missing: expect.stringMatching(/worst pod p0 .*datacenter dc2 is not there yet/),
    });
  });

  test('of one datacenter that leaves', async () => {
    server.behave(api({ ...SERVING, [DATACENTERS]: { items: [datacenter('dc1', 3, 'Ready'), datacenter('dc2', 2, 'Ready')] } }));
    const { code, stdout } = await status(['--kubeconfig', kubeconfig(TOKEN)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^orders in namespace shop: dc2 leaves, 2 of 2, 3 of 3 nodes ready$/m);
    expect(stdout).toMatch(/^ {2}dc2 {2}0 of 2 nodes ready {2}Ready, leaves$/m);
  });
});

describe('who it is', () => {
  test('by a token, which nothing shows', async () => {
    const ended = await status(['orders', '--kubeconfig', kubeconfig(TOKEN), '--debug']);
    expect(new Set(server.received.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer very-secret']));
    expect(JSON.stringify(ended)).not.toContain('very-secret');
  });

  test('by a file with a token, beside the configuration', async () => {
    write('token', 'from-a-file\n');
    expect((await status(['--kubeconfig', kubeconfig({ tokenFile: 'token' })])).code).toBe(0);
    expect(server.received[0].headers.authorization).toBe('Bearer from-a-file');
  });

  test('by a client certificate, in the configuration or beside it', async () => {
    expect((await status(['--kubeconfig', kubeconfig({}, { at: strict })])).code).toBe(2);
    const inline = { 'client-certificate-data': base64(client.cert), 'client-key-data': base64(client.key) };
    expect(await status(['--kubeconfig', kubeconfig(inline, { at: strict })])).toMatchObject({ code: 0, stderr: '' });
    write('client.crt', client.cert);
    write('client.key', client.key);
    const files = { 'client-certificate': 'client.crt', 'client-key': 'client.key' };
    expect(await status(['--kubeconfig', kubeconfig(files, { at: strict })])).toMatchObject({ code: 0, stderr: '' });
    expect(strict.received[0].headers.authorization).toBeUndefined();
  });

  test('by a program, as EKS writes it into the configuration', async () => {
    const program = write('get-token', `#!${process.execPath}
const { spec, apiVersion } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
console.error('note for people');
console.log(JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token: [process.argv[2], process.env.AWS_PROFILE, spec.interactive].join('-') } }));`);
    const exec = { apiVersion: 'client.authentication.k8s.io/v1beta1', command: program, args: ['token'], env: [{ name: 'AWS_PROFILE', value: 'prod' }] };
    expect(await status(['--kubeconfig', kubeconfig({ exec })])).toMatchObject({ code: 0, stderr: 'note for people\n' });
    expect(server.received[0].headers.authorization).toBe('Bearer token-prod-false');
  });

  test.each<[string, object, RegExp]>([
    ['is missing', { command: 'no-such-program', installHint: 'Get it from example.com' }, /no-such-program is not installed\. Get it from example\.com/],
    ['fails', { command: 'false' }, /false ended with exit code 1/],
    ['says nothing', { command: 'true' }, /true returned neither a token nor a certificate/],
  ])('a program that %s is told', async (_, exec, says) => {
    expect(await status(['--kubeconfig', kubeconfig({ exec })])).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
  });
});

describe('whom it asks', () => {
  test('whom kubectl would: files of KUBECONFIG together, the first word wins, a file that is not there is left out', async () => {
    const first = write('first', `
# Written by hand, as YAML.
current-context: mine
contexts:
- name: mine
  context: {cluster: eks, user: me}
`);
    const second = kubeconfig(TOKEN, { name: 'second' });
    expect(await status(['orders'], { KUBECONFIG: [first, path.join(folder, 'nowhere'), second].join(path.delimiter) })).toMatchObject({ code: 0, stderr: '' });
    expect((await status(['orders', '--context', 'tset'], { KUBECONFIG: [first, second].join(path.delimiter) })).stderr)
      .toBe('error: the kubeconfig has no context "tset". Did you mean "test"? There are: mine, test\n');
  });

  test('~/.kube/config if nothing is said', async () => {
    fs.mkdirSync(path.join(folder, '.kube'), { recursive: true });
    kubeconfig(TOKEN, { name: '.kube/config' });
    expect(await status([], { HOME: folder })).toMatchObject({ code: 0, stderr: '' });
  });

  test('the namespace that is named, and that of the context where not all may be listed', async () => {
    expect((await status(['--namespace', 'shop', '--kubeconfig', kubeconfig(TOKEN)])).code).toBe(0);
    expect(server.received[0].url).toBe(SHOP);
    server.behave(api({ ...SERVING, [CLUSTERS]: 403 }));
    expect((await status(['--kubeconfig', kubeconfig(TOKEN, { namespace: 'shop' })])).code).toBe(0);
    expect((await status(['--kubeconfig', kubeconfig(TOKEN)])).stderr).toMatch(/context "test" shows no Cassandra cluster/);
  });

  test.each<[string, () => string[], RegExp]>([
    ['no configuration', () => [], /no kubeconfig in \/nonexistent\/\.kube\/config\. Write one \(aws eks update-kubeconfig/],
    ['a file that is not there', () => ['--kubeconfig', '/nowhere'], /^error: \/nowhere does not exist/],
    ['a file that is no YAML', () => ['--kubeconfig', write('broken', 'users:\n- {token: very-secret')], /broken is no YAML/],
    ['a server that somebody else signed', () => ['--kubeconfig', kubeconfig(TOKEN, { cluster: { 'certificate-authority-data': base64(client.cert) } })], /does not answer to GET .*SELF_SIGNED|UNABLE_TO/],
    ['a server without TLS', () => ['--kubeconfig', kubeconfig(TOKEN, { cluster: { server: 'http://127.0.0.1:1' } })], /only https is supported/],
    ['nobody at the address', () => ['--kubeconfig', kubeconfig(TOKEN, { cluster: { server: 'https://127.0.0.1:1' } })], /the Kubernetes API does not answer .*ECONNREFUSED/],
    ['another cluster', () => ['order', '--kubeconfig', kubeconfig(TOKEN)], /there is no Cassandra cluster "order"\. Did you mean "orders"\?/],
  ])('%s is no answer', async (_, args, says) => {
    const ended = await status(args());
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
    expect(ended.stderr).not.toContain('very-secret');
  });

  test('a server whose certificate is not looked at, only if the configuration says so', async () => {
    const cluster = { 'certificate-authority-data': undefined, 'insecure-skip-tls-verify': true };
    expect((await status(['--kubeconfig', kubeconfig(TOKEN, { cluster })])).code).toBe(0);
  });
});
