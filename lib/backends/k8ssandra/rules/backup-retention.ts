import type { BackupModel, BackupScheduleModel } from '../../../model/cluster-model';
import { cronRhythm } from '../../../model/cron-rhythm';
import { known } from '../../../model/deferred';
import { defineRule } from '../../../rules/rule';

const HOURS = 24;
/** Covers the nightly purge and the run itself: the new backup must be complete before the old one is deleted. */
const MARGIN_HOURS = 24;
const LEAST = 2;

export const backupRetention = defineRule({
  id: 'backup-retention',
  title: 'The last good backup is kept until the next one is complete',
  why: 'The daily purge does not check whether the latest backup is complete. While backups fail, it may delete the only good one.',
  source: 'Medusa 0.29 purge.py: backups beyond the number go, oldest first, complete or not; replayed over 90 days: a monthly schedule kept for 7 days is without any backup on 66 of them',
  * offences({ backup }) {
    if (!backup) return;
    if (backup.maxCount !== 0 && backup.maxCount < LEAST) {
      yield {
        what: 'fewer than two backups are kept, so that none is left when the newest is incomplete',
        got: backup.maxCount,
        allowed: `${LEAST} or more`,
        fix: 'raise maxBackups, or give retention instead',
      };
    }
    if (backup.retentionDays === undefined) return;
    if (backup.countGiven) {
      yield {
        what: 'both retention and maxBackups say how many backups are kept',
        got: backup.maxCount,
        fix: 'give one of them: retention to reach back that far, or maxBackups for a fixed number',
      };
      return;
    }
    const days = known(backup.retentionDays);
    if (days === undefined) {
      yield { what: 'the number of backups for the retention cannot be computed, because it is only known at deployment', fix: 'specify maxBackups instead, or a retention that is known at synth' };
      return;
    }
    yield* tooShort(backup, days);
  },
});

function* tooShort({ schedules }: BackupModel, retentionDays: number) {
  for (const datacenter of new Set(schedules.map((schedule) => schedule.datacenter))) {
    const own = schedules.filter((schedule) => schedule.datacenter === datacenter);
    const expressions = own.map(({ cron }) => known(cron));
    if (expressions.includes(undefined)) {
      yield {
        what: `the number of backups for the retention cannot be computed, because a schedule of datacenter "${datacenter}" is only known at deployment`,
        fix: 'specify maxBackups instead of retention, or a schedule that is known at synth',
      };
      continue;
    }
    const gap = Math.min(...own.map(gapHours));
    if (retentionDays * HOURS >= gap + MARGIN_HOURS) continue;
    yield {
      what: `backups of datacenter "${datacenter}" are kept for less than the time between two backups plus one day`,
      got: `${retentionDays} days for cron ${expressions.map((one) => `"${one}"`).join(', ')}`,
      allowed: Number.isFinite(gap) ? `${Math.ceil((gap + MARGIN_HOURS) / HOURS)} days or more` : 'a schedule that comes more often',
      fix: 'raise retention, or make backups more often',
    };
  }
}

/** The most frequent schedule is decisive; others only add to it. */
function gapHours({ cron }: BackupScheduleModel): number {
  return cronRhythm(known(cron)!)?.longestGapHours ?? Infinity;
}
