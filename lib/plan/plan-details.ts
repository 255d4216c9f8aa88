import type { CassandraDatacenterPlan } from './cluster-plan';
import { accent } from './plan-style';
import { svg } from './svg';
import { words } from './words';

const HEAD = 34;
const CARD_HEIGHT = 78;
const MEMORY_HEIGHT = 86;
const GAP = 12;

/** Width of a letter of the legend in the widest of the usual fonts. */
const LEGEND_LETTER = 6.8;

/** Height of all that {@link details} draws. */
export const DETAILS_HEIGHT = HEAD + CARD_HEIGHT + GAP + MEMORY_HEIGHT;

interface Card {
  readonly about: string;
  readonly value: string;
  readonly note: string;
  readonly className?: 'good' | 'bad';
}

/** What there is to know of a datacenter at a glance: four numbers, and where the memory of a node goes. */
export function details(datacenter: CassandraDatacenterPlan, position: number, left: number, top: number, width: number): string[] {
  const cards = [dataCard(datacenter), lossCard(datacenter), volumeCard(datacenter), backupCard(datacenter)];
  const each = (width - (cards.length - 1) * GAP) / cards.length;
  return [
    ...head(datacenter, accent(position), left, top, width),
    ...cards.flatMap((card, at) => draw(card, left + at * (each + GAP), top + HEAD, each)),
    ...memoryBar(datacenter, left, top + HEAD + CARD_HEIGHT + GAP, width),
  ];
}

function head(datacenter: CassandraDatacenterPlan, tint: string, left: number, top: number, width: number): string[] {
  const { name, nodes, nodesPerWorker, workers, instanceType, instance } = datacenter;
  const where = nodesPerWorker > 1 ? `, ${nodesPerWorker} on each of ${words.count(workers, 'instance')}${instanceType ? `: ${instanceType}` : ''}`
    : instanceType ? ` on ${instanceType}` : '';
  const each = instance ? ` of ${words.vcpus(instance.cpuMillis)} and ${words.mebibytes(instance.memoryMib)}` : '';
  return [
    svg.box(left, top + 3, 5, 18, 2.5, `${tint} bar`),
    svg.text(left + 16, top + 18, 17, name, `${tint} tag h`, 560),
    svg.text(left + width, top + 18, 13, `${words.count(nodes, 'node')}${where}${each}`, 'soft e', 580),
  ];
}

function draw({ about, value, note, className }: Card, left: number, top: number, width: number): string[] {
  return [
    svg.box(left, top, width, CARD_HEIGHT, 10, 'card'),
    svg.text(left + 14, top + 22, 12, about, 'soft', width - 28),
    svg.text(left + 14, top + 46, 17, value, `${className ?? 'ink'} b`, width - 28),
    svg.text(left + 14, top + 66, 12, note, 'soft', width - 24),
  ];
}

function dataCard({ capacity }: CassandraDatacenterPlan): Card {
  if (!capacity) return { about: 'Room for data', value: 'unknown', note: 'the deployment knows the volumes' };
  return {
    about: `Room for data, kept in ${words.count(capacity.replication, 'replica')}`,
    value: `about ${words.gibibytes(capacity.tieredGib)}`,
    note: `${words.gibibytes(capacity.leveledGib)} with UCS or LCS`,
  };
}

function lossCard({ zoneLoss, nodes, capacity }: CassandraDatacenterPlan): Card {
  const of = capacity ? ` of ${capacity.replication}` : '';
  return {
    about: 'If a zone is lost',
    value: zoneLoss.localQuorum ? 'LOCAL_QUORUM answers' : 'no LOCAL_QUORUM',
    note: `${zoneLoss.replicasLeft}${of} replicas, ${zoneLoss.nodesLeft} of ${nodes} nodes left`,
    className: zoneLoss.localQuorum ? 'good' : 'bad',
  };
}

function volumeCard({ volume }: CassandraDatacenterPlan): Card {
  const { sustainedIops: iops = volume.iops, sustainedThroughputMibps: throughput = volume.throughputMibps } = volume;
  return {
    about: 'Volume of each node',
    value: `${volume.sizeGib === undefined ? '?' : words.gibibytes(volume.sizeGib)} ${volume.type ?? ''}`.trim(),
    note: iops === undefined || throughput === undefined ? volume.storageClassName : `sustains ${words.number(iops)} IOPS, ${words.number(throughput)} MiB/s`,
  };
}

function backupCard({ backupGibPerNode, backupHours, nodes }: CassandraDatacenterPlan): Card {
  if (backupGibPerNode === undefined || backupHours === undefined) return { about: 'Backup', value: 'none', note: 'the data has these replicas only' };
  return {
    about: 'Full backup, or restore, when full',
    value: words.duration(backupHours * 60),
    note: `up to ${words.gibibytes(backupGibPerNode * nodes)} in all`,
  };
}

interface Part {
  readonly name: string;
  readonly mib: number;
  readonly className: string;
}

/** All of the instance's memory, part by part. */
export function memoryParts({ instance, allocatable, daemonsets, pod, cassandra, memory, nodesPerWorker }: CassandraDatacenterPlan): Part[] {
  const ofPod = [
    { name: 'heap', mib: memory.heapMib, className: 'heap' },
    { name: 'off-heap', mib: memory.offHeapMib, className: 'offHeap' },
    { name: 'page cache', mib: memory.pageCacheMib, className: 'cache' },
    { name: 'other containers', mib: pod.memoryMib - cassandra.memoryMib, className: 'beside' },
  ].map((part) => ({ ...part, mib: part.mib * nodesPerWorker }));
  if (!instance || !allocatable) return ofPod.filter(({ mib }) => mib > 0);
  return [
    ...ofPod,
    { name: 'daemonsets', mib: daemonsets.memoryMib, className: 'agents' },
    { name: 'free', mib: allocatable.memoryMib - daemonsets.memoryMib - pod.memoryMib * nodesPerWorker, className: 'spare' },
    { name: 'system and kubelet', mib: instance.memoryMib - allocatable.memoryMib, className: 'system' },
  ].filter(({ mib }) => mib > 0);
}

function memoryBar(datacenter: CassandraDatacenterPlan, left: number, top: number, width: number): string[] {
  const parts = memoryParts(datacenter);
  const total = parts.reduce((sum, { mib }) => sum + mib, 0);
  const inner = width - 28;
  const bar: string[] = [];
  const legend: string[] = [];
  let from = left + 14;
  let label = left + 14;
  for (const { name, mib, className } of parts) {
    const size = inner * mib / total;
    bar.push(svg.box(from, top + 32, Math.max(1, size - 2), 18, 3, className));
    const said = `${name} ${words.mebibytes(mib)}`;
    legend.push(svg.box(label, top + 63, 10, 10, 3, className), svg.text(label + 15, top + 72, 12, said, 'soft'));
    label += 29 + said.length * LEGEND_LETTER;
    from += size;
  }
  const { instance, fits, nodesPerWorker } = datacenter;
  const whose = nodesPerWorker > 1 ? `the ${nodesPerWorker} nodes of an instance` : 'a node';
  return [
    svg.box(left, top, width, MEMORY_HEIGHT, 10, 'card'),
    svg.text(left + 14, top + 22, 12, `Memory of ${whose}${instance ? `, ${words.mebibytes(instance.memoryMib)}` : ''}`, 'soft'),
    ...(fits === false ? [svg.text(left + width - 14, top + 22, 12, 'more than is surely left beside the system', 'bad e')] : []),
    ...bar,
    ...legend,
  ];
}
