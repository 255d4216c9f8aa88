import { deferred } from './build-settings';
import type { CassandraRepairOptions } from './cassandra-repair';
import type { RepairModel } from '../model/cluster-model';

const USUAL_HEAP_MIB = 1024;

/** Repairs as plain data: what is not asked for stays undefined, so that it is left to what repairs. */
export function repairModel(options: CassandraRepairOptions, serviceAccount: string): RepairModel {
  const { type = 'AUTOMATIC', interval, threads, intensity, segmentTimeout, excludedKeyspaces = [], heap } = options;
  return {
    serviceAccount,
    type: ({ AUTOMATIC: undefined, FULL: 'full', INCREMENTAL: 'incremental' } as const)[type],
    intervalDays: interval?.toDays({ integral: false }),
    threads,
    intensity,
    segmentMinutes: segmentTimeout?.toMinutes({ integral: false }),
    excludedKeyspaces: excludedKeyspaces.map(deferred),
    heapMib: heap?.toMebibytes() ?? USUAL_HEAP_MIB,
  };
}
