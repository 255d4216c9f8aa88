import { RESTORE, TASK } from './watch';
import type { PeopleKinds } from '../people';
import type { Kind } from '../watch';

const control = (plural: string, kind: string): Kind => ({ ...TASK, plural, kind });
const medusa = (plural: string, kind: string): Kind => ({ ...RESTORE, plural, kind });
const K8SSANDRA_TASK = control('k8ssandratasks', 'K8ssandraTask');
const BACKUP_JOB = medusa('medusabackupjobs', 'MedusaBackupJob');
const MEDUSA_TASK = medusa('medusatasks', 'MedusaTask');

/**
 * Deleting a backup's object is no operation for people: the operator deletes those that are not in the bucket. A K8ssandraTask may name a cluster of
 * another namespace, so nobody may make one. A MedusaTask can purge backups.
 */
export const PEOPLE: PeopleKinds = {
  views: [
    K8SSANDRA_TASK, control('scheduledtasks', 'ScheduledTask'),
    BACKUP_JOB, MEDUSA_TASK, medusa('medusabackups', 'MedusaBackup'), medusa('medusabackupschedules', 'MedusaBackupSchedule'),
    { group: 'reaper.k8ssandra.io', version: 'v1alpha1', plural: 'reapers', kind: 'Reaper' },
  ],
  runs: [TASK, BACKUP_JOB],
  restores: [RESTORE, MEDUSA_TASK],
};
