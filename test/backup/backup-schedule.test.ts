import { Stack, Token } from 'aws-cdk-lib';
import { BackupSchedule, Weekday } from '../../lib';

test.each([
  [BackupSchedule.daily(), '0 2 * * *'],
  [BackupSchedule.daily({ hour: 0 }), '0 0 * * *'],
  [BackupSchedule.daily({ hour: 23, minute: 59 }), '59 23 * * *'],
  [BackupSchedule.weekly(), '0 2 * * 0'],
  [BackupSchedule.weekly({ day: Weekday.SATURDAY, hour: 4, minute: 30 }), '30 4 * * 6'],
  [BackupSchedule.weekly({ day: Weekday.MONDAY }), '0 2 * * 1'],
  [BackupSchedule.cron('0 */6 * * *'), '0 */6 * * *'],
])('%# is written as %p', (schedule, expression) => {
  expect(schedule.expression).toBe(expression);
});

test('takes an hour that only the deployment knows', () => {
  const schedule = BackupSchedule.daily({ hour: Token.asNumber({ Ref: 'Hour' }) });
  expect(new Stack().resolve(schedule.expression)).toEqual({ 'Fn::Join': ['', ['0 ', { Ref: 'Hour' }, ' * * *']] });
});

test('takes an expression that only the deployment knows', () => {
  const expression = Token.asString({ Ref: 'Schedule' });
  expect(BackupSchedule.cron(expression).expression).toBe(expression);
});

test.each([
  () => BackupSchedule.daily({ hour: 24 }),
  () => BackupSchedule.daily({ minute: 60 }),
  () => BackupSchedule.daily({ hour: 2.5 }),
  () => BackupSchedule.weekly({ hour: -1 }),
  () => BackupSchedule.cron('cron(0 2 * * ? *)'),
  () => BackupSchedule.cron('0 0 30 2 *'),
])('fails for a time that does not exist (%#)', (make) => {
  expect(make).toThrow(/\[cron-expression\]$/);
});
