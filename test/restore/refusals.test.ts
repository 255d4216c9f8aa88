import { Backup, RestoreTarget } from '../../lib/restore/observed';
import { bytesPerNode, downloadMinutes, inOrder, isInPlace, PlannedRestore } from '../../lib/restore/plan';
import { gib, refusals, roomLacking } from '../../lib/restore/refusals';

const GIB = 1024 ** 3;
const RACKS = ['r1', 'r2', 'r3'];
const host = (rack: string, at: number) => `orders-dc1-${rack}-sts-${at}`;
const nodes = (counts: Record<string, number>) => Object.entries(counts).flatMap(([rack, count]) => (
  Array.from({ length: count }, (_, at) => ({ host: host(rack, at), datacenter: 'dc1', rack, tokens: 16 }))));

const BACKUP: Backup = {
  name: 'orders-dc1-backup-1764201600', datacenter: 'dc1', finishedAt: Date.UTC(2026, 10, 27), nodes: nodes({ r1: 2, r2: 2, r3: 1 }), bytes: 500 * GIB,
};
const TARGET: RestoreTarget = {
  name: 'dc1',
  nameInCassandra: 'dc1',
  racks: [{ name: 'r1', nodes: 2 }, { name: 'r2', nodes: 2 }, { name: 'r3', nodes: 1 }],
  tokens: 16,
  bytesPerSecond: 50 * 1024 ** 2,
  pods: [host('r1', 0), host('r1', 1), host('r2', 0), host('r2', 1), host('r3', 0)],
  answers: true,
};
const planned = (backup: Partial<Backup> = {}, target: Partial<RestoreTarget> = {}): PlannedRestore => (
  { backup: { ...BACKUP, ...backup }, target: { ...TARGET, ...target }, run: 'run' });

test('a backup fits a datacenter of the same name, racks, nodes in each rack, and tokens', () => {
  expect(refusals(planned())).toEqual([]);
  expect(refusals(planned({}, { tokens: undefined }))).toEqual([]);
});

test.each<[string, Partial<Backup>, Partial<RestoreTarget>, RegExp]>([
  ['one node did not finish', { incomplete: '4 of 5 nodes finished it' }, {}, /is not complete: 4 of 5 nodes finished it\. Choose another one/],
  ['nobody can read the bucket', {}, { answers: false }, /no node of datacenter dc1 is ready.*deploy it again, empty/],
  ['another datacenter', {}, { nameInCassandra: 'Main' }, /is of datacenter dc1, and dc1 is Main in Cassandra/],
  ['a rack more', {}, { racks: [...TARGET.racks, { name: 'r4', nodes: 1 }] }, /rack r4 had 0 nodes and has 1/],
  ['a rack less', {}, { racks: TARGET.racks.slice(1) }, /rack r1 had 2 nodes and has 0/],
  ['the same sum, spread differently', { nodes: nodes({ r1: 1, r2: 2, r3: 2 }) }, {}, /rack r1 had 1 nodes and has 2, rack r3 had 2 nodes and has 1/],
  ['a node more', { nodes: nodes({ r1: 2, r2: 2, r3: 2 }) }, {}, /rack r3 had 2 nodes and has 1.*change its size afterwards/],
  ['other tokens', {}, { tokens: 8 }, /have 16 tokens, and datacenter dc1 is configured for 8\. Set num_tokens to 16 first/],
  ['nodes by address', { nodes: BACKUP.nodes.map((one, at) => ({ ...one, host: `10.0.0.${at}` })) }, {}, /names its nodes by addresses \(10\.0\.0\.0\)/],
])('refused: %s', (_, backup, target, reason) => {
  const found = refusals(planned(backup, target));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(reason);
});

describe('room on the volumes', () => {
  const free = (bytes: number) => TARGET.pods.map((pod) => ({ pod, bytes, isEmpty: false }));

  test('a node needs what it has in the backup, and a fifth more since nodes differ', () => {
    expect(bytesPerNode(BACKUP)).toBe(100 * GIB);
    expect(roomLacking(planned(), free(120 * GIB))).toEqual([]);
    expect(roomLacking(planned(), free(119 * GIB))).toEqual([expect.stringMatching(/about 100 GiB for each node, and orders-dc1-r1-sts-0 has 119 GiB free.*Enlarge the volumes/)]);
  });

  test('one full volume is enough to refuse, whatever others have, and volumes of other datacenters do not count', () => {
    const room = free(800 * GIB);
    room[4] = { ...room[4], bytes: GIB };
    expect(roomLacking(planned(), [...room, { pod: 'orders-dc2-r1-sts-0', bytes: 0, isEmpty: false }])).toEqual([expect.stringContaining('orders-dc1-r3-sts-0 has 1.0 GiB free')]);
  });

  test('what cannot be seen is not taken for free', () => {
    expect(roomLacking(planned(), free(800 * GIB).slice(1))).toEqual([expect.stringMatching(/free space of orders-dc1-r1-sts-0 cannot be seen.*--room-checked/)]);
    expect(roomLacking(planned({ bytes: undefined }), free(800 * GIB))).toEqual([expect.stringMatching(/size of backup .* is not recorded.*--room-checked/)]);
  });

  test('a backup without a recorded size fits volumes that are empty', () => {
    const empty = free(800 * GIB).map((one) => ({ ...one, isEmpty: true }));
    expect(roomLacking(planned({ bytes: undefined }), empty)).toEqual([]);
    expect(roomLacking(planned({ bytes: undefined }), [{ ...empty[0], isEmpty: false }, ...empty.slice(1)])).toHaveLength(1);
    expect(roomLacking(planned({ bytes: undefined }), empty.slice(1))).toEqual([expect.stringContaining('cannot be seen')]);
  });
});

test('in place means the node names of the backup', () => {
  expect(isInPlace(planned())).toBe(true);
  expect(isInPlace(planned({}, { pods: TARGET.pods.map((pod) => pod.replace('orders', 'shop')) }))).toBe(false);
});

test('the download takes the size of a node at the rate of its Medusa', () => {
  expect(downloadMinutes(planned())).toBe(Math.ceil(100 * 1024 / 50 / 60));
  expect(downloadMinutes(planned({ bytes: undefined }))).toBeUndefined();
});

test('complete backups come first, the newest of them first', () => {
  const made = (name: string, finishedAt: number | undefined, incomplete?: string) => ({ ...BACKUP, name, finishedAt, incomplete });
  expect(inOrder([made('old', 1), made('open', undefined, 'it records no end'), made('new', 3), made('broken', 9, 'x')]).map(({ name }) => name))
    .toEqual(['new', 'old', 'broken', 'open']);
});

test.each([[1, '1 MiB'], [5 * GIB, '5.0 GiB'], [119.4 * GIB, '119 GiB'], [2048 * GIB, '2048 GiB']])('%d bytes are %s', (bytes, text) => expect(gib(bytes)).toBe(text));

test('racks of the fixture are those of its nodes', () => expect([...new Set(BACKUP.nodes.map(({ rack }) => rack))]).toEqual(RACKS));
