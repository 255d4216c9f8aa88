import { BackupSchedule } from '../../../../lib';
import { describeRule, GOOD } from '../../../rules/rule-cases';

const at = (schedule: BackupSchedule) => ({ backup: { ...GOOD.backup!, schedule } });

describeRule('backup-at-purge', {
  warns: {
    'midnight': { props: at(BackupSchedule.daily({ hour: 0 })), says: /midnight UTC.*got "0 0 \* \* \*"/ },
    'midnight of Sundays': { props: at(BackupSchedule.weekly({ hour: 0 })), says: /midnight/ },
    'a descriptor that means it': { props: at(BackupSchedule.cron('@weekly')), says: /@weekly/ },
    'every six hours': { props: at(BackupSchedule.cron('0 */6 * * *')), says: /midnight/ },
    'midnight and noon, spelled oddly': { props: at(BackupSchedule.cron('00,30 00,12 1-5 * *')), says: /midnight/ },
  },
  passes: { 'every six hours, half past': at(BackupSchedule.cron('30 */6 * * *')), 'half past midnight': at(BackupSchedule.daily({ hour: 0, minute: 30 })), 'the default': at(BackupSchedule.daily()) },
});
