import { Duration, Lazy } from 'aws-cdk-lib';
import { BackupSchedule, CassandraBackupOptions } from '../../lib';
import { CLUSTER, findings, testPlatform, testStack } from '../fixtures';

/** What the rule says about a cluster with these backups: errors and warnings. */
function said(backup: Partial<CassandraBackupOptions>): string[] {
  const stack = testStack();
  const { node } = testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, backup: { schedule: BackupSchedule.daily(), ...backup } });
  const warnings = node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
  return [...findings(stack), ...warnings].filter((one) => one.includes('[backup-age-alarm]'));
}

const unknownSchedule = () => BackupSchedule.cron(Lazy.string({ produce: () => '0 2 * * *' }));

test.each<[string, Partial<CassandraBackupOptions>, RegExp]>([
  ['a threshold below the time between two backups', { ageAlarm: { threshold: Duration.hours(23) } }, /below the time between two backups: got "23 hours", allowed: 24 hours or more; 72 by default/],
  ['one in minutes', { ageAlarm: { threshold: Duration.minutes(30) } }, /got "0.5 hours"/],
  ['a weekly schedule with the threshold of a daily one', { schedule: BackupSchedule.weekly(), ageAlarm: { threshold: Duration.days(3) } }, /allowed: 168 hours or more/],
])('fails: %s', (_, backup, says) => {
  expect(said(backup)).toEqual([expect.stringMatching(says)]);
});

test('warns: a schedule that only the deployment knows, without a threshold', () => {
  expect(said({ schedule: unknownSchedule() })).toEqual([expect.stringMatching(/no alarm watches the age of the backups/)]);
});

test.each<[string, Partial<CassandraBackupOptions>]>([
  ['the default', {}],
  ['exactly the time between two backups', { ageAlarm: { threshold: Duration.days(1) } }],
  ['a weekly and a daily schedule, whose gaps are a day', {
    schedule: BackupSchedule.weekly(), additionalSchedules: [{ name: 'daily', schedule: BackupSchedule.daily({ hour: 4 }) }], ageAlarm: { threshold: Duration.days(1) },
  }],
  ['no alarm', { ageAlarm: { enabled: false, threshold: Duration.hours(1) } }],
  ['a schedule that only the deployment knows, with a threshold', { schedule: unknownSchedule(), ageAlarm: { threshold: Duration.days(2) } }],
  ['a schedule that only the deployment knows, which is paused', { schedule: unknownSchedule(), enabled: false }],
])('passes: %s', (_, backup) => {
  expect(said(backup)).toEqual([]);
});
