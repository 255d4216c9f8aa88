import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { backup, BACKUP, RestoreWorld } from './restore-world';
import { cli, kubeconfigFor, started } from './run';
import { serve, TestServer } from '../lifecycle/https-server';

let server: TestServer;
let folder: string;
let kubeconfig: string;
let world: RestoreWorld;

beforeAll(async () => {
  server = await serve();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restore-'));
  kubeconfig = kubeconfigFor(server, folder);
});
afterAll(async () => {
  await server.close();
  fs.rmSync(folder, { recursive: true });
});
beforeEach(() => {
  world = new RestoreWorld();
  server.behave((request) => world.answer(request));
});

const restore = (...args: string[]) => cli(['restore', 'orders', ...args, '--kubeconfig', kubeconfig], {}, folder);
const RUN = `${BACKUP}-restore`;
const DC2 = 'orders-dc2-backup-1764201600';

test('without a backup it lists those that Kubernetes knows, complete ones first', async () => {
  world.backups.push(backup('orders-dc1-backup-1764288000', 'dc1', { finishedNodes: 2 }), backup('payments', 'of-another-cluster'));
  expect(await restore()).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'orders in namespace shop: 1 complete backups are known to Kubernetes',
      `  ${BACKUP}  datacenter dc1, finished 2026-11-27T00:10:00Z, 3 nodes, 150 GiB`,
      '  orders-dc1-backup-1764288000  datacenter dc1, not complete: 2 of 3 nodes finished it',
      '',
    ].join('\n'),
  });
});

test('a new cluster knows none until it looks into the bucket', async () => {
  world.bucket = world.backups.splice(0);
  expect(await restore()).toMatchObject({ code: 1, stdout: expect.stringContaining('make them known with --sync') });
  expect(await restore('--sync')).toMatchObject({ code: 0, stdout: expect.stringContaining(BACKUP) });
  expect(world.created).toEqual([
    { kind: 'MedusaTask', name: expect.stringMatching(/^orders-dc1-sync-\d+$/), spec: { operation: 'sync', cassandraDatacenter: 'dc1' } },
  ]);
});

test('after a look into the bucket, backups belong to the datacenters of their nodes, and fit empty volumes without a recorded size', async () => {
  world.datacenters = ['dc1', 'dc2'];
  world.bucket = [...world.backups.splice(0), backup(DC2, 'dc2')];
  world.free = 195 * 1024 ** 3;
  const { code, stdout } = await restore(BACKUP, DC2, '--sync', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).plan.map(({ datacenter, backup: name }: any) => [datacenter, name])).toEqual([['dc1', BACKUP], ['dc2', DC2]]);
});

test('a look into the bucket that no node could do is no empty bucket', async () => {
  world.reads = false;
  expect(await restore('--sync')).toMatchObject({ code: 1, stderr: expect.stringMatching(/no node could read the bucket .*kubectl -n shop logs <pod> -c medusa/) });
});

describe('without --yes', () => {
  test('it says what it would do, and changes nothing', async () => {
    expect(await restore(BACKUP)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'orders in namespace shop: the data of datacenter dc1 is to be replaced',
        `  datacenter dc1: backup ${BACKUP}, finished 2026-11-27T00:10:00Z (run ${RUN})`,
        '    about 50 GiB for each node, downloaded in 5 min or longer',
        '    in place: all keyspaces, with the roles, tokens and peers of that time',
        '    not checked: the release of Cassandra that made the backup, which must not be newer than the one that runs',
        'Nothing was changed. The datacenters serve nothing until it is done, and what was written since the backup is lost. To do it, say --yes',
        '',
      ].join('\n'),
    });
    expect(world.created).toEqual([]);
  });

  test('a purge that could take older backups away is pointed out', async () => {
    world.schedules = [{ metadata: { name: 'purge' }, spec: { operationType: 'purge', backupSpec: { cassandraDatacenter: 'dc1' } } }];
    expect((await restore(BACKUP)).stdout).toContain('Deploy purge: false before');
    world.schedules[0].spec.disabled = true;
    expect((await restore(BACKUP)).stdout).not.toContain('purge');
  });
});

describe('refused, with --yes too, before anything is stopped', () => {
  const refused = async (reason: RegExp, ...args: string[]) => {
    const { code, stdout } = await restore(BACKUP, '--yes', '--json', ...args);
    const { result, refused: reasons } = JSON.parse(stdout);
    expect({ code, result, created: world.created }).toEqual({ code: 1, result: 'refused', created: [] });
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  };

  test('an incomplete backup, and one that records no nodes, which the operator would take', async () => {
    world.backups = [backup(BACKUP, 'dc1', { finishedNodes: 2 })];
    await refused(/2 of 3 nodes finished it/);
    world.backups = [backup(BACKUP, 'dc1', { totalNodes: 0, finishedNodes: 0, nodes: [] })];
    await refused(/it records no end/);
    world.backups = [backup(BACKUP, 'dc1', { status: 'FAILED' })];
    await refused(/its status is FAILED/);
  });

  test('too little room, or room that nobody can see', async () => {
    world.free = 55 * 1024 ** 3;
    await refused(/orders-dc1-r1-sts-0 has 55 GiB free/);
    world.stats = () => ({ status: 403, body: { kind: 'Status', code: 403, reason: 'Forbidden', message: 'no' } });
    await refused(/cannot be seen.*--room-checked/);
    expect((await restore(BACKUP, '--room-checked')).code).toBe(0);
  });

  test('work that is under way', async () => {
    world.jobs = [{ metadata: { name: 'now' }, spec: { cassandraDatacenter: 'dc1' }, status: { startTime: 'x' } }];
    await refused(/backup now of datacenter dc1 is being made .*delete medusabackupjob now\)\. Wait/);
    world.jobs = [];
    world.restores = [{ metadata: { name: 'other' }, spec: { backup: 'older', cassandraDatacenter: 'dc1' }, status: {} }];
    await refused(/backup older is restored into datacenter dc1 .*Wait until it is through/);
    world.restores = [];
    world.observedGeneration = 2;
    await refused(/would undo a restore/);
  });

  test('one datacenter of two, unless that is meant', async () => {
    world.datacenters = ['dc1', 'dc2'];
    world.backups.push(backup(DC2, 'dc2'));
    await refused(/dc2 would keep newer data.*--one-datacenter/);
    expect((await restore(BACKUP, '--one-datacenter')).code).toBe(0);
    expect((await restore(BACKUP, DC2)).code).toBe(0);
  });

  test('the same restore once more, unless it has a name of its own', async () => {
    expect((await restore(BACKUP, '--yes')).code).toBe(0);
    world.created.length = 0;
    await refused(/was done\. To restore it once more, give the new restore an --id/);
    expect((await restore(BACKUP, '--yes', '--id', 'again')).code).toBe(0);
    expect(world.created.map(({ name }) => name)).toEqual([`${RUN}-again`]);
  });
});

describe('with --yes', () => {
  test('it starts the operator on each datacenter, and is done when all are', async () => {
    world.datacenters = ['dc1', 'dc2'];
    world.backups.push(backup(DC2, 'dc2'));
    const { code, stdout } = await restore(BACKUP, DC2, '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain('orders in namespace shop: restored, and every node is up');
    expect(world.created).toEqual([
      { kind: 'MedusaRestoreJob', name: RUN, spec: { backup: BACKUP, cassandraDatacenter: 'dc1' } },
      { kind: 'MedusaRestoreJob', name: `${DC2}-restore`, spec: { backup: DC2, cassandraDatacenter: 'dc2' } },
    ]);
  });

  test('a run that was cut off between two datacenters starts the other one, and none twice', async () => {
    world.datacenters = ['dc1', 'dc2'];
    world.backups.push(backup(DC2, 'dc2'));
    world.restores = [{ metadata: { name: RUN, creationTimestamp: new Date().toISOString() }, spec: { backup: BACKUP, cassandraDatacenter: 'dc1' }, status: {} }];
    world.operator = () => {
      world.restores[0].status = { finishTime: 'now' };
      return { finishTime: 'now' };
    };
    expect((await restore(BACKUP, DC2, '--yes')).code).toBe(0);
    expect(world.created.map(({ name }) => name)).toEqual([`${DC2}-restore`]);
  });

  test('of two datacenters, one that is through does not keep the other from being followed, with --sync too', async () => {
    world.datacenters = ['dc1', 'dc2'];
    world.backups.push(backup(DC2, 'dc2'));
    const run = (name: string, datacenter: string, of: string, status: object) => (
      { metadata: { name, creationTimestamp: new Date().toISOString() }, spec: { backup: of, cassandraDatacenter: datacenter }, status });
    world.restores = [run(RUN, 'dc1', BACKUP, { finishTime: 'x' }), run(`${DC2}-restore`, 'dc2', DC2, { startTime: 'x' })];
    setTimeout(() => { world.restores[1].status = { finishTime: 'x' }; }, 1_500);
    expect(await restore(BACKUP, DC2, '--yes', '--sync')).toMatchObject({ code: 0 });
    expect(world.created).toEqual([]);
  });

  test('a refusal of the operator is a failure, although it has an end', async () => {
    world.operator = () => ({ startTime: 'x', finishTime: 'x', message: 'rack names must match in backup and target datacenter' });
    expect(await restore(BACKUP, '--yes', '--json')).toMatchObject({
      code: 1, stdout: expect.stringContaining(`the operator refused restore ${RUN}: rack names must match in backup and target datacenter`),
    });
  });

  test('a node that fails for the third time is told, with the way to its log', async () => {
    world.operator = () => ({ startTime: 'x', restorePrepared: true, datacenterStopped: '2026-10-01T00:00:00Z' });
    world.init = (pod) => [pod.includes('r2')
      ? { name: 'medusa-restore', restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1, reason: 'Error' } } }
      : { name: 'medusa-restore', restartCount: 0, state: { running: {} } }];
    const { code, stdout } = await restore(BACKUP, '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain('failed: orders-dc1-r2-sts-0 of datacenter dc1 cannot restore its data: medusa-restore failed 3 times (Error, exit code 1)');
    expect(stdout).toContain('kubectl -n shop logs <pod> -c medusa-restore');
  });

  test('Ctrl-C leaves the restore alone, and the same command follows it again', async () => {
    world.operator = () => ({ startTime: 'x', restorePrepared: true, datacenterStopped: '2026-10-01T00:00:00Z' });
    const run = started(['restore', 'orders', BACKUP, '--yes', '--kubeconfig', kubeconfig], {}, folder);
    while (world.created.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 500));
    run.process.kill('SIGINT');
    expect(await run.ended).toMatchObject({ code: 1, stdout: expect.stringContaining('The restore goes on without this command') });
    expect(await restore('--status')).toMatchObject({ code: 1, stdout: expect.stringContaining('3 of 3 started nodes have their data') });
    world.restores[0].status.finishTime = 'x';
    expect((await restore('--status')).code).toBe(0);
    expect(world.created).toHaveLength(1);
  });
});

test.each<[string[], RegExp]>([
  [['--yes'], /needs the names of the backups/],
  [['--status', BACKUP], /--status with the name of a cluster only/],
  [[BACKUP, '--id', 'Two words'], /--id has up to 20/],
  [[BACKUP, '--timeout', '0'], /--timeout is a number of hours/],
  [['orders-dc1-backup-176420160'], /there is no backup "orders-dc1-backup-176420160"\. Did you mean "orders-dc1-backup-1764201600"/],
  [[BACKUP, BACKUP], /several of the backups are of datacenter dc1/],
])('wrong usage: %s', async (args, message) => {
  expect(await restore(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});
