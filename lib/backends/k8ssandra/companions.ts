import { K8ssandraModel } from './own-model';
import type { CompanionsModel } from '../../model/cluster-model';

/** MiB that Medusa uploads or downloads on each node in a second, by its own default: one file at a time. */
export const MEDUSA_MIBPS = 50;

/** Scheduling, volume, images and config builder before the first node of a cluster starts. */
const MINUTES_BEFORE_FIRST = 8;
/**
 * An empty Cassandra 5.0.9 was seen to answer CQL after 37 s, half a minute of which it learns the ring; with readiness and the operator's own pace
 * this is a careful estimate. Nodes start one after another.
 */
const MINUTES_PER_NODE = 2;
/** What the operator's config builder requests by its default (cass-operator 1.30.3). */
const CONFIG_BUILDER = { cpuMillis: 1000, memoryMib: 256 };

/**
 * Beside Cassandra a pod has the container that prints its log, and Medusa's if there are backups. The largest init container is the operator's
 * config builder, or Medusa's restore, which gets what Medusa gets.
 */
export function companions({ sizes: { logger, medusa } }: K8ssandraModel, withBackup: boolean): CompanionsModel {
  const backup = withBackup ? medusa : { cpuMillis: 0, memoryMib: 0 };
  return {
    sidecars: { cpuMillis: logger.cpuMillis + backup.cpuMillis, memoryMib: logger.memoryMib + backup.memoryMib },
    init: {
      cpuMillis: Math.max(CONFIG_BUILDER.cpuMillis, backup.cpuMillis),
      memoryMib: Math.max(CONFIG_BUILDER.memoryMib, backup.memoryMib),
    },
    transferMibps: MEDUSA_MIBPS,
    minutesBeforeFirst: MINUTES_BEFORE_FIRST,
    minutesPerNode: MINUTES_PER_NODE,
    // Medusa 0.31.0, cassandra_utils.py: PROTOCOL_TLSv1_2.
    backedUpBy: { name: 'Medusa', protocol: 'TLSv1.2' },
    repairedBy: 'Reaper',
  };
}
