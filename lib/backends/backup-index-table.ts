import type { BackupIndex } from './backup-index';
import { k8ssandraBackupIndex } from './k8ssandra/backup-index';
import { ID as K8SSANDRA } from './k8ssandra/watch';

/** Backends whose backups can be measured in the bucket, by id. Separate from the other tables: only one function contains it. */
export const BACKUP_INDEXES: Readonly<Record<string, BackupIndex>> = {
  [K8SSANDRA]: k8ssandraBackupIndex,
};
