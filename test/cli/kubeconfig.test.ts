import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { cli, Ended } from './run';
import { serve, TestServer } from '../lifecycle/https-server';

const SECRET = 'hunter2';
/** What the command says after it got an answer: the server has no Cassandra cluster. */
const ASKED = /^error: context ".*" shows no Cassandra cluster/;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await serve();
  server.behave(() => ({ status: 200, body: { items: [] } }));
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kubeconfig-'));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(() => { server.received.length = 0; });

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content, { mode: 0o755 });
  return file;
}

const cluster = () => ({ 'server': server.url, 'certificate-authority-data': Buffer.from(server.certificate).toString('base64') });

function config({ user = { token: SECRET } as unknown, at = {}, ...fields }: Record<string, unknown> = {}): string {
  return write('config', JSON.stringify({
    'current-context': 'test',
    'contexts': [{ name: 'test', context: { cluster: 'eks', user: 'me' } }],
    'clusters': [{ name: 'eks', cluster: { ...cluster(), ...at as object } }],
    'users': [{ name: 'me', user }],
    ...fields,
  }));
}

/** A program that answers with what it was called with, as a token. */
const program = () => write('get-token', `#!${process.execPath}
const token = [process.argv.slice(2).join(' '), process.env.AWS_PROFILE ?? 'no profile', JSON.parse(process.env.KUBERNETES_EXEC_INFO).apiVersion].join(';');
console.log(JSON.stringify({ kind: 'ExecCredential', status: { token } }));`);

const status = (file: string, environment: NodeJS.ProcessEnv = {}, ...args: string[]): Promise<Ended> => cli(['status', '--kubeconfig', file, ...args], environment);
const sent = () => server.received[0]?.headers ?? {};

describe('null is what is left out', () => {
  test('in a user with a program, as kubectl writes it', async () => {
    const exec = { apiVersion: null, command: program(), args: null, env: null, installHint: null, interactiveMode: null, provideClusterInfo: null };
    expect((await status(config({ user: { exec } }))).stderr).toMatch(ASKED);
    expect(sent().authorization).toBe('Bearer ;no profile;client.authentication.k8s.io/v1');
  });

  test('in its environment and arguments', async () => {
    const exec = { command: program(), args: ['a', null], env: [null, { name: 'AWS_PROFILE', value: null }] };
    expect((await status(config({ user: { exec } }))).stderr).toMatch(ASKED);
    expect(sent().authorization).toBe('Bearer a;;client.authentication.k8s.io/v1');
  });

  test('in each other field', async () => {
    const nulls = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, null]));
    const certificates = nulls('client-certificate', 'client-certificate-data', 'client-key', 'client-key-data');
    const user = { token: SECRET, ...certificates, ...nulls('tokenFile', 'username', 'password', 'as', 'as-uid', 'as-groups', 'as-user-extra', 'auth-provider', 'exec') };
    const at = nulls('certificate-authority', 'insecure-skip-tls-verify', 'tls-server-name', 'proxy-url', 'extensions');
    const contexts = [null, { name: 'test', context: { cluster: 'eks', user: 'me', namespace: null, extensions: null } }];
    expect((await status(config({ user, at, contexts, preferences: null, extensions: null }))).stderr).toMatch(ASKED);
    expect(sent().authorization).toBe(`Bearer ${SECRET}`);
  });

  test.each(['contexts', 'clusters', 'users', 'current-context'])('where %s are expected', async (field) => {
    const ended = await status(config({ [field]: null }));
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/There are: none|no context is current/) });
  });

  test('in a list of groups', async () => {
    await status(config({ user: { 'token': SECRET, 'as': 'jane', 'as-groups': [null, 'admins'] } }));
    expect(sent()).toMatchObject({ 'impersonate-user': 'jane', 'impersonate-group': 'admins' });
  });
});

describe('a field of another type is refused by its name, without its value', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a number for a token', { user: { token: 4711 } }, /user "me": token must be a text/],
    ['a text for arguments', { user: { exec: { command: 'true', args: `--token=${SECRET}` } } }, /user "me": exec\.args must be a list of texts/],
    ['a number among arguments', { user: { exec: { command: 'true', args: ['a', 1] } } }, /user "me": exec\.args must be a list of texts/],
    ['a map for an environment', { user: { exec: { command: 'true', env: { TOKEN: SECRET } } } }, /user "me": exec\.env must be a list of name and value/],
    ['a text for a program', { user: { exec: `aws ${SECRET}` } }, /user "me": exec must be an object/],
    ['a list for a user', { user: [SECRET] }, /user "me": must be an object/],
    ['a text for a switch', { at: { 'insecure-skip-tls-verify': 'no' } }, /cluster "eks": insecure-skip-tls-verify must be true or false/],
    ['a number for a server', { at: { server: 1 } }, /cluster "eks": server must be a text/],
    ['a list for a certificate', { at: { 'certificate-authority-data': [] } }, /cluster "eks": certificate-authority-data must be a text/],
    ['a number for a namespace', { contexts: [{ name: 'test', context: { cluster: 'eks', user: 'me', namespace: 5 } }] }, /context "test": namespace must be a text/],
    ['an object for lists', { users: { me: { token: SECRET } } }, /users must be a list/],
    ['a number for the current context', { 'current-context': 5 }, /current-context must be a text/],
  ])('%s', async (_, fields, says) => {
    const ended = await status(config(fields));
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
    expect(ended.stderr).toContain(path.join(folder, 'config'));
    expect(ended.stderr).not.toMatch(/hunter2|4711/);
  });
});

describe('a token without the white space around it', () => {
  test('in the configuration, and in a file', async () => {
    await status(config({ user: { token: ` ${SECRET}\n` } }));
    expect(sent().authorization).toBe(`Bearer ${SECRET}`);
  });

  test('of a credential plugin', async () => {
    const plugin = write('padded', `#!${process.execPath}\nconsole.log(JSON.stringify({ kind: 'ExecCredential', status: { token: '${SECRET}\\n' } }));`);
    await status(config({ user: { exec: { command: plugin } } }));
    expect(sent().authorization).toBe(`Bearer ${SECRET}`);
  });

  test('that is empty is none', async () => {
    await status(config({ user: { token: '', exec: { command: program() } } }));
    expect(sent().authorization).toMatch(/^Bearer ;no profile/);
  });

  test.each<[string, unknown]>([
    ['a line break', { token: `a\n${SECRET}` }],
    ['a certificate that is none', { 'client-certificate-data': SECRET, 'client-key-data': SECRET }],
  ])('fails in one line for %s', async (_, user) => {
    const ended = await status(config({ user }));
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: the Kubernetes API cannot be asked: [^\n]+\n$/) });
    expect(ended.stderr).not.toContain(SECRET);
  });
});

describe('impersonation', () => {
  test('sends user, UID, groups and extra values', async () => {
    const extra = { 'scopes': ['view', 'edit'], 'acme.io/team (a)': ['db'] };
    await status(config({ user: { 'token': SECRET, 'as': 'jane', 'as-uid': '42', 'as-groups': ['dev', 'ops'], 'as-user-extra': extra } }));
    expect(sent()).toMatchObject({
      'authorization': `Bearer ${SECRET}`,
      'impersonate-user': 'jane',
      'impersonate-uid': '42',
      'impersonate-group': 'dev, ops',
      'impersonate-extra-scopes': 'view, edit',
      'impersonate-extra-acme.io%2fteam%20%28a%29': 'db',
    });
  });

  test.each(['as-uid', 'as-groups', 'as-user-extra'])('fails for %s without a user', async (field) => {
    const value = { 'as-uid': '42', 'as-groups': ['ops'], 'as-user-extra': { scopes: ['view'] } }[field];
    expect(await status(config({ user: { token: SECRET, [field]: value } }))).toEqual({
      code: 2, stdout: '', stderr: `error: the user of context "test" has ${field} without as: Kubernetes impersonates no group, UID or extra value without a user name\n`,
    });
    expect(server.received).toEqual([]);
  });
});

describe('a proxy', () => {
  const elsewhere = () => config({ at: { server: 'https://api.eks.invalid:6443' } });
  const proxy = { HTTPS_PROXY: `http://me:${SECRET}@127.0.0.1:1` };

  test('fails if the kubeconfig names one', async () => {
    const ended = await status(config({ at: { 'proxy-url': `http://me:${SECRET}@127.0.0.1:1` } }));
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/context "test" uses a proxy \(proxy-url\), which is not supported/) });
    expect(ended.stderr).not.toContain(SECRET);
  });

  test.each<[string, NodeJS.ProcessEnv]>([
    ['HTTPS_PROXY', proxy], ['https_proxy', { https_proxy: proxy.HTTPS_PROXY }], ['another host in NO_PROXY', { ...proxy, NO_PROXY: 'eks.example.com,10.0.0.0/8,.api.eks.invalid' }],
    ['another port in NO_PROXY', { ...proxy, NO_PROXY: 'api.eks.invalid:443' }],
  ])('fails if kubectl would use that of the environment: %s', async (_, environment) => {
    const ended = await status(elsewhere(), environment);
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/HTTPS_PROXY applies to api\.eks\.invalid, and proxies are not supported.*NO_PROXY=api\.eks\.invalid/i) });
    expect(ended.stderr).not.toContain(SECRET);
  });

  test.each(['api.eks.invalid', '.eks.invalid', ' EKS.invalid , x', '*.invalid', '*', 'api.eks.invalid:6443'])('does not matter for a server that NO_PROXY names (%s)', async (NO_PROXY) => {
    expect((await status(elsewhere(), { ...proxy, NO_PROXY })).stderr).toMatch(/does not answer .*(ENOTFOUND|EAI_AGAIN)/);
  });

  test.each(['10.1.2.3', '10.0.0.0/8'])('does not matter for an address that NO_PROXY names (%s)', async (no_proxy) => {
    const environment = { ...proxy, no_proxy };
    expect((await status(config({ at: { 'server': 'https://10.1.2.3:1', 'proxy-url': 'x' } }), environment)).stderr).toMatch(/proxy-url/);
    expect((await status(config({ user: { token: 'a\nb' }, at: { server: 'https://10.1.2.3:1' } }), environment)).stderr).toMatch(/Invalid character/);
  });

  test('does not matter for this machine', async () => {
    expect((await status(config(), proxy)).stderr).toMatch(ASKED);
  });
});
