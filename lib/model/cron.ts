import type { Problem } from '../private/errors';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names that stand for `min`, `min + 1` and so on. */
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** What the descriptors stand for: midnight, and the first day of a period. */
const STANDS_FOR: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const DESCRIPTORS = Object.keys(STANDS_FOR);

const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is wrong with a schedule, if anything. The grammar is the one of robfig/cron v3 `ParseStandard`, which k8ssandra-operator and cass-operator
 * use: five fields in UTC, or a descriptor such as "@daily". Unlike Unix, Sunday is 0 and never 7.
 *
 * Three things that the operator's webhook lets pass are refused: "CRON_TZ=" (whether the operator's image knows time zones is not known), "@every"
 * (drifts away from the quiet hour it was started in), and days that no month has.
 */
export function cronProblem(expression: string): Problem | undefined {
  const trimmed = expression.trim();
  const refuse = (what: string, fix: string): Problem => ({
    rule: 'cron-expression',
    what: `the schedule ${what}`,
    got: expression,
    allowed: `five fields (minute hour day-of-month month day-of-week) in UTC, or one of ${DESCRIPTORS.join(', ')}`,
    fix,
  });
  if (/^(CRON_)?TZ=/.test(trimmed)) return refuse('names a time zone', 'convert the time to UTC');
  if (/^@every\b/.test(trimmed)) return refuse('is an interval, which drifts', 'write hours, as in "0 */6 * * *"');
  if (trimmed.startsWith('@')) return DESCRIPTORS.includes(trimmed) ? undefined : refuse('is an unknown descriptor', 'use a known one or five fields');
  if (/^(cron|rate)\(/.test(trimmed)) return refuse('is in the notation of EventBridge', 'write five fields, as in "0 2 * * *"');

  const parts = trimmed === '' ? [] : trimmed.split(/\s+/);
  if (parts.length !== FIELDS.length) return refuse(`has ${parts.length} fields, not 5`, 'write five, as in "0 2 * * *"; there are no seconds and no years');
  const parsed: number[][] = [];
  for (const [index, field] of FIELDS.entries()) {
    const values = parseField(parts[index], field);
    if (typeof values === 'string') return refuse(`has a wrong ${field.name}: ${values}`, 'correct it');
    parsed.push(values);
  }
  return neverFires(parts, parsed) ? refuse('never comes: no such month has such a day', 'choose a day that exists') : undefined;
}

/** When a schedule that {@link cronProblem} finds nothing wrong with comes: minutes since midnight, sorted, and the days. All in UTC. */
export function cronFields(expression: string): { readonly minutes: readonly number[]; isDay(date: Date): boolean } {
  const trimmed = expression.trim();
  const parts = (STANDS_FOR[trimmed] ?? trimmed).split(/\s+/);
  const [minutes, hours, days, months, weekdays] = parts.map((part, index) => parseField(part, FIELDS[index]) as number[]);
  // The two kinds of days are alternatives when both are restricted.
  const alternatives = !isStar(parts[2]) && !isStar(parts[4]);
  return {
    minutes: hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)).sort((one, other) => one - other),
    isDay: (date) => {
      if (!months.includes(date.getUTCMonth() + 1)) return false;
      const [day, weekday] = [days.includes(date.getUTCDate()), weekdays.includes(date.getUTCDay())];
      return alternatives ? day || weekday : day && weekday;
    },
  };
}

/** Whether a schedule comes at midnight, on whatever day: all descriptors do. False for one that {@link cronProblem} finds wrong. */
export function comesAtMidnight(expression: string): boolean {
  const parts = expression.trim().split(/\s+/);
  if (parts.length === 1) return DESCRIPTORS.includes(parts[0]);
  const [minutes, hours] = parts.slice(0, 2).map((part, index) => parseField(part, FIELDS[index]));
  return minutes.includes(0 as never) && hours.includes(0 as never);
}

/** The values that a field stands for, or what is wrong with it. */
function parseField(text: string, field: Field): number[] | string {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = parseRange(part, field);
    if (typeof range === 'string') return range;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return [...values];
}

function parseRange(part: string, field: Field): { from: number; to: number; step: number } | string {
  const [span, stepText, ...moreSteps] = part.split('/');
  const [fromText, toText, ...moreEnds] = span.split('-');
  if (moreSteps.length > 0 || moreEnds.length > 0) return `"${part}" has too many slashes or hyphens`;
  const step = stepText === undefined ? 1 : /^\d+$/.test(stepText) ? Number(stepText) : NaN;
  if (!(step >= 1)) return `"${part}" has no step of 1 or more`;
  if (fromText === '*' || fromText === '?') {
    return toText === undefined ? { from: field.min, to: field.max, step } : `"${part}" is no range`;
  }
  const from = parseValue(fromText, field);
  const to = toText !== undefined ? parseValue(toText, field) : stepText !== undefined ? field.max : from;
  if (from === undefined || to === undefined) return `"${part}" is no number${field.names ? ' and no name' : ''}`;
  if (from < field.min || to > field.max) return `"${part}" is outside ${field.min} to ${field.max}`;
  if (from > to) return `"${part}" ends before it begins`;
  return { from, to, step };
}

function parseValue(text: string, field: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return index < 0 ? undefined : index + field.min;
}

/** A restricted day of the week alone is enough to fire: the two kinds of days are alternatives when both are restricted. */
function neverFires(parts: string[], [, , days, months]: number[][]): boolean {
  if (!isStar(parts[4]) && !isStar(parts[2])) return false;
  return !months.some((month) => days.some((day) => day <= LONGEST_MONTH[month - 1]));
}

function isStar(field: string): boolean {
  return field.split(',').some((part) => /^[*?]/.test(part));
}
