import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { cli, kubeconfigFor, started } from './run';
import { done, RunWorld } from './run-world';
import { TASK_KINDS } from '../../lib/tasks/kinds';
import { standingOf } from '../../lib/tasks/standing';
import { serve, TestServer } from '../lifecycle/https-server';

let server: TestServer;
let folder: string;
let kubeconfig: string;
let world: RunWorld;

beforeAll(async () => {
  server = await serve();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-'));
  kubeconfig = kubeconfigFor(server, folder);
});
afterAll(async () => {
  await server.close();
  fs.rmSync(folder, { recursive: true });
});
beforeEach(() => {
  world = new RunWorld();
  server.behave((request) => world.answer(request));
});

const run = (task: string, ...args: string[]) => cli(['run', task, 'orders', ...args, '--kubeconfig', kubeconfig], {}, folder);
const FIRST = 'orders-dc1-r1-sts-0';

test('without --yes it says what it would do, and changes nothing', async () => {
  expect(await run('compact', '--keyspace', 'shop', '--table', 'carts')).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'orders in namespace shop: compact compacts all files of a table into few',
      '  1. datacenter dc1, all 3 nodes, one after another: shop.carts',
      '  note: the size of the table is needed again on each volume, and with STCS the resulting file is rarely compacted again',
      'Nothing was changed. To run it, say --yes',
      '',
    ].join('\n'),
  });
  expect(world.created).toEqual([]);
});

test('each task becomes the command of the operator, with its arguments', async () => {
  world.datacenters = ['dc1', 'dc2'];
  const jobs = async (...args: Parameters<typeof run>) => {
    world.created.length = 0;
    expect((await run(...args, '--yes', '--id', `i${world.tasks.length}`)).code).toBe(0);
    return world.created.map(({ metadata, spec }) => [metadata.name, spec.datacenter, spec.jobs]);
  };
  const dc1 = { name: 'dc1', namespace: 'shop' };
  expect(await jobs('restart', '--rack', 'r2', '--datacenter', 'dc1')).toEqual([['orders-restart-dc1-i0', dc1, [{ name: 'restart', command: 'restart', args: { rack: 'r2' } }]]]);
  expect(await jobs('replace', '--pod', FIRST)).toEqual([['orders-replace-dc1-i1', dc1, [{ name: 'replace', command: 'replacenode', args: { pod_name: FIRST } }]]]);
  expect(await jobs('rebuild', '--from', 'Second')).toEqual([['orders-rebuild-dc1-i2', dc1, [{ name: 'rebuild', command: 'rebuild', args: { source_datacenter: 'Second' } }]]]);
  expect(await jobs('scrub', '--keyspace', 'shop', '--table', 'a', '--table', 'B', '--datacenter', 'dc1'))
    .toEqual([['orders-scrub-dc1-i3', dc1, [{ name: 'scrub', command: 'scrub', args: { keyspace_name: 'shop', tables: ['a', 'B'] } }]]]);
  // One datacenter after another.
  expect((await jobs('flush')).map(([name]) => name)).toEqual(['orders-flush-dc1-i4', 'orders-flush-dc2-i4']);
});

describe('refused, although the operator would take it', () => {
  const refused = async (reason: RegExp, ...args: Parameters<typeof run>) => {
    const { code, stdout } = await run(...args, '--yes', '--json');
    expect({ code, ...JSON.parse(stdout), created: world.created }).toMatchObject({ code: 1, result: 'refused', refused: [expect.stringMatching(reason)], created: [] });
  };

  test('a rack that does not exist, with which it would restart all of them', () => refused(/datacenter dc1 has no rack "r4"\. There are: r1, r2, r3/, 'restart', '--rack', 'r4'));
  test('a pod that does not exist', () => refused(/has no pod "orders-dc1-r1-sts-7"/, 'replace', '--pod', 'orders-dc1-r1-sts-7'));

  test('taking a node down while another one is not ready, unless that is the one to replace', async () => {
    world.unready = ['orders-dc1-r3-sts-0'];
    await refused(/orders-dc1-r3-sts-0 of datacenter dc1 is not ready/, 'restart');
    await refused(/orders-dc1-r3-sts-0 of datacenter dc1 is not ready/, 'replace', '--pod', FIRST);
    expect((await run('replace', '--pod', 'orders-dc1-r3-sts-0')).code).toBe(0);
    await refused(/orders-dc1-r3-sts-0 of datacenter dc1 is not ready, and the task would never end/, 'flush');
  });

  test('of two lost nodes, each can be replaced if that is asked for', async () => {
    world.unready = [FIRST, 'orders-dc1-r3-sts-0'];
    world.observedGeneration = 2;
    expect((await run('replace', '--pod', FIRST)).stdout).toContain('--nodes-down');
    expect((await run('replace', '--pod', FIRST, '--nodes-down')).code).toBe(0);
  });

  test('while another task runs, or the operator is not through', async () => {
    world.tasks = [{ metadata: { name: 'other' }, spec: { datacenter: { name: 'dc1' }, jobs: [{ command: 'cleanup' }] }, status: { startTime: 'x' } }];
    await refused(/cleanup runs on datacenter dc1 \(CassandraTask other.*Wait/, 'flush');
    world.tasks = [];
    world.observedGeneration = 2;
    await refused(/the operator is not through with the last change/, 'restart');
  });

  test('a source that does not exist, or is the datacenter itself', async () => {
    world.datacenters = ['dc1', 'dc2'];
    await refused(/has no datacenter "third" to stream from\. There are: dc1, Second/, 'rebuild', '--from', 'third', '--datacenter', 'dc1');
    await refused(/datacenter dc2 cannot stream from itself/, 'rebuild', '--from', 'Second', '--datacenter', 'dc2');
  });
});

describe('with --yes', () => {
  test('a failure on one datacenter ends the run before the next one', async () => {
    world.datacenters = ['dc1', 'dc2'];
    const podStatuses = { [FIRST]: { status: 'PodError' } };
    world.operator = () => ({ startTime: 'x', completionTime: 'x', succeeded: 2, failed: 1, podStatuses, conditions: [{ type: 'Failed', status: 'True', message: '1 pods failed during processing' }] });
    const { code, stdout } = await run('cleanup', '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain(`failed: datacenter dc1: failed, 1 pods failed during processing; on ${FIRST}; done on 2 of 3 nodes`);
    expect(world.created).toHaveLength(1);
  });

  test('the same id runs once, and goes on where it was', async () => {
    world.datacenters = ['dc1', 'dc2'];
    expect((await run('flush', '--yes', '--id', 'night', '--datacenter', 'dc1')).code).toBe(0);
    expect((await run('flush', '--yes', '--id', 'night')).code).toBe(0);
    expect((await run('flush', '--yes', '--id', 'night')).code).toBe(0);
    expect(world.created.map(({ metadata }) => metadata.name)).toEqual(['orders-flush-dc1-night', 'orders-flush-dc2-night']);
  });

  test('an id with other arguments is another run', async () => {
    expect((await run('compact', '--keyspace', 'shop', '--yes', '--id', 'x')).code).toBe(0);
    expect(await run('compact', '--keyspace', 'other', '--yes', '--id', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('run x exists with other arguments') });
    expect(world.created).toHaveLength(1);
  });

  test('work that begins between two datacenters ends the run', async () => {
    world.datacenters = ['dc1', 'dc2'];
    world.operator = () => {
      world.tasks.unshift({ metadata: { name: 'other' }, spec: { datacenter: { name: 'dc2' }, jobs: [{ command: 'scrub' }] }, status: { startTime: 'x' } });
      return done(3);
    };
    const { code, stdout } = await run('flush', '--yes');
    expect(code).toBe(1);
    expect(stdout).toMatch(/failed: scrub runs on datacenter dc2 .*done: datacenter dc1/s);
    expect(world.created).toHaveLength(1);
  });

  test('a node that is being replaced is not done', async () => {
    world.replacing = true;
    const process = started(['run', 'replace', 'orders', '--pod', FIRST, '--yes', '--id', 'r', '--kubeconfig', kubeconfig], {}, folder);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    process.process.kill('SIGINT');
    expect(await process.ended).toMatchObject({ code: 1, stdout: expect.stringContaining('nodes of datacenter dc1 are replaced') });
  });

  test('Ctrl-C leaves the task alone, and says how to follow it', async () => {
    world.operator = () => ({ startTime: 'x', succeeded: 1 });
    const process = started(['run', 'restart', 'orders', '--yes', '--id', 'night', '--kubeconfig', kubeconfig], {}, folder);
    while (world.created.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.process.kill('SIGINT');
    expect(await process.ended).toMatchObject({ code: 1, stdout: expect.stringContaining('the same command with --id night') });
    world.tasks[0].status = done(3);
    expect((await run('restart', '--yes', '--id', 'night')).code).toBe(0);
    expect(world.created).toHaveLength(1);
  });
});

test.each<[string[], RegExp]>([
  [['restrt'], /there is no task "restrt"\. Did you mean "restart"/],
  [['move'], /run does not offer "move": it moves nodes with a single token/],
  [['decommission'], /reduce the nodes of the datacenter in code/],
  [['replace'], /run replace needs --pod/],
  [['rebuild'], /run rebuild needs --from/],
  [['flush', '--rack', 'r1'], /run flush does not take --rack; it takes --keyspace, --table/],
  [['flush', '--table', 'a'], /run flush needs --keyspace with --table/],
  [['flush', '--keyspace', 'a; DROP'], /is no name of a keyspace or table/],
  [['flush', '--datacenter', 'dc3'], /the cluster has no datacenter "dc3"\. Did you mean "dc1"/],
  [['flush', '--timeout', 'x'], /--timeout is a number of hours/],
])('wrong usage: %s', async ([task, ...args], message) => {
  expect(await run(task, ...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});

describe('where a task stands', () => {
  const TASK = { name: 't', datacenter: 'dc1', job: '{}', createdAt: 0, state: 'new' as const, succeeded: 0 };
  const MINUTES = 60_000;

  test('an operator that does not look is a failure, unless it is busy with another task', () => {
    expect(standingOf([TASK], 't', 3, undefined, 5 * MINUTES).state).toBe('running');
    expect(standingOf([TASK], 't', 3, undefined, 5 * MINUTES + 1)).toEqual({ state: 'failed', told: 'datacenter dc1: the operator has not looked at the task: is it running?' });
    expect(standingOf([TASK, { ...TASK, name: 'other', state: 'running' }], 't', 3, undefined, 99 * MINUTES)).toEqual({ state: 'running', told: 'datacenter dc1: waits for task other' });
  });

  test('nodes that were taken down have to be up again', () => {
    const finished = [{ ...TASK, state: 'done' as const, succeeded: 3 }];
    expect(standingOf(finished, 't', 3, 'dc1 has 2 of 3 nodes', 0)).toEqual({ state: 'running', told: 'datacenter dc1: done; dc1 has 2 of 3 nodes' });
    expect(standingOf(finished, 't', 3, undefined, 0).state).toBe('done');
    expect(standingOf([], 't', 3, undefined, 0)).toEqual({ state: 'failed', told: 'task t was deleted' });
  });
});

test('every task has a place in the documentation', () => {
  const text = fs.readFileSync(path.join(__dirname, '../../docs/tasks.md'), 'utf8');
  expect(TASK_KINDS.filter(({ name }) => !text.includes(`\`${name}\``))).toEqual([]);
});
