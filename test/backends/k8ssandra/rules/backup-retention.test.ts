import { Duration, Token } from 'aws-cdk-lib';
import { BackupSchedule, CassandraChartBackupOptions } from '../../../../lib';
import { describeRule, GOOD, GOOD_DATACENTER } from '../../../rules/rule-cases';

const backup = (more: Partial<CassandraChartBackupOptions>) => ({ backup: { ...GOOD.backup!, ...more } });
const MONTHLY = BackupSchedule.cron('0 2 1 * *');

describeRule('backup-retention', {
  fails: {
    'a month between backups that are kept for a week': {
      props: backup({ schedule: MONTHLY, retention: Duration.days(7) }),
      says: /"dc1" are kept for less than the time between two backups plus one day: got "7 days for cron "0 2 1 \* \*""|got "7 days for cron .*, allowed: 32 days or more/,
    },
    'no margin': { props: backup({ schedule: BackupSchedule.weekly(), retention: Duration.days(7) }), says: /allowed: 8 days or more/ },
    'no margin for a daily one': { props: backup({ retention: Duration.days(1) }), says: /allowed: 2 days or more/ },
    'working days, which leave the weekend out': { props: backup({ schedule: BackupSchedule.cron('0 2 * * 1-5'), retention: Duration.days(3) }), says: /allowed: 4 days or more/ },
    'a day that comes every four years': { props: backup({ schedule: BackupSchedule.cron('0 2 29 2 *'), retention: Duration.days(400) }), says: /allowed: 1462 days or more/ },
    'one of two datacenters': {
      props: {
        ...backup({ retention: Duration.days(7) }),
        datacenters: [GOOD_DATACENTER, { ...GOOD_DATACENTER, name: 'dc2', backup: { schedule: MONTHLY } }],
      },
      says: /"dc2" are kept/,
    },
    'one backup': { props: backup({ maxBackups: 1 }), says: /fewer than two backups .*got 1/ },
    'both limits': { props: backup({ retention: Duration.days(14), maxBackups: 3 }), says: /both retention and maxBackups/ },
    'a retention that only the deployment knows': { props: backup({ retention: Duration.days(Token.asNumber({ Ref: 'Days' })) }), says: /it is only known at deployment/ },
  },
  passes: {
    'no limit': backup({}),
    'two backups': backup({ maxBackups: 2 }),
    'two days of daily backups': backup({ retention: Duration.days(2) }),
    'eight days of weekly ones': backup({ schedule: BackupSchedule.weekly(), retention: Duration.days(8) }),
    'a rare schedule beside a frequent one': backup({ retention: Duration.days(7), additionalSchedules: [{ name: 'monthly', schedule: MONTHLY, full: true }] }),
    'a descriptor': backup({ schedule: BackupSchedule.cron('@monthly'), retention: Duration.days(32), purge: false }),
  },
});
