import { K8ssandraModel } from './own-model';
import type { CompanionsModel } from '../../model/cluster-model';

/** MiB per second that Medusa uploads or downloads on each node, by its default: one file at a time. */
export const MEDUSA_MIBPS = 50;

/** Scheduling, volume, images and config builder before the first node of a cluster starts. */
const MINUTES_BEFORE_FIRST = 8;
/**
 * An empty Cassandra 5.0.9 was measured to answer CQL after 37 s, half a minute of which it spends learning the ring; including readiness and the
 * operator's own pace, this is a conservative estimate. Nodes start one after another.
 */
const MINUTES_PER_NODE = 2;
/** Default requests of the operator's config builder (cass-operator 1.30.3). */
const CONFIG_BUILDER = { cpuMillis: 1000, memoryMib: 256 };

/**
 * Besides Cassandra, a pod has the container that prints its log, and Medusa's if there are backups. The largest init container is the operator's
 * config builder, or Medusa's restore, which has the same resources as Medusa.
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
    // Reaper 4.2, ClusterRepairScheduler.java: the automatic schedules leave such names out, users' own keyspaces included.
    notRepaired: 'those whose name begins with "system" (system_auth, system_distributed)',
  };
}
