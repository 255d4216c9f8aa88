import { Size } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { CassandraPlacement, InstanceFacts } from '../../lib';
import { K8SSANDRA } from '../../lib/backends/k8ssandra/backend';
import { DEFAULTS_V1 } from '../../lib/defaults/defaults-v1';
import type { ClusterModel, DatacenterModel, InstanceModel, RackModel } from '../../lib/model/cluster-model';
import { clusterPlan } from '../../lib/plan/make-plan';
import { memoryParts } from '../../lib/plan/plan-details';
import { planMarkdown } from '../../lib/plan/plan-markdown';
import { planSvg } from '../../lib/plan/plan-svg';
import { judge } from '../../lib/rules';
import { estimatedAllocatable, largestAllocatable } from '../../lib/sizing/allocatable';
import { instanceFacts } from '../../lib/sizing/instance-facts';
import { podSize, usualDaemonsets } from '../../lib/sizing/pod-size';
import { datacenter as datacenterProps, modelOf } from '../plan/models';
import { TYPES } from '../sizing/types';

const { sizing, workers: { maxPods } } = DEFAULTS_V1;
const BASE = modelOf();
/** Of a pod with and without backups. */
const companionsOf = (backup: boolean) => K8SSANDRA.companions(BASE.own, { backup });

/** Every type of the table, and instances of people's own. */
const machines: fc.Arbitrary<InstanceModel> = fc.oneof(
  fc.constantFrom(...TYPES).map((type) => instanceFacts(type)!),
  fc.record({ vcpus: fc.integer({ min: 1, max: 192 }), memoryMib: fc.integer({ min: 512, max: 4 * 2 ** 20 }) }).map((facts) => ({ name: 'mine', ...facts })),
);

const positive = (max: number) => fc.integer({ min: 1, max });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Instances as users describe them, with all or some of the facts. */
const descriptions: fc.Arbitrary<InstanceFacts> = fc.record({
  vcpus: positive(192),
  memory: fc.integer({ min: 512, max: 4 * 2 ** 20 }).map((mib) => Size.mebibytes(mib)),
  ebs: maybe(fc.record({ mbps: positive(100_000), iops: positive(400_000), volumes: maybe(positive(128)) })),
  network: maybe(fc.record({ interfaces: positive(24), addressesPerInterface: fc.integer({ min: 2, max: 64 }) })),
});

const wishes = fc.record({
  memoryMib: fc.option(fc.integer({ min: 256, max: 2 ** 20 }), { nil: undefined }),
  cpuMillis: fc.option(fc.integer({ min: 100, max: 200_000 }), { nil: undefined }),
});

const racksOf = (count: number, zones: number, nodes: number): RackModel[] => Array.from({ length: count }, (_, at) => ({
  name: `r${at + 1}`, zone: `zone-${at % zones}`, nodes: Math.floor(nodes / count) + (at < nodes % count ? 1 : 0), seeds: 0, subnetAddresses: 8187,
}));

interface Shape {
  readonly machine: InstanceModel;
  readonly wished: { readonly memoryMib?: number; readonly cpuMillis?: number };
  readonly racks: number;
  readonly zones: number;
  readonly nodes: number;
  readonly sizeGib: number;
  readonly withBackup: boolean;
  readonly perWorker: number;
  readonly daemonsets?: DatacenterModel['workers']['daemonsets'];
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  machine: machines,
  wished: wishes,
  racks: fc.integer({ min: 1, max: 7 }),
  zones: fc.integer({ min: 1, max: 6 }),
  nodes: fc.integer({ min: 0, max: 60 }),
  sizeGib: fc.integer({ min: 1, max: 16_384 }),
  withBackup: fc.boolean(),
  perWorker: fc.constantFrom(1, 1, 2, 3, 4, 8),
}).map((shape) => ({ ...shape, nodes: shape.racks + shape.nodes }));

function datacenterOf(shape: Shape, name = 'dc1'): DatacenterModel {
  const { machine, wished, racks, zones, nodes, sizeGib, withBackup, perWorker, daemonsets = usualDaemonsets(sizing) } = shape;
  return {
    ...BASE.datacenters[0],
    name,
    nodes,
    racks: racksOf(racks, zones, nodes),
    instance: machine,
    pod: podSize(machine, maxPods, sizing, companionsOf(withBackup), { ...wished, perWorker, daemonsets }),
    workers: { ...BASE.datacenters[0].workers, nodesPerWorker: perWorker, daemonsets },
    storage: { ...BASE.datacenters[0].storage, sizeGib },
  };
}

function modelWith(shapeList: readonly Shape[]): ClusterModel {
  const zones = Math.max(...shapeList.map((shape) => shape.zones));
  return {
    ...BASE,
    zones: Array.from({ length: zones }, (_, at) => `zone-${at}`),
    backup: shapeList[0].withBackup ? BASE.backup : undefined,
    companions: companionsOf(shapeList[0].withBackup),
    datacenters: shapeList.map((shape, at) => datacenterOf({ ...shape, withBackup: shapeList[0].withBackup }, `dc${at + 1}`)),
  };
}

const planOf = (shape: Shape) => clusterPlan(modelWith([shape])).datacenters[0];

test('a plan that says "fits" never exceeds what is allocatable, and one that does not has a finding', () => {
  const requests = fc.record({ cpuMillis: fc.integer({ min: 0, max: 4000 }), memoryMib: fc.integer({ min: 0, max: 16_384 }) });
  fc.assert(fc.property(shapes, maybe(requests), (usual, stated) => {
    const shape = { ...usual, daemonsets: stated };
    const model = modelWith([shape]);
    const { fits, allocatable, daemonsets, pod, cassandra } = clusterPlan(model).datacenters[0];
    const findings = Object.values(judge(model)).flat().filter(({ rule }) => rule === 'pod-fits-node');
    const left = (['memoryMib', 'cpuMillis'] as const).map((what) => allocatable![what] - daemonsets[what] - shape.perWorker * pod[what]);
    expect(fits).toBe(Math.min(...left) >= 0);
    expect(findings.length > 0).toBe(!fits);
    expect(allocatable!.memoryMib).toBeLessThan(shape.machine.memoryMib);
    expect(allocatable!.cpuMillis).toBeLessThan(shape.machine.vcpus * 1000);
    expect(pod.memoryMib).toBeGreaterThanOrEqual(cassandra.memoryMib);
  }), { numRuns: 500 });
});

test('the same for instances that users describe, as dedicated workers and as those of someone else', () => {
  fc.assert(fc.property(descriptions, wishes, maybe(fc.integer({ min: 5, max: 500 })), (described, wished, allowed) => {
    const model = modelOf({
      datacenters: [datacenterProps({
        type: 'q1.own',
        instanceFacts: described,
        memory: wished.memoryMib === undefined ? undefined : Size.mebibytes(wished.memoryMib),
        cpuMillis: wished.cpuMillis,
        placement: allowed === undefined ? undefined : CassandraPlacement.existingNodes({ labels: { pool: 'own' }, taints: [{ key: 'own' }], maxPods: allowed }),
      })],
    });
    const { fits, allocatable, daemonsets, pod, instance, volume } = clusterPlan(model).datacenters[0];
    const left = (['memoryMib', 'cpuMillis'] as const).map((what) => allocatable![what] - daemonsets[what] - pod[what]);
    const findings = Object.values(judge(model)).flat().map(({ rule }) => rule);
    expect(findings).not.toContain('instance-known');
    expect(fits).toBe(Math.min(...left) >= 0);
    expect(findings.includes('pod-fits-node')).toBe(!fits);
    // Never more than what is described.
    expect(allocatable!.memoryMib).toBeLessThan(described.memory.toMebibytes());
    expect(allocatable!.cpuMillis).toBeLessThan(described.vcpus * 1000);
    if (fits) expect(pod.memoryMib).toBeLessThan(described.memory.toMebibytes());
    if (allowed !== undefined) expect(instance!.maxPods).toBeLessThanOrEqual(allowed);
    if (described.ebs) expect(volume.sustainedIops).toBeLessThanOrEqual(described.ebs.iops);
  }), { numRuns: 500 });
});

test('a pod without a given size fits every instance that has room for one', () => {
  fc.assert(fc.property(shapes, (shape) => {
    const { fits, allocatable, instance } = planOf({ ...shape, wished: {} });
    // Smaller ones cannot run the operator's init containers, or Cassandra beside Medusa.
    const pods = shape.perWorker;
    fc.pre(allocatable!.cpuMillis >= 300 + 1200 * pods && instance!.memoryMib >= 1024 + 2048 * pods);
    expect(fits).toBe(true);
  }), { numRuns: 500 });
});

test('exactly the requested number of pods without a given size fit, and no more', () => {
  fc.assert(fc.property(shapes, (shape) => {
    const model = modelWith([{ ...shape, wished: {} }]);
    const { fits, pod, nodesPerWorker } = clusterPlan(model).datacenters[0];
    fc.pre(fits === true);
    const most = largestAllocatable(shape.machine, maxPods);
    const more = (nodesPerWorker + 1) * pod.cpuMillis <= most.cpuMillis && (nodesPerWorker + 1) * pod.memoryMib <= most.memoryMib;
    const refused = judge(model).errors.some(({ message }) => /fit on one worker/.test(message));
    expect(refused).toBe(more && nodesPerWorker > 1);
    // Above a core for each pod the steps of rounding are too small to make room for one more.
    if (pod.cpuMillis > 1000 + 100 * nodesPerWorker) expect(more).toBe(false);
  }), { numRuns: 500 });
});

test('every node has a worker, and no rack has one too many', () => {
  fc.assert(fc.property(shapes, (shape) => {
    const { workers, nodesPerWorker, nodes, racks, quotaVcpus } = planOf(shape);
    expect(workers * nodesPerWorker).toBeGreaterThanOrEqual(nodes);
    expect(workers * nodesPerWorker).toBeLessThan(nodes + racks.length * nodesPerWorker);
    expect(quotaVcpus).toBe((workers + 1) * shape.machine.vcpus);
  }), { numRuns: 300 });
});

test('memory is split without a rest, and no part is negative', () => {
  fc.assert(fc.property(shapes, (shape) => {
    const plan = planOf(shape);
    const { heapMib, offHeapMib, pageCacheMib } = plan.memory;
    fc.pre(heapMib <= plan.cassandra.memoryMib);
    expect(heapMib + offHeapMib + pageCacheMib).toBe(plan.cassandra.memoryMib);
    expect(Math.min(heapMib, offHeapMib, pageCacheMib)).toBeGreaterThanOrEqual(0);
    fc.pre(plan.fits === true);
    expect(memoryParts(plan).reduce((sum, { mib }) => sum + mib, 0)).toBeLessThanOrEqual(plan.instance!.memoryMib);
  }), { numRuns: 500 });
});

test('a larger instance never has less for Cassandra', () => {
  const grown = fc.record({ machine: machines, cpus: fc.integer({ min: 0, max: 64 }), mib: fc.integer({ min: 0, max: 2 ** 19 }) });
  fc.assert(fc.property(grown, ({ machine, cpus, mib }) => {
    const larger = { ...machine, vcpus: machine.vcpus + cpus, memoryMib: machine.memoryMib + mib };
    const [roomBefore, roomAfter] = [machine, larger].map((one) => estimatedAllocatable(one, maxPods, sizing));
    const [before, after] = [machine, larger].map((one) => podSize(one, maxPods, sizing, companionsOf(true), {}));
    for (const key of ['cpuMillis', 'memoryMib'] as const) expect(roomAfter[key]).toBeGreaterThanOrEqual(roomBefore[key]);
    for (const key of ['cpuMillis', 'memoryMib', 'heapMib'] as const) expect(after[key]).toBeGreaterThanOrEqual(before[key]);
  }), { numRuns: 500 });
});

test('more nodes never make less room, fewer addresses, a shorter start, or a worse loss of a zone', () => {
  fc.assert(fc.property(shapes, fc.integer({ min: 1, max: 30 }), (shape, more) => {
    const [before, after] = [shape, { ...shape, nodes: shape.nodes + more }].map((one) => clusterPlan(modelWith([one])));
    expect(after.firstStartMinutes).toBeGreaterThan(before.firstStartMinutes);
    after.zones.forEach(({ addresses, nodes }, at) => {
      expect(addresses).toBeGreaterThanOrEqual(before.zones[at].addresses);
      expect(nodes).toBeGreaterThanOrEqual(before.zones[at].nodes);
    });
    const [one, other] = [before, after].map(({ datacenters }) => datacenters[0]);
    expect(other.capacity!.tieredGib).toBeGreaterThanOrEqual(one.capacity!.tieredGib);
    expect(other.capacity!.leveledGib).toBeGreaterThanOrEqual(other.capacity!.tieredGib);
    if (one.capacity!.replication === other.capacity!.replication) expect(other.zoneLoss.replicasLeft).toBe(one.zoneLoss.replicasLeft);
    expect(other.zoneLoss.nodesLeft).toBeGreaterThanOrEqual(one.zoneLoss.nodesLeft);
  }), { numRuns: 300 });
});

test('larger volumes never make less room or faster backups', () => {
  fc.assert(fc.property(shapes, fc.integer({ min: 1, max: 4096 }), (shape, more) => {
    const [before, after] = [shape, { ...shape, sizeGib: shape.sizeGib + more }].map(planOf);
    expect(after.capacity!.tieredGib).toBeGreaterThanOrEqual(before.capacity!.tieredGib);
    if (shape.withBackup) expect(after.backupHours!).toBeGreaterThanOrEqual(before.backupHours!);
  }), { numRuns: 300 });
});

test('LOCAL_QUORUM is promised only if every zone can go without taking a majority of replicas with it', () => {
  fc.assert(fc.property(shapes, (shape) => {
    const { zoneLoss, capacity, racks } = planOf(shape);
    const zones = new Set(racks.map(({ zone }) => zone)).size;
    // With as many zones as replicas each zone has one; with fewer, one has two or all.
    const safe = capacity!.replication === 3 && zones >= 3 && racks.length === zones;
    if (safe) expect(zoneLoss.localQuorum).toBe(true);
    if (zones < 3) expect(zoneLoss.localQuorum).toBe(false);
  }), { numRuns: 500 });
});

test('rendering never loses or invents a node, a rack or a zone', () => {
  fc.assert(fc.property(fc.array(shapes, { minLength: 1, maxLength: 4 }), (shapeList) => {
    const model = modelWith(shapeList);
    const plan = clusterPlan(model);
    const nodes = model.datacenters.reduce((sum, datacenter) => sum + datacenter.nodes, 0);
    const racks = model.datacenters.reduce((sum, datacenter) => sum + datacenter.racks.length, 0);
    expect(plan.datacenters.map(({ racks: drawn }) => drawn.map(({ name, nodes: count, zone }) => [name, count, plan.zones[zone].availabilityZone])))
      .toEqual(model.datacenters.map((datacenter) => datacenter.racks.map(({ name, nodes: count, zone }) => [name, count, zone])));
    expect(plan.zones.reduce((sum, zone) => sum + zone.nodes, 0)).toBe(nodes);
    const picture = planSvg(plan);
    expect(picture.match(/class="cassandra-node"/g)).toHaveLength(nodes);
    expect(picture.match(/class="rack"/g)).toHaveLength(racks);
    expect(picture).not.toMatch(/NaN|undefined|Infinity/);
    expect(planMarkdown(plan, 'x.svg')).not.toMatch(/NaN|undefined|Infinity/);
    // A second time: the same bytes.
    expect(planSvg(clusterPlan(model))).toBe(picture);
  }), { numRuns: 100 });
});

test('nothing that is drawn lies outside of the picture', () => {
  fc.assert(fc.property(fc.array(shapes, { minLength: 1, maxLength: 3 }), (shapeList) => {
    const picture = planSvg(clusterPlan(modelWith(shapeList)));
    const [width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture)!.slice(1).map(Number);
    for (const [, x, y, w, h] of picture.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(width);
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(height);
    }
  }), { numRuns: 50 });
});

test('100 datacenters with 1,000 racks are judged and planned in a fraction of the time that a synth may take', () => {
  const shape: Shape = { machine: instanceFacts('r8g.2xlarge')!, wished: {}, racks: 10, zones: 3, nodes: 30, sizeGib: 500, withBackup: true, perWorker: 1 };
  const model = modelWith(Array.from({ length: 100 }, () => shape));
  const time = (work: () => unknown) => Math.min(...[1, 2, 3, 4, 5].map(() => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }));
  expect(time(() => [judge(model), clusterPlan(model)])).toBeLessThan(200);
});
