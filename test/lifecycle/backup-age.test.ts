import { handler } from '../../lib/lifecycle/handlers/backup-age-handler';
import type { WatchedBackups } from '../../lib/model/watched-backups';

/** What the AWS SDK of the function answers: a bucket of pages, roles, and what was published. */
const mockAws = {
  objects: new Map<string, string>(),
  roles: new Map<string, Date>(),
  published: [] as any[],
  asked: [] as string[],
  failing: undefined as undefined | ((call: string, input: any) => string | undefined),
};
const PAGE = 1000;

function mockClient(answer: (call: string, input: any) => unknown) {
  return class {
    public async send({ call, input }: { call: string; input: any }): Promise<unknown> {
      mockAws.asked.push(call);
      const code = mockAws.failing?.(call, input);
      if (code) throw Object.assign(new Error('what a server says'), { name: code });
      return answer(call, input);
    }
  };
}
const mockCommand = (call: string) => class { public readonly call = call; constructor(public readonly input: any) {} };

jest.mock('@aws-sdk/client-s3', () => ({
  S3Client: mockClient((call, { Bucket, Prefix, Key, ContinuationToken }) => {
    expect(Bucket).toBe('backups');
    if (call === 'get') return { Body: { transformToString: async () => mockAws.objects.get(Key)! } };
    const keys = [...mockAws.objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
    const from = Number(ContinuationToken ?? 0);
    return {
      Contents: keys.slice(from, from + PAGE).map((one) => ({ Key: one })),
      IsTruncated: from + PAGE < keys.length,
      NextContinuationToken: String(from + PAGE),
    };
  }),
  ListObjectsV2Command: mockCommand('list'),
  GetObjectCommand: mockCommand('get'),
}), { virtual: true });
jest.mock('@aws-sdk/client-iam', () => ({
  IAMClient: mockClient((_, { RoleName }) => ({ Role: { CreateDate: mockAws.roles.get(RoleName) } })), GetRoleCommand: mockCommand('role'),
}), { virtual: true });
jest.mock('@aws-sdk/client-cloudwatch', () => ({
  CloudWatchClient: mockClient((_, input) => { mockAws.published.push(input); }), PutMetricDataCommand: mockCommand('put'),
}), { virtual: true });

const HOUR = 3600;
const NOW = Date.UTC(2026, 10, 27, 12) / 1000;
const ORDERS: WatchedBackups = {
  backend: 'k8ssandra', eksCluster: 'prod', cluster: 'orders', bucket: 'backups', region: 'eu-west-1', prefix: 'orders', datacenters: [{ name: 'dc1' }], role: 'backup-role',
};
const nodesOf = (datacenter: string) => ['r1', 'r2', 'r3'].map((rack) => `orders-${datacenter}-${rack}-sts-0`);

interface Planted {
  readonly datacenter?: string;
  readonly hoursAgo: number;
  /** Nodes that started, of all that the token map names. */
  readonly started?: readonly string[];
  readonly finished?: readonly string[];
  readonly tokenMap?: (node: string) => string;
}

/** Files as the nodes of one datacenter write them. */
function plant({ datacenter = 'dc1', hoursAgo, ...rest }: Planted): void {
  const nodes = nodesOf(datacenter);
  const { started = nodes, finished = started, tokenMap = () => mapOf(datacenter) } = rest;
  const at = NOW - hoursAgo * HOUR;
  const put = (file: string, text = '') => mockAws.objects.set(`orders/index/backup_index/orders-${datacenter}-backup-${at}/${file}`, text);
  for (const [position, node] of started.entries()) {
    put(`tokenmap_${node}.json`, tokenMap(node));
    put(`schema_${node}.cql`);
    put(`started_${node}_${at + position}.timestamp`);
    put(`differential_${node}`);
    if (finished.includes(node)) {
      put(`manifest_${node}.json`, '[]');
      put(`finished_${node}_${at + HOUR}.timestamp`);
    }
  }
}

function mapOf(datacenter: string): string {
  return JSON.stringify(Object.fromEntries(nodesOf(datacenter).map((node) => [node, { tokens: [1], is_up: true, rack: 'r1', dc: datacenter }])));
}

/** What is published, by metric. */
async function measured(...clusters: Partial<WatchedBackups>[]): Promise<Record<string, number>> {
  await handler({ clusters: (clusters.length > 0 ? clusters : [{}]).map((one) => ({ ...ORDERS, ...one })) });
  return Object.fromEntries(mockAws.published.at(-1).MetricData.map(({ MetricName, Value }: any) => [MetricName, Value]));
}

const numbers = (hours: number, missing: number, complete: number) => ({
  NewestCompleteBackupAge: hours * HOUR, NodesMissingInNewestBackup: missing, CompleteBackups: complete,
});

beforeEach(() => {
  jest.useFakeTimers({ now: NOW * 1000, doNotFake: ['nextTick', 'setImmediate'] });
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  mockAws.objects.clear();
  mockAws.published.length = 0;
  mockAws.asked.length = 0;
  mockAws.failing = undefined;
  mockAws.roles.set('backup-role', new Date((NOW - 200 * HOUR) * 1000));
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const [FIRST, SECOND, THIRD] = nodesOf('dc1');

test('the age counts from the start of the newest backup that all nodes finished', async () => {
  plant({ hoursAgo: 30 });
  plant({ hoursAgo: 6 });
  expect(await measured()).toEqual(numbers(6, 0, 2));
  expect(mockAws.published).toEqual([expect.objectContaining({ Namespace: 'CdkEksCassandra/Backups' })]);
  for (const { Dimensions } of mockAws.published[0].MetricData) {
    expect(Dimensions).toEqual([{ Name: 'EksCluster', Value: 'prod' }, { Name: 'CassandraCluster', Value: 'orders' }]);
  }
});

test.each<[string, Planted, number]>([
  ['a node has not finished', { hoursAgo: 6, finished: [FIRST, SECOND] }, 1],
  ['a node never started', { hoursAgo: 6, started: [FIRST, SECOND] }, 1],
  ['it has only begun', { hoursAgo: 0, finished: [] }, 3],
  ['only the node whose map is unreadable finished', { hoursAgo: 6, finished: [FIRST], tokenMap: (node) => (node === FIRST ? '' : mapOf('dc1')) }, 2],
])('a backup is not complete: %s', async (_, planted, missing) => {
  plant({ hoursAgo: 30 });
  plant(planted);
  expect(await measured()).toEqual(numbers(30, missing, 1));
});

test('a token map of zero bytes is read from another node', async () => {
  plant({ hoursAgo: 6, tokenMap: (node) => (node === THIRD ? mapOf('dc1') : '') });
  expect(await measured()).toEqual(numbers(6, 0, 1));
});

test.each(['', '{', '[]', '{}', '{"a":{}}', 'null', '{"a":{"dc":7}}'])('without any readable token map, as with %p, a backup is not complete', async (text) => {
  plant({ hoursAgo: 30 });
  plant({ hoursAgo: 6, tokenMap: () => text });
  expect(await measured()).toEqual(numbers(30, 0, 1));
});

test('a node whose name begins with that of another one is not taken for it', async () => {
  const nodes = [`${FIRST}`, `${FIRST}0`];
  const map = JSON.stringify(Object.fromEntries(nodes.map((node) => [node, { dc: 'dc1' }])));
  plant({ hoursAgo: 30 });
  plant({ hoursAgo: 6, started: nodes, finished: [nodes[1]], tokenMap: () => map });
  expect(await measured()).toEqual(numbers(30, 1, 1));
});

test('files that are none of the index are left alone', async () => {
  plant({ hoursAgo: 6 });
  for (const key of ['README', 'odd/', 'odd/started_x.timestamp', 'odd/a/started_x_1.timestamp', 'odd/finished_x_1.timestamp', 'odd/tokenmap_x.json']) {
    mockAws.objects.set(`orders/index/backup_index/${key}`, '{');
  }
  mockAws.objects.set('orders/index/latest_backup/x/tokenmap.json', '{');
  mockAws.objects.set('orders-2/index/backup_index/b/started_x_1.timestamp', '');
  expect(await measured()).toEqual(numbers(6, 0, 1));
});

test('of two datacenters the one with the older backup decides', async () => {
  plant({ hoursAgo: 6 });
  plant({ hoursAgo: 30 });
  plant({ datacenter: 'dc2', hoursAgo: 54 });
  plant({ datacenter: 'dc2', hoursAgo: 5, finished: nodesOf('dc2').slice(1) });
  expect(await measured({ datacenters: [{ name: 'dc1' }, { name: 'dc2' }] })).toEqual(numbers(54, 1, 1));
  expect(await measured({ datacenters: [{ name: 'dc1' }] })).toEqual(numbers(6, 0, 2));
});

test('until there is a complete one, the age counts from when backups were switched on', async () => {
  expect(await measured()).toEqual(numbers(200, 0, 0));
  plant({ hoursAgo: 6, finished: [FIRST] });
  expect(await measured()).toEqual(numbers(200, 2, 0));
  plant({ hoursAgo: 3 });
  mockAws.asked.length = 0;
  expect(await measured()).toEqual(numbers(3, 0, 1));
  expect(mockAws.asked).not.toContain('role');
});

test('for a datacenter that was added later, it counts from when its instances got their role', async () => {
  mockAws.roles.set('dc1-role', new Date((NOW - 300 * HOUR) * 1000));
  mockAws.roles.set('dc2-role', new Date((NOW - 20 * HOUR) * 1000));
  const datacenters = [{ name: 'dc1', role: 'dc1-role' }, { name: 'dc2', role: 'dc2-role' }];
  expect(await measured({ datacenters })).toEqual(numbers(200, 0, 0));
  plant({ hoursAgo: 6 });
  expect(await measured({ datacenters })).toEqual(numbers(20, 0, 0));
});

test('a clock that is behind makes no negative age', async () => {
  plant({ hoursAgo: -1 });
  expect(await measured()).toEqual(numbers(0, 0, 1));
});

test('2,000 objects and more are read page by page', async () => {
  for (let hour = 1; hour <= 150; hour += 1) plant({ hoursAgo: hour });
  expect(mockAws.objects.size).toBeGreaterThan(2 * PAGE);
  expect(await measured()).toEqual(numbers(1, 0, 150));
  expect(mockAws.asked.filter((call) => call === 'list')).toHaveLength(Math.ceil(mockAws.objects.size / PAGE));
});

test.each<[string, (call: string, input: any) => boolean]>([
  ['the first page', (call) => call === 'list'],
  ['the second page', (call, { ContinuationToken }) => call === 'list' && ContinuationToken !== undefined],
  ['a token map', (call) => call === 'get'],
])('throttling at %s publishes nothing rather than a wrong age', async (_, at) => {
  for (let hour = 1; hour <= 150; hour += 1) plant({ hoursAgo: hour });
  mockAws.failing = (call, input) => (at(call, input) ? 'SlowDown' : undefined);
  await expect(measured()).rejects.toThrow(/orders: AWS did not give an answer to s3:.*SlowDown/);
  expect(mockAws.published).toEqual([]);
});

test('without a date of the role nothing is published', async () => {
  mockAws.roles.delete('backup-role');
  await expect(measured()).rejects.toThrow(/iam:GetRole: IncompleteAnswer/);
  expect(mockAws.published).toEqual([]);
});

test('a cluster that cannot be measured does not keep the next one from being measured', async () => {
  plant({ hoursAgo: 6 });
  mockAws.failing = (_, { Prefix }) => (Prefix?.startsWith('sessions/') ? 'AccessDenied' : undefined);
  await expect(measured({ cluster: 'sessions', prefix: 'sessions' }, {})).rejects.toThrow(/sessions: .*AccessDenied/);
  expect(mockAws.published).toHaveLength(1);
});
