import { measureAll } from './backup-age';
import { bucketOf } from './backup-bucket';
import { publish, roleCreatedAt } from './backup-metrics';
import type { WatchedBackups } from '../../model/watched-backups';

/** The input of the schedule. */
export interface BackupAgeEvent {
  readonly clusters: readonly WatchedBackups[];
}

/** Measures the backups of all clusters of the stack. */
export async function handler({ clusters }: BackupAgeEvent): Promise<void> {
  await measureAll(clusters, { bucketOf, roleCreatedAt, publish, now: Date.now });
}
