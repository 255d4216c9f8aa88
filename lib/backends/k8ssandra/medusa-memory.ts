import { ownOf } from './own-model';
import type { ClusterModel } from '../../model/cluster-model';
import { fullNodeGib } from '../../sizing/durations';

/** Bytes per file in the manifests that the server keeps in memory while it answers, measured with the classes of Medusa 0.29.1. */
const BYTES_PER_OBJECT = 180;
/** Files per GiB of data with leveled compaction (SSTables of 160 MiB, eight components each); larger SSTables have fewer files. */
const OBJECTS_PER_GIB = 51.2;
/** The server itself, and free memory that Python does not return. */
const BASE_MIB = 400;
const SPARE = 1.25;

/** Upstream's own limit, for backups whose number or size is unknown. */
export const UPSTREAM_LIMIT_MIB = 8192;

/**
 * Memory limit of Medusa's server: it reads the manifest of every node of every retained backup when a backup ends, after each purge and when a
 * restore starts. With less memory, it is killed at that point, and a backup that is already in the bucket is never recorded.
 */
export function medusaLimitMib(model: ClusterModel): number {
  const { backup, datacenters } = model;
  if (!backup || backup.maxCount === 0 || !backup.purge) return UPSTREAM_LIMIT_MIB;
  const gib = datacenters.map((datacenter) => {
    const each = fullNodeGib(datacenter);
    return each === undefined ? undefined : each * datacenter.nodes;
  });
  if (gib.includes(undefined)) return UPSTREAM_LIMIT_MIB;
  const objects = gib.reduce<number>((sum, one) => sum + one!, 0) * OBJECTS_PER_GIB * backup.maxCount;
  const needed = BASE_MIB + SPARE * objects * BYTES_PER_OBJECT / 2 ** 20;
  // Grows by doubling: a limit that followed every node would restart the ring whenever a node is added.
  return Math.max(ownOf(model).sizes.medusa.memoryMib, 2 ** Math.ceil(Math.log2(needed)));
}
