import { defineRule } from './rule';
import { comesAtMidnight } from '../model/cron';

/** When the operator removes old backups: the schedule that it makes for each datacenter. */
const PURGE = '0 0 * * *';

export const backupAtPurge = defineRule({
  id: 'backup-at-purge',
  title: 'Backups do not start in the minute in which old ones are removed',
  why: 'Both read and write the index of the bucket at the same time, and both keep the same sidecar busy.',
  source: `k8ssandra-operator 1.32.5: schedule <cluster>-<datacenter>-medusa-purge, "${PURGE}"`,
  * offences({ backup }) {
    if (backup && comesAtMidnight(backup.cron)) {
      yield {
        level: 'warning',
        what: 'backups start at midnight UTC, when the operator removes old ones',
        got: backup.cron,
        fix: 'choose another time, for instance BackupSchedule.daily({ hour: 2 })',
      };
    }
  },
});
