import { cronProblem } from '../../lib/model/cron';

describe('schedules that the operator accepts', () => {
  test.each([
    '0 2 * * *', '*/15 * * * *', '0 0-6/2 * * *', '5,35 1 * * *', '0 2 * * 0', '0 2 * * SUN', '0 2 * * mon-fri', '0 2 1 jan,Jul *', '30 5/6 * * *',
    '0 2 ? * *', '0 2 * * ?', ' 0  2 * * * ', '59 23 31 12 6', '0 0 29 2 *', '0 0 30 1,2 *',
    '@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly',
  ])('%p', (expression) => {
    expect(cronProblem(expression)).toBeUndefined();
  });

  test('a day that no month has, if a day of the week comes as well', () => {
    expect(cronProblem('0 0 30 2 1')).toBeUndefined();
  });
});

describe('schedules that the operator refuses', () => {
  test.each([
    ['', 'has 0 fields'],
    ['0 2 * *', 'has 4 fields'],
    ['0 0 2 * * *', 'has 6 fields'],
    ['cron(0 2 * * ? *)', 'EventBridge'],
    ['rate(1 day)', 'EventBridge'],
    ['0 25 * * *', 'wrong hour: "25" is outside 0 to 23'],
    ['60 2 * * *', 'wrong minute'],
    ['0 2 0 * *', 'wrong day of month'],
    ['0 2 32 * *', 'wrong day of month'],
    ['0 2 * 13 *', 'wrong month'],
    ['0 2 * * 7', 'wrong day of week: "7" is outside 0 to 6'],
    ['0 5-2 * * *', 'ends before it begins'],
    ['0 1-2-3 * * *', 'too many'],
    ['0/5/5 * * * *', 'too many'],
    ['*/0 * * * *', 'no step'],
    ['*/x * * * *', 'no step'],
    ['*-5 * * * *', 'no range'],
    ['0 2 L * *', 'no number'],
    ['0 2 * foo *', 'no number and no name'],
    ['-1 2 * * *', 'no number'],
    ['1,,2 * * * *', 'no number'],
    ['0.5 2 * * *', 'no number'],
    ['@fortnightly', 'unknown descriptor'],
    ['@Daily', 'unknown descriptor'],
  ])('fails for %p: %s', (expression, what) => {
    expect(cronProblem(expression)).toMatchObject({ rule: 'cron-expression', got: expression, what: expect.stringContaining(what) });
  });
});

describe('schedules that the operator accepts and we do not', () => {
  test.each([
    ['CRON_TZ=Europe/London 0 2 * * *', 'time zone'],
    ['TZ=UTC 0 2 * * *', 'time zone'],
    ['@every 1h', 'interval'],
    ['0 0 30 2 *', 'never comes'],
    ['0 0 31 4,6,9,11 *', 'never comes'],
    ['0 0 31 2 ?', 'never comes'],
    ['0 0 30 2 */2', 'never comes'],
  ])('fails for %p: %s', (expression, what) => {
    expect(cronProblem(expression)?.what).toContain(what);
  });
});
