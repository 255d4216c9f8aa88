import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { cli } from './run';
import { serve, TestServer } from '../lifecycle/https-server';

const MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

let server: TestServer;
let folder: string;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  server = await serve();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'service-account-'));
  // Stands in for the mount of a pod: what is read there is read in our folder.
  const mount = path.join(folder, 'mount.js');
  fs.writeFileSync(mount, `const fs = require('fs');
    for (const name of ['readFileSync', 'existsSync']) {
      const real = fs[name];
      fs[name] = (file, ...rest) => real(String(file).replace('${MOUNT}', '${folder}'), ...rest);
    }`);
  environment = { NODE_OPTIONS: `--require ${mount}`, KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(server.port) };
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(() => {
  server.behave(({ url }) => (url.includes('/namespaces/') ? { status: 200, body: { items: [] } } : { status: 403, body: { kind: 'Status', code: 403, reason: 'Forbidden' } }));
  server.received.length = 0;
  ['token', 'ca.crt', 'namespace'].forEach((name) => fs.rmSync(path.join(folder, name), { force: true }));
});

const mounted = (files: Record<string, string>) => Object.entries(files).forEach(([name, text]) => fs.writeFileSync(path.join(folder, name), text));
const ALL = () => ({ 'token': 'mounted\n', 'ca.crt': server.certificate, 'namespace': 'shop' });
const NONE = /there is no kubeconfig in \/nonexistent\/\.kube\/config/;

test('a pod without a kubeconfig uses its service account, and the namespace of the pod', async () => {
  mounted(ALL());
  expect((await cli(['status'], environment)).stderr).toMatch(/^error: context "in-cluster" shows no Cassandra cluster/);
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer mounted', 'Bearer mounted']);
  expect(server.received[1].url).toContain('/namespaces/shop/');
  await cli(['status'], { ...environment, KUBECONFIG: '/nowhere', POD_NAMESPACE: 'orders' });
  expect(server.received[3].url).toContain('/namespaces/orders/');
});

test('fails for a server that another authority signed', async () => {
  mounted({ ...ALL(), 'ca.crt': '' });
  expect((await cli(['status'], environment)).stderr).toMatch(/does not answer .*SELF_SIGNED/);
  expect(server.received).toEqual([]);
});

test('a kubeconfig wins, and so does what is asked for', async () => {
  mounted(ALL());
  const kubeconfig = path.join(folder, 'config');
  fs.writeFileSync(kubeconfig, '{}');
  expect((await cli(['status'], { ...environment, KUBECONFIG: kubeconfig })).stderr).toMatch(/no context is current/);
  expect((await cli(['status', '--kubeconfig', '/nowhere'], environment)).stderr).toMatch(/\/nowhere does not exist/);
  expect((await cli(['status', '--context', 'prod'], environment)).stderr).toMatch(NONE);
  expect(server.received).toEqual([]);
});

test.each<[string, NodeJS.ProcessEnv, boolean]>([
  ['a token', {}, false], ['the address of the API', { KUBERNETES_SERVICE_HOST: '' }, true], ['its port', { KUBERNETES_SERVICE_PORT: '' }, true],
])('fails without %s, as outside of a pod', async (_, changed, hasToken) => {
  mounted(hasToken ? ALL() : { 'ca.crt': server.certificate });
  const ended = await cli(['status'], { ...environment, ...changed });
  expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(NONE) });
});

test('an IPv6 address gets its brackets', async () => {
  mounted(ALL());
  const ended = await cli(['status'], { ...environment, KUBERNETES_SERVICE_HOST: '::1', KUBERNETES_SERVICE_PORT: '1' });
  expect(ended.stderr).toMatch(/does not answer .*(ECONNREFUSED|EADDRNOTAVAIL)/);
});
