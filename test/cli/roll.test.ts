import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { installStandIn, RollWorld, serveAws } from './roll-world';
import { cli, kubeconfigFor, started } from './run';
import { lasting } from '../../lib/cli/kubernetes/lasting';
import { Output } from '../../lib/cli/output';
import { execute, Pace } from '../../lib/cli/roll/execute';
import { findGroups, nodesOf } from '../../lib/cli/roll/find-groups';
import { Groups } from '../../lib/cli/roll/groups';
import { RollView } from '../../lib/cli/roll/view';
import { findClusters } from '../../lib/cli/status/find-clusters';
import { KubernetesClient } from '../../lib/lifecycle/handlers/kubernetes';
import { notKnownYet } from '../../lib/lifecycle/handlers/remote-error';
import { goalOf, plan } from '../../lib/roll/plan';
import { serve, TestServer } from '../lifecycle/https-server';

let server: TestServer;
let aws: Awaited<ReturnType<typeof serveAws>>;
let folder: string;
let kubeconfig: string;
let world: RollWorld;

beforeAll(async () => {
  server = await serve();
  aws = await serveAws((call, input) => world.aws(call, input));
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roll-'));
  installStandIn(folder);
  kubeconfig = kubeconfigFor(server, folder);
});
afterAll(async () => {
  await Promise.all([server.close(), aws.close()]);
  fs.rmSync(folder, { recursive: true });
});
beforeEach(() => {
  world = new RollWorld();
  server.behave((request) => world.kubernetes(request));
});

const roll = (...args: string[]) => cli(['roll', ...args, '--kubeconfig', kubeconfig], { AWS_STAND_IN: aws.url }, folder);

describe('without --yes', () => {
  test('it says what it would do, and changes nothing', async () => {
    world.machines[1].version = '2';
    expect(await roll('orders')).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'orders in namespace shop: instances to be replaced, in this order: 2',
        '  1. i-01 in rack r1 of datacenter dc1, orders-dc1-r1-sts-0: lt-0 version 1, now lt-0 version 2',
        '  2. i-03 in rack r3 of datacenter dc1, orders-dc1-r3-sts-0: lt-0 version 1, now lt-0 version 2',
        'Nothing was changed. To replace them, say --yes',
        '',
      ].join('\n'),
    });
    expect(world.changes).toEqual([]);
  });

  test('all instances, or one of them, on demand and for programs', async () => {
    world.version = '1';
    expect(JSON.parse((await roll('orders', '--json')).stdout)).toMatchObject({ result: 'nothing to do', plan: [] });
    const { stdout } = await roll('orders', '--all', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ cluster: 'orders', namespace: 'shop', result: 'planned', refused: [] });
    expect(JSON.parse(stdout).plan.map(({ instance }: any) => instance)).toEqual(['i-01', 'i-02', 'i-03']);
    expect(JSON.parse((await roll('orders', '--instance', 'i-02', '--json')).stdout).plan).toEqual([
      { instance: 'i-02', group: 'r2', zone: 'eu-west-1a', datacenter: 'dc1', rack: 'r2', nodes: ['orders-dc1-r2-sts-0'], why: 'asked for by its id' },
    ]);
  });

  test('the version that $Latest means is asked for', async () => {
    world.version = '$Latest';
    expect((await roll('orders')).stdout).toMatch(/lt-0 version 1, now lt-0 version 7/);
  });

  test('the status tells what is outdated and what a run has left', async () => {
    expect(await roll('orders', '--status')).toMatchObject({ code: 1, stdout: expect.stringMatching(/3 of 3 instances are outdated/) });
    world.machines.forEach((one) => { one.version = '2'; });
    expect(await roll('orders', '--status', '--json')).toMatchObject({ code: 0, stdout: expect.stringMatching(/"result": "up to date"/) });
    Object.assign(world.machines[1].node!, { cordoned: true, mark: 'shop/orders' });
    const { code, stdout } = await roll('orders', '--status');
    expect({ code, changes: world.changes }).toEqual({ code: 1, changes: [] });
    expect(stdout).toMatch(/1\. i-02 .*: begun by an earlier run\n {2}a run has begun with i-02/);
  });
});

describe('it refuses, and changes nothing', () => {
  const firstNode = () => world.machines[0].node!;

  test.each<[string, () => void, RegExp]>([
    ['several nodes on an instance', () => { world.pods[1].on = 'i-01'; }, /i-01 carries several nodes/],
    ['a node that is missing', () => { world.pods.pop(); }, /dc1 has 2 of 3 nodes\. Wait until everything is ready/],
    ['a node that is not ready', () => { world.pods[2].on = undefined; world.pods[2].ready = false; world.machines[2].node!.cordoned = true; }, /orders-dc1-r3-sts-0 is not ready/],
    ['an operator at work', () => { world.conditions = ['Ready', 'Updating']; }, /the nodes of datacenter dc1 restart one after another/],
    ['a task', () => { world.tasks = [{ metadata: { name: 't' }, spec: { datacenter: { name: 'dc1' }, jobs: [{ command: 'cleanup' }] }, status: { startTime: 'then' } }]; },
      /cleanup runs on datacenter dc1/],
    ['a stopped datacenter', () => { world.stopped = true; }, /datacenter dc1 is stopped/],
    ['a group that launches nothing', () => { world.suspended = ['Launch']; }, /process Launch is suspended/],
    ['a node that somebody else cordoned', () => { firstNode().cordoned = true; }, /node node-i-01 \(i-01\) was cordoned by somebody else/],
    ['a node that a roll of another Cassandra cluster has begun with', () => Object.assign(firstNode(), { cordoned: true, mark: 'shop/sessions' }),
      /node node-i-01 \(i-01\) was cordoned by somebody else/],
    ['a node group', () => { firstNode().labels = { 'eks.amazonaws.com/nodegroup': 'mine' }; }, /belongs to node group mine.*update the version/],
    ['a node pool', () => { firstNode().labels = { 'karpenter.sh/nodepool': 'mine' }; }, /belongs to node pool mine/],
    ['Auto Mode', () => { firstNode().labels = { 'eks.amazonaws.com/compute-type': 'auto' }; }, /belongs to EKS Auto Mode/],
  ])('%s', async (_, change, says) => {
    change();
    const { code, stdout, stderr } = await roll('orders', '--yes');
    expect({ code, said: stdout + stderr }).toEqual({ code: 1, said: expect.stringMatching(says) });
    expect(world.changes).toEqual([]);
  });

  test('an instance of no group', async () => {
    const answer = world.aws.bind(world);
    world.aws = (call, input) => (call === 'DescribeAutoScalingInstances' ? { AutoScalingInstances: [] } : answer(call, input));
    expect(await roll('orders', '--yes')).toMatchObject({ code: 1, stderr: expect.stringMatching(/i-01 \(node node-i-01\) belongs to no Auto Scaling group/) });
  });

  test.each<[string, string[], RegExp]>([
    ['an instance of others', ['orders', '--instance', 'i-99', '--yes'], /no instance i-99\. There are: i-01, i-02, i-03/],
    ['two ways to choose', ['orders', '--all', '--instance', 'i-01'], /--all or --instance/],
    ['two things to do', ['orders', '--yes', '--stop'], /one of --yes and --stop/],
    ['no number of minutes', ['orders', '--timeout', 'long'], /--timeout is a number of minutes.*"long"/],
    ['another cluster', ['order'], /no Cassandra cluster "order"\. Did you mean "orders"\?/],
  ])('%s is no answer', async (_, args, says) => {
    expect(await roll(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
    expect(world.changes).toEqual([]);
  });

  test('AWS that does not answer', async () => {
    world.awsFails = () => ({ name: 'ThrottlingException', status: 400 });
    expect(await roll('orders', '--yes')).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/autoscaling:DescribeAutoScalingInstances: ThrottlingException/) });
  });

  test('an app without the SDK', async () => {
    const bare = fs.mkdtempSync(path.join(os.tmpdir(), 'bare-'));
    const { code, stderr } = await cli(['roll', 'orders', '--kubeconfig', kubeconfig], {}, bare);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/npm install --save-dev @aws-sdk\/client-auto-scaling/) });
  });
});

/** A run in this process, whose looks follow each other at once. */
async function ran({ pace = { pauseMs: 1, silenceMs: 200 } as Pace, minutes = 1, all = false } = {}) {
  const client = new KubernetesClient({ endpoint: server.url, certificateAuthority: server.certificate, token: () => 'token' });
  const [cluster] = await findClusters(client, 'shop', 'shop');
  const groups = await Groups.connect({ region: 'eu-west-1' });
  const view = new RollView(() => client, cluster, groups, await findGroups(await nodesOf(client, cluster), groups));
  const observed = await view.observe();
  const silent = { write: () => undefined };
  const output = new Output({ stdout: silent, stderr: silent, environment: {} }, { json: false, color: false });
  return execute(view, goalOf(observed, plan(observed, { all })), minutes * 60_000, output, pace);
}

describe('with --yes', () => {
  const before = process.cwd();
  beforeAll(() => {
    process.chdir(folder);
    process.env.AWS_STAND_IN = aws.url;
  });
  afterAll(() => {
    process.chdir(before);
    delete process.env.AWS_STAND_IN;
  });
  const through = (at: number) => [`cordon i-0${at}`, `evict orders-dc1-r${at}-sts-0`, `mark i-0${at}`, `end i-0${at}`];

  test('one instance after another is emptied and ended, and the ring is whole again', async () => {
    expect(await ran()).toEqual({ end: 'done', replaced: ['i-01', 'i-02', 'i-03'] });
    expect(world.changes).toEqual([...through(1), ...through(2), ...through(3)]);
    expect(world.pods.every(({ ready }) => ready)).toBe(true);
    expect(world.machines.map(({ version }) => version)).toEqual(['2', '2', '2']);
  });

  test('other pods leave first, those of daemonsets and of the node stay', async () => {
    const other = (name: string, change: object) => ({ metadata: { name, namespace: 'tools', uid: name, ownerReferences: [{ kind: 'ReplicaSet', controller: true }], ...change }, spec: {}, status: {} });
    world.others = [other('web', {}), other('daemon', { ownerReferences: [{ kind: 'DaemonSet', controller: true }] }), other('static', { annotations: { 'kubernetes.io/config.mirror': 'x' } })];
    expect(await ran()).toMatchObject({ end: 'done' });
    expect(world.changes.slice(0, 5)).toEqual(['cordon i-01', 'evict web', ...through(1).slice(1)]);
  });

  test('a pod that nobody would make again stops it, before a node of Cassandra goes', async () => {
    world.others = [{ metadata: { name: 'lone', namespace: 'tools', uid: 'u' }, spec: {}, status: {} }];
    expect(await ran()).toEqual({ end: 'stopped', why: expect.stringMatching(/tools\/lone on i-01 has no owner/), replaced: [] });
    expect(world.changes).toEqual(['cordon i-01']);
  });

  test('it waits for the consent of the disruption budget', async () => {
    let asked = 0;
    world.budgetSays = () => ++asked > 3;
    expect(await ran()).toMatchObject({ end: 'done' });
    expect(world.changes.slice(0, 4)).toEqual(through(1));
    expect(asked).toBe(6);
  });

  test('without that consent nothing is ended', async () => {
    world.budgetSays = () => false;
    expect(await ran({ minutes: 0.005 })).toEqual({ end: 'stopped', why: expect.stringMatching(/i-01 took longer than .*disruption budget/), replaced: [] });
    expect(world.changes).toEqual(['cordon i-01']);
  });

  test.each<[string, () => void]>([
    ['Kubernetes', () => { world.fails = () => (world.changes.length >= 2 ? { status: 503, body: {} } : undefined); }],
    ['Auto Scaling', () => { world.awsFails = (call) => (world.changes.length >= 2 && call === 'DescribeAutoScalingGroups' ? { name: 'ServiceUnavailable', status: 503 } : undefined); }],
  ])('while %s does not answer, nothing is ended', async (_, fail) => {
    fail();
    expect(await ran()).toMatchObject({ end: 'unknown', replaced: [] });
    expect(world.changes).toEqual(through(1).slice(0, 2));
  });

  test('a short silence is waited through, and a call that failed is made again', async () => {
    let count = 0;
    world.awsFails = () => (++count % 7 === 0 ? { name: 'ThrottlingException', status: 400 } : undefined);
    expect(await ran({ pace: { pauseMs: 1, silenceMs: 5_000 } })).toMatchObject({ end: 'done' });
    expect(world.changes).toEqual([...through(1), ...through(2), ...through(3)]);
  });

  const forbidden = { status: 403, body: { kind: 'Status', status: 'Failure', code: 403, reason: 'Forbidden' } };

  test.each<[string, () => void, RegExp, string[]]>([
    ['cordon', () => { world.fails = ({ method }) => (method === 'PATCH' ? forbidden : undefined); }, /403.*PATCH .*permission is missing/, []],
    ['evict', () => { world.fails = ({ method }) => (method === 'POST' ? forbidden : undefined); }, /403.*eviction.*permission is missing/, through(1).slice(0, 1)],
    ['end', () => { world.awsFails = (call) => (call.startsWith('Terminate') ? { name: 'AccessDenied', status: 403 } : undefined); },
      /TerminateInstanceInAutoScalingGroup: AccessDenied.*permission is missing/, [...through(1).slice(0, 3), 'cordon i-01']],
  ])('without the right to %s, it stops at once', async (_, lack, says, changes) => {
    lack();
    expect(await ran({ pace: { pauseMs: 1, silenceMs: 60_000 } })).toEqual({ end: 'stopped', why: expect.stringMatching(says), replaced: [] });
    expect(world.changes).toEqual(changes);
  });

  test('workers that the library did not make are found by their pods', async () => {
    world.machines.forEach(({ node }) => { node!.labels = { 'cdk-eks-cassandra/cluster': 'none' }; });
    expect(await ran()).toMatchObject({ end: 'done', replaced: ['i-01', 'i-02', 'i-03'] });
  });

  test('what a stopped run left is finished first', async () => {
    Object.assign(world.machines[2].node!, { cordoned: true, mark: 'shop/orders' });
    Object.assign(world.pods[2], { on: undefined, ready: false });
    expect(await ran()).toEqual({ end: 'done', replaced: ['i-03', 'i-01', 'i-02'] });
    expect(world.changes).toEqual(['mark i-03', 'end i-03', ...through(1), ...through(2)]);
  });
});

test('who rolls is shown anew before a token ends; while that fails, it is not known how things stand', () => {
  let now = 0;
  const [first, second] = ['a', 'b'].map(() => new KubernetesClient({ endpoint: server.url }));
  const made: Array<() => KubernetesClient> = [() => { throw new Error('log in again'); }, () => second];
  const client = lasting(first, () => made.shift()!(), () => now);
  expect(client()).toBe(first);
  now = 6 * 60_000;
  let failure: unknown;
  try { client(); } catch (error) { failure = error; }
  expect(notKnownYet(failure)).toBe('log in again');
  expect(client()).toBe(second);
  expect(client()).toBe(second);
});

describe('a run is stopped', () => {
  test('by Ctrl-C, at the next step; started again, it goes on', async () => {
    const { process: child, ended } = started(['roll', 'orders', '--yes', '--kubeconfig', kubeconfig], { AWS_STAND_IN: aws.url }, folder);
    while (world.changes.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr, changes: world.changes }).toEqual({ code: 1, stderr: '', changes: ['cordon i-01'] });
    expect(stdout).toMatch(/interrupted.*\n {2}ended: none\n {2}left: i-01, i-02, i-03\n {2}To go on from here: run the same command again\. .*roll orders --stop/);
    expect((await roll('orders')).stdout).toMatch(/1\. i-01 .*: begun by an earlier run/);
  });

  test('for good: a node whose instance is being terminated stays cordoned', async () => {
    Object.assign(world.machines[0].node!, { cordoned: true, mark: 'shop/orders/ended' });
    Object.assign(world.machines[1].node!, { cordoned: true, mark: 'shop/orders' });
    const { stdout } = await roll('orders', '--stop');
    expect(stdout).toMatch(/node node-i-02 takes pods again\n.*node-i-01 is being terminated/);
    expect(world.changes).toEqual(['uncordon i-02']);
  });

  test('for good: only nodes that it cordoned are given back', async () => {
    Object.assign(world.machines[0].node!, { cordoned: true, mark: 'shop/orders' });
    world.machines[1].node!.cordoned = true;
    expect(await roll('orders', '--stop')).toEqual({ code: 0, stdout: 'node node-i-01 takes pods again\n', stderr: '' });
    expect(world.changes).toEqual(['uncordon i-01']);
    expect(await roll('orders', '--stop')).toMatchObject({ code: 0, stdout: 'no node is held by a roll\n' });
  });
});
