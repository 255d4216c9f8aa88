import { ownOf } from './own-model';
import type { ClusterModel } from '../../model/cluster-model';
import { fullNodeGib } from '../../sizing/durations';

/** Of a file in the manifests that the server keeps while it answers, measured with the classes of Medusa 0.29.1. */
const BYTES_PER_OBJECT = 180;
/** Files of a GiB of data where tables are levelled (SSTables of 160 MiB, eight components each); larger SSTables have fewer. */
const OBJECTS_PER_GIB = 51.2;
/** The server itself, and what Python keeps of memory that is free. */
const BASE_MIB = 400;
const SPARE = 1.25;

/** Upstream's own limit: for backups of which nobody says how many are kept, or how large. */
export const UPSTREAM_LIMIT_MIB = 8192;

/**
 * Memory that Medusa's server may use at most: it reads the manifest of every node of every backup that is kept when a backup ends, after each purge
 * and when a restore starts. With less it is killed there, and a backup that is in the bucket is never recorded.
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
  // Doubled, not fitted: a limit that follows every node would restart the ring with each node that is added.
  return Math.max(ownOf(model).sizes.medusa.memoryMib, 2 ** Math.ceil(Math.log2(needed)));
}
