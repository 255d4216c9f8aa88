import { Duration, Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import { isPlain } from '../private/deep-merge';
import type { Problem } from '../private/errors';

/** What is wrong with a value, if anything. `at` is the prop, as in "datacenters[0].memory". */
export type Check = (value: any, at: string) => Problem[];

/** What a prop has to be. TypeScript and jsii see to that; in JavaScript, and with tokens, a slip would end in a stack trace or in the template. */
export const is = {
  /** A text that is known at synth. */
  text: known(check('a text', (value) => typeof value === 'string')),
  /** A text, maybe one that only the deployment knows. */
  anyText: check('a text', (value) => typeof value === 'string'),
  filled: check('a text that is not empty', (value) => typeof value === 'string' && value !== ''),
  flag: check('true or false', (value) => typeof value === 'boolean'),
  /** Any number; whether it is a good one, a rule says. */
  number: known(check('a number', (value) => typeof value === 'number' && !Number.isNaN(value))),
  positive: known(check('a number above 0', (value) => typeof value === 'number' && value > 0 && Number.isFinite(value))),
  oneOf: (...choices: string[]) => known(check(choices.join(' or '), (value) => choices.includes(value))),
  whole: (least: number) => known(check(`a whole number, ${least} or more`, (value) => Number.isInteger(value) && value >= least)),
  /** A size in whole MiB. */
  size: (least: number): Check => known(check(`a Size in whole MiB, ${least} MiB or more, as in Size.gibibytes(8)`, (value: Size) => {
    const mebibytes = has(value, 'toMebibytes') ? value.toMebibytes({ rounding: SizeRoundingBehavior.NONE }) : NaN;
    return Number.isInteger(mebibytes) && mebibytes >= least;
  })),
  /** A duration in whole days, maybe one that only the deployment knows. */
  days: check('a Duration in whole days, 1 or more, as in Duration.days(14)', (value: Duration) => {
    if (!has(value, 'toDays')) return false;
    const days = value.isUnresolved() ? value.unitLabel() === 'days' : value.toDays({ integral: false });
    return days === true || (Number.isInteger(days) && days as number >= 1);
  }),
  /** An object that one of our classes or of CDK's makes, told by a member, since a package can be installed twice. */
  made: (words: string, member: string) => check(words, (value) => has(value, member)),
  list: (each: Check): Check => (value, at) =>
    (Array.isArray(value) ? value.flatMap((one, position) => each(one, `${at}[${position}]`)) : wrong(at, value, 'a list')),
  map: (each: Check): Check => (value, at) =>
    (isObject(value) ? Object.entries(value).flatMap(([key, one]) => each(one, `${at}.${key}`)) : wrong(at, value, 'an object')),
  object: (props: Readonly<Record<string, Check>>): Check => (value, at) =>
    (isObject(value) ? Object.entries(props).flatMap(([name, test]) => test(value[name], at ? `${at}.${name}` : name)) : wrong(at || 'props', value, 'an object')),
  /** Settings as they stand in a file: a plain object without circles. */
  settings: ((value, at) => {
    if (!isPlain(value) || isCircular(value, [])) return wrong(at, value, 'a plain object without circles');
    return Object.keys(value).filter((key) => Token.isUnresolved(key)).flatMap((key) => wrong(at, key, 'names that the synth knows'));
  }) as Check,
};

/** The same, but it may be left out. */
export function optional(test: Check): Check {
  return (value, at) => (value === undefined ? [] : test(value, at));
}

/** What is wrong, with the value as people know it. */
export function wrong(at: string, got: unknown, allowed: string): Problem[] {
  return [{ rule: 'prop-value', what: `${at} is not what it must be`, got: shown(got), allowed, fix: 'correct it' }];
}

function check(allowed: string, test: (value: any) => boolean): Check {
  return (value, at) => (test(value) ? [] : wrong(at, value, allowed));
}

/** Whatever has to be known at synth, since other things are computed from it or named by it. */
function known(test: Check): Check {
  return (value, at) => (isToken(value) ? wrong(at, value, 'a value that the synth knows') : test(value, at));
}

function isToken(value: any): boolean {
  return Token.isUnresolved(value) || (has(value, 'isUnresolved') && value.isUnresolved());
}

function shown(value: any): unknown {
  if (value === undefined) return 'nothing';
  if (isToken(value)) return 'a value that only the deployment knows';
  if (isPlain(value)) return 'an object';
  if (isObject(value)) return `a ${value.constructor.name}`;
  if (Array.isArray(value)) return 'a list';
  return ['string', 'boolean'].includes(typeof value) || Number.isFinite(value) || value === null ? value : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function has(value: unknown, member: string): boolean {
  return typeof value === 'object' && value !== null && member in value;
}

function isCircular(value: unknown, above: readonly unknown[]): boolean {
  if (typeof value !== 'object' || value === null || Token.isUnresolved(value)) return false;
  if (above.includes(value)) return true;
  return (isPlain(value) || Array.isArray(value)) && Object.values(value).some((inner) => isCircular(inner, [...above, value]));
}
