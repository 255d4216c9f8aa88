import { Size, Token } from 'aws-cdk-lib';
import { App } from 'cdk8s';
import { datacenter, modelOf } from './models';
import { CassandraChart, CassandraStorage } from '../../lib';
import { clusterPlan } from '../../lib/plan/make-plan';
import { judge } from '../../lib/rules';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

const gp3 = (gib: number, options = {}) => CassandraStorage.gp3(Size.gibibytes(gib), options);
const token = (name: string) => Token.asString({ Ref: name });
const planOf = (props: Parameters<typeof datacenter>[0]) => clusterPlan(modelOf({ datacenters: [datacenter(props)] })).datacenters[0];

const planIn = (nodes: number, racks: number) => new CassandraChart(new App(), 'Orders', {
  ...GOOD,
  availabilityZones: ['a', 'b', 'c', 'd', 'e'].slice(0, racks).map((letter) => `eu-west-1${letter}`),
  datacenters: [{ ...GOOD_DATACENTER, nodes }],
}).plan.datacenters[0];

test('of a cluster', () => {
  expect(clusterPlan(modelOf({ datacenters: [datacenter(), datacenter({ name: 'dc2', nodes: 6 })] }))).toMatchObject({
    name: 'orders',
    version: '5.0.6',
    repair: true,
    quorumWithoutAnyZone: true,
    firstStartMinutes: 8 + 9 * 2,
    backup: { schedules: [{ datacenter: 'dc1', cron: '0 2 * * *', enabled: true }, { datacenter: 'dc2', cron: '0 2 * * *', enabled: true }], bucketName: 'backups', prefix: 'orders' },
    // Two racks of 1 and 2 nodes, each with one more for a replacement, 13 addresses each.
    zones: [
      { availabilityZone: 'eu-west-1a', nodes: 3, addresses: 65, subnetAddresses: 8187 },
      { availabilityZone: 'eu-west-1b', nodes: 3, addresses: 65, subnetAddresses: 8187 },
      { availabilityZone: 'eu-west-1c', nodes: 3, addresses: 65, subnetAddresses: 8187 },
    ],
    datacenters: [{ name: 'dc1', nodes: 3 }, { name: 'dc2', nodes: 6 }],
  });
});

test.each([
  [1, 1, [1]], [2, 1, [2]], [3, 1, [3]], [9, 1, [3]], [2, 2, [1, 1]], [4, 2, [2, 1]], [3, 3, [1, 1, 1]], [12, 3, [1, 1, 1]], [5, 5, [1, 1, 1, 1, 1]],
])('seeds of %i nodes in %i racks', (nodes, racks, seeds) => {
  const plan = planIn(nodes, racks);
  expect(plan.racks.map((rack) => rack.seeds)).toEqual(seeds);
});

test('of a datacenter', () => {
  const plan = planOf({ nodes: 6 });
  expect(plan).toMatchObject({
    racks: [
      { name: 'r1', availabilityZone: 'eu-west-1a', zone: 0, nodes: 2 },
      { name: 'r2', availabilityZone: 'eu-west-1b', zone: 1, nodes: 2 },
      { name: 'r3', availabilityZone: 'eu-west-1c', zone: 2, nodes: 2 },
    ],
    instanceType: 'r8g.2xlarge',
    instance: { cpuMillis: 8000, memoryMib: 65536, architecture: 'arm64', networkGbps: 3.75, maxPods: 20 },
    allocatable: { cpuMillis: 7910, memoryMib: 60045 },
    fits: true,
    volume: { storageClassName: 'cassandra-orders-dc1', sizeGib: 500, type: 'gp3', iops: 3000, throughputMibps: 125, sustainedIops: 3000, sustainedThroughputMibps: 125 },
    // 500 GiB less a tenth, half of it free, 6 nodes, 3 replicas.
    capacity: { replication: 3, tieredGib: 450, leveledGib: 630 },
    zoneLoss: { replicasLeft: 2, nodesLeft: 4, localQuorum: true },
    quotaVcpus: 56,
    // 63 % of 500 GiB at 50 MiB/s.
    backupGibPerNode: 315,
    backupHours: 1.79,
    backupMibps: 50,
  });
  const { memory, cassandra } = plan;
  expect(memory.heapMib + memory.offHeapMib + memory.pageCacheMib).toBe(cassandra.memoryMib);
});

test.each([[undefined, 50], [Size.mebibytes(100), 100], [Size.mebibytes(500), 125]])('backups at %s: at the configured speed of Medusa, or that of the volume', (transferRate, mibps) => {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, backup: { ...GOOD.backup!, transferRate } });
  const [{ backupMibps, backupHours }] = chart.plan.datacenters;
  expect([backupMibps, backupHours]).toEqual([mibps, +(315 * 1024 / mibps / 3600).toFixed(2)]);
});

test('of a datacenter whose instances run more daemonsets than usual', () => {
  const [usual, heavy] = [planOf({}), planOf({ daemonsets: { cpuMillis: 1300, memory: Size.mebibytes(500 + 4096) } })];
  expect([usual.daemonsets, heavy.daemonsets]).toEqual([{ cpuMillis: 300, memoryMib: 500 }, { cpuMillis: 1300, memoryMib: 4596 }]);
  expect([usual.pod.cpuMillis - heavy.pod.cpuMillis, usual.pod.memoryMib - heavy.pod.memoryMib]).toEqual([1000, 4096]);
  expect([usual.fits, heavy.fits]).toEqual([true, true]);
  expect(planOf({ daemonsets: { cpuMillis: 0 } }).daemonsets).toEqual({ cpuMillis: 0, memoryMib: 500 });
});

test('of a datacenter whose nodes share workers', () => {
  const [one, two] = [planOf({ nodes: 12 }), planOf({ nodes: 12, nodesPerWorker: 2 })];
  expect(one).toMatchObject({ nodesPerWorker: 1, workers: 12, quotaVcpus: 13 * 8 });
  // Each has half of the instance, of what it does to EBS, and of the addresses.
  expect(two).toMatchObject({ nodesPerWorker: 2, workers: 6, quotaVcpus: 7 * 8, fits: true });
  expect([two.capacity, two.zoneLoss]).toEqual([one.capacity, one.zoneLoss]);
  expect(2 * two.pod.memoryMib).toBeLessThanOrEqual(two.allocatable!.memoryMib - two.daemonsets.memoryMib);
  expect(3 * two.pod.memoryMib).toBeGreaterThan(two.instance!.memoryMib);
  const fast = { storage: CassandraStorage.gp3(Size.gibibytes(500), { iops: 12000, throughput: 300 }) };
  expect(planOf({ ...fast, nodesPerWorker: 2 }).volume.sustainedIops).toBe(planOf(fast).volume.sustainedIops! / 2);
  const addressesOf = (nodesPerWorker: number) =>
    clusterPlan(modelOf({ datacenters: [datacenter({ nodes: 12, nodesPerWorker })] })).zones[0].addresses;
  expect([addressesOf(1), addressesOf(2)]).toEqual([5 * 13, 3 * 13]);
});

test('omits everything known only at deployment, as JSON does', () => {
  const plan = clusterPlan(modelOf({
    datacenters: [datacenter({ type: token('Type'), storage: gp3(Token.asNumber({ Ref: 'Size' })) })],
  }, {
    zones: [token('A'), token('B'), token('C')],
    subnetAddresses: [undefined, undefined, undefined],
    backup: { policy: { schedule: { expression: '0 2 * * *' } as any }, bucket: token('Bucket'), region: token('Region') },
  }));
  expect(plan.zones).toEqual([1, 2, 3].map(() => ({ nodes: 1, addresses: 26 })));
  expect(plan.datacenters[0].racks.map(({ zone }) => zone)).toEqual([0, 1, 2]);
  expect(plan.backup?.bucketName).toBeUndefined();
  for (const fact of ['instanceType', 'instance', 'allocatable', 'fits', 'capacity', 'quotaVcpus', 'backupHours'] as const) {
    expect(plan.datacenters[0][fact]).toBeUndefined();
  }
  expect(JSON.stringify(plan)).not.toContain('Token');
});

describe('what does not fit', () => {
  test.each([
    ['more memory than is left', { memory: Size.gibibytes(60) }],
    ['more CPU than is left', { cpuMillis: 7800 }],
    ['an instance that is too small for the init container', { type: 'r8g.medium' }],
  ])('%s', (_, props) => expect(planOf(props).fits).toBe(false));
});

describe('the loss of a zone', () => {
  const racks = (...zones: string[]) => zones.map((zone, at) => ({ name: `rack${at}`, availabilityZone: `eu-west-1${zone}` }));
  test.each([
    ['three racks in three zones', { nodes: 7 }, { replicasLeft: 2, nodesLeft: 4, localQuorum: true }],
    ['three racks in two zones', { nodes: 6, racks: racks('a', 'a', 'b') }, { replicasLeft: 1, nodesLeft: 2, localQuorum: false }],
    ['three racks in one zone', { nodes: 3, racks: racks('a', 'a', 'a') }, { replicasLeft: 0, nodesLeft: 0, localQuorum: false }],
    ['six racks in three zones', { nodes: 6, racks: racks('a', 'b', 'c', 'a', 'b', 'c') }, { replicasLeft: 1, nodesLeft: 4, localQuorum: false }],
    ['two racks', { nodes: 4, racks: racks('a', 'b') }, { replicasLeft: 1, nodesLeft: 2, localQuorum: false }],
    ['one rack', { nodes: 3, racks: racks('a') }, { replicasLeft: 0, nodesLeft: 0, localQuorum: false }],
  ])('%s', (_, props, left) => expect(planOf(props).zoneLoss).toEqual(left));

  test('QUORUM counts the replicas of all datacenters', () => {
    const inOneZone = datacenter({ name: 'dc2', racks: racks('a', 'a', 'a') });
    expect(clusterPlan(modelOf({ datacenters: [datacenter(), inOneZone] })).quorumWithoutAnyZone).toBe(false);
    expect(clusterPlan(modelOf({ datacenters: [datacenter(), datacenter({ name: 'dc2' })] })).quorumWithoutAnyZone).toBe(true);
  });
});

describe('room for data', () => {
  test.each([
    ['the smallest rack is full first', { nodes: 5 }, { replication: 3, tieredGib: 225, leveledGib: 315 }],
    ['one rack spreads replicas over its nodes', { nodes: 6, racks: [{ name: 'r1' }] }, { replication: 3, tieredGib: 450, leveledGib: 630 }],
    ['one node keeps one replica', { nodes: 1, racks: [{ name: 'r1' }] }, { replication: 1, tieredGib: 225, leveledGib: 315 }],
    ['rounding keeps whole numbers', { storage: gp3(200) }, { replication: 3, tieredGib: 90, leveledGib: 126 }],
  ])('%s', (_, props, room) => expect(planOf(props).capacity).toEqual(room));
});

describe('what the instance drives the volume with', () => {
  test.each([
    ['all of it', { storage: gp3(500, { iops: 12000, throughput: 250 }) }, [12000, 250]],
    ['the instance sustains less', { type: 'r8g.large', storage: gp3(500, { iops: 6000, throughput: 500 }) }, [3600, 75]],
    ['io2 moves 256 KiB an operation', { storage: CassandraStorage.io2(Size.gibibytes(500), { iops: 1000 }) }, [1000, 250]],
    ['io2 has an end', { type: 'r8g.48xlarge', storage: CassandraStorage.io2(Size.gibibytes(500), { iops: 50000 }) }, [50000, 4000]],
    ['an instance that nobody described', { type: 'q1.large', instanceFacts: { vcpus: 4, memory: Size.gibibytes(32) } }, [undefined, undefined]],
    ['a described instance', {
      type: 'q1.large', instanceFacts: { vcpus: 4, memory: Size.gibibytes(32), ebs: { mbps: 400, iops: 1000 } },
    }, [1000, 47]],
    ['a StorageClass of somebody else', { storage: CassandraStorage.existing(Size.gibibytes(10), 'fast') }, [undefined, undefined]],
  ])('%s', (_, props, speed) => {
    const { sustainedIops, sustainedThroughputMibps } = planOf(props).volume;
    expect([sustainedIops, sustainedThroughputMibps]).toEqual(speed);
  });
});

test('zones known only at deployment are named by their position', () => {
  const model = modelOf({ datacenters: [datacenter({ nodes: 9 })] }, { zones: ['A', 'B', 'C'].map(token), subnetAddresses: [8187, 27, 8187] });
  const [finding] = judge(model).errors.filter(({ rule }) => rule === 'subnet-addresses');
  expect(finding.message).toMatch(/^the subnet of zone 2 of the region has too few addresses/);
});

test('addresses follow the interfaces that the pool needs', () => {
  // r8g.large: 9 addresses for pods on each interface, so two interfaces for 12.
  const { zones } = clusterPlan(modelOf({ datacenters: [datacenter({ type: 'r8g.large' })] }));
  expect(zones.map(({ addresses }) => addresses)).toEqual([28, 28, 28]);
  expect(clusterPlan(modelOf({ datacenters: [datacenter({ type: 't3.micro' })] })).zones[0].addresses).toBe(8);
});

test('a zone without racks is in it, and one that no network has', () => {
  const racks = [{ name: 'r1', availabilityZone: 'eu-west-1z' }];
  const { zones } = clusterPlan(modelOf({ datacenters: [datacenter({ racks })] }));
  expect(zones.map(({ availabilityZone, nodes }) => [availabilityZone, nodes])).toEqual([
    ['eu-west-1a', 0], ['eu-west-1b', 0], ['eu-west-1c', 0], ['eu-west-1z', 3],
  ]);
});
