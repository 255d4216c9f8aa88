import { defineRule } from './rule';
import { backupAgeLimits } from '../sizing/backup-age';

export const backupAgeAlarm = defineRule({
  id: 'backup-age-alarm',
  title: 'The alarm on the age of backups only goes off if a backup is late',
  why: 'Just before the next backup is complete, the newest one is as old as the time between two backups. A lower threshold is exceeded every time.',
  source: 'docs/backups.md: how the threshold follows from schedules, volumes and retention',
  * offences(model) {
    const alarm = model.backup?.alarm;
    if (!alarm) return;
    const limits = backupAgeLimits(model);
    const { thresholdHours: hours } = alarm;
    if (!limits && hours === undefined && model.backup!.schedules.some(({ enabled }) => enabled)) {
      yield {
        level: 'warning',
        what: 'no alarm watches the age of the backups, because a schedule is only known at deployment',
        fix: 'set ageAlarm.threshold, or a schedule that is known at synth',
      };
    }
    if (limits && hours !== undefined && hours < limits.intervalHours) {
      yield {
        what: 'the threshold of the alarm on the age of backups is below the time between two backups',
        got: `${hours} hours`,
        allowed: `${limits.intervalHours} hours or more; ${limits.alarmHours} by default`,
        fix: 'raise ageAlarm.threshold, or make backups more often',
      };
    }
  },
});
