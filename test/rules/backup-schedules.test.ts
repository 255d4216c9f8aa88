import { describeRule, GOOD } from './rule-cases';
import { AdditionalBackupSchedule, BackupSchedule } from '../../lib';

const WEEKLY: AdditionalBackupSchedule = { name: 'weekly', schedule: BackupSchedule.weekly({ hour: 4 }), full: true };
const additional = (...additionalSchedules: AdditionalBackupSchedule[]) => ({ backup: { ...GOOD.backup!, additionalSchedules } });

describeRule('backup-schedules', {
  fails: {
    'two of one name': { props: additional(WEEKLY, WEEKLY), says: /two additional backup schedules have the same name: got "weekly"/ },
    'a name that no object can have': { props: additional({ ...WEEKLY, name: 'Every Week' }), says: /not a DNS label: got "Every Week"/ },
    'a datacenter that there is not': { props: additional({ ...WEEKLY, datacenters: ['dc1', 'dc9'] }), says: /"weekly" refers to a datacenter that does not exist: got "dc9", allowed: dc1/ },
  },
  passes: {
    'one for all datacenters': additional(WEEKLY),
    'one for a datacenter': additional({ ...WEEKLY, datacenters: ['dc1'] }),
  },
});
