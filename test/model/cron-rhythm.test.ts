import { cronRhythm } from '../../lib/model/cron-rhythm';

test.each([
  ['0 2 * * *', 24, 7, 7],
  ['0 2,14 * * *', 12, 7, 14],
  ['0 1,2 * * *', 23, 1, 2],
  ['0 2 * * 0', 7 * 24, 15, 3],
  ['0 2 1 * *', 31 * 24, 60, 3],
  ['0 2 1 * 1', 7 * 24, 7, 2],
  ['@yearly', 366 * 24, 365, 1],
  ['@hourly', 1, 2, 48],
  ['*/15 * * * *', 0.25, 1, 96],
  ['0 2 29 2 *', 1461 * 24, 3000, 2],
])('%p has %p hours between runs, and in %p days at most %p runs', (expression, gap, days, runs) => {
  const rhythm = cronRhythm(expression)!;
  expect(rhythm.longestGapHours).toBe(gap);
  expect(rhythm.mostRuns(days)).toBe(runs);
});
