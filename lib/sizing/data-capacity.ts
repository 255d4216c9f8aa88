import type { DatacenterModel } from '../model/cluster-model';
import { known } from '../model/deferred';

/** What file system, commit log, hints and snapshots of a moment take of a volume. */
const OVERHEAD = 0.1;
/** Share that compaction needs for a moment: a copy of the largest files if they are tiered by size, less if they are cut into levels or shards. */
export const HEADROOM = { tiered: 0.5, leveled: 0.3 } as const;

const REPLICAS = 3;

/** How often each row is kept: 3 times, but at most once in each rack; a single rack spreads the replicas over its nodes. */
export function replication({ racks, nodes }: Pick<DatacenterModel, 'racks' | 'nodes'>): number {
  return Math.min(REPLICAS, racks.length > 1 ? racks.length : nodes);
}

/** GiB that a node may hold with that headroom; undefined if only the deployment knows the size of its volume. */
export function nodeCapacity({ storage }: DatacenterModel, headroom: number): number | undefined {
  const size = known(storage.sizeGib);
  return size === undefined ? undefined : size * (1 - OVERHEAD) * (1 - headroom);
}

/** GiB of data, counted once, for which a datacenter has room. Racks share the replicas evenly, so the smallest is full first. */
export function datacenterCapacity(model: DatacenterModel, headroom: number): number | undefined {
  const perNode = nodeCapacity(model, headroom);
  if (perNode === undefined || model.racks.length === 0) return undefined;
  const smallest = Math.min(...model.racks.map(({ nodes }) => nodes));
  return perNode * smallest * model.racks.length / replication(model);
}
