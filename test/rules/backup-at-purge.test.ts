import { describeRule, GOOD } from './rule-cases';
import { BackupSchedule } from '../../lib';

const at = (schedule: BackupSchedule) => ({ backup: { ...GOOD.backup!, schedule } });

describeRule('backup-at-purge', {
  warns: {
    'midnight': { props: at(BackupSchedule.daily({ hour: 0 })), says: /midnight UTC.*got "0 0 \* \* \*"/ },
    'midnight of Sundays': { props: at(BackupSchedule.weekly({ hour: 0 })), says: /midnight/ },
    'a descriptor that means it': { props: at(BackupSchedule.cron('@weekly')), says: /@weekly/ },
  },
  passes: { 'half past midnight': at(BackupSchedule.daily({ hour: 0, minute: 30 })), 'the default': at(BackupSchedule.daily()) },
});
