import { comesAtMidnight } from '../../../model/cron';
import { known } from '../../../model/deferred';
import { defineRule } from '../../../rules/rule';

/** When the operator deletes old backups: the schedule that it creates for each datacenter. */
const PURGE = '0 0 * * *';

export const backupAtPurge = defineRule({
  id: 'backup-at-purge',
  title: 'Backups do not start at the time of the purge',
  why: 'Both access the index in the bucket, and both use the same sidecar.',
  source: `k8ssandra-operator 1.32.5: schedule <cluster>-<datacenter>-medusa-purge, "${PURGE}"`,
  * offences({ backup }) {
    if (!backup?.purge) return;
    for (const cron of new Set(backup.schedules.map((schedule) => known(schedule.cron)))) {
      if (cron === undefined || !comesAtMidnight(cron)) continue;
      yield {
        level: 'warning',
        what: 'backups start at midnight UTC, when the operator removes old ones',
        got: cron,
        fix: 'choose another time, for instance BackupSchedule.daily({ hour: 2 })',
      };
    }
  },
});
