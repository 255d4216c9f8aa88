import { cronFields } from './cron';

/** Days that are looked at: more than two leap years, so that even the 29th of February comes twice. */
const HORIZON_DAYS = 3000;
const DAY_MINUTES = 24 * 60;
/** A Monday in a year before a leap year; any day would do. */
const START = Date.UTC(2023, 0, 2);

/** How often a schedule comes. */
export interface CronRhythm {
  /** The longest time between two runs. */
  readonly longestGapHours: number;
  /** The most runs that any period of that many days holds. */
  mostRuns(days: number): number;
}

/** The rhythm of a valid schedule, in UTC. Undefined if it comes but once in eight years. */
export function cronRhythm(expression: string): CronRhythm | undefined {
  const { minutes, isDay } = cronFields(expression);
  const days = Array.from({ length: HORIZON_DAYS }, (_, at) => at).filter((at) => isDay(new Date(START + at * DAY_MINUTES * 60_000)));
  if (days.length < 2) return undefined;
  const overNight = DAY_MINUTES - minutes[minutes.length - 1] + minutes[0];
  const betweenDays = days.slice(1).map((day, at) => (day - days[at] - 1) * DAY_MINUTES + overNight);
  const withinDay = minutes.slice(1).map((minute, at) => minute - minutes[at]);
  return {
    longestGapHours: largest([...betweenDays, ...withinDay]) / 60,
    mostRuns: (length) => mostWithin(days, length) * minutes.length,
  };
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** How many of the sorted days lie in the fullest period of that length. */
function mostWithin(days: readonly number[], length: number): number {
  let from = 0;
  let most = 0;
  for (const [at, day] of days.entries()) {
    while (day - days[from] >= length) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}
