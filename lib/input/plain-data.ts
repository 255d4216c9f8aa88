import { Token } from 'aws-cdk-lib';
import { isPlain } from '../private/deep-merge';

/** More than any file of settings or values of a chart has; what is larger or deeper comes of a mistake, and would take for ever. */
const MOST_VALUES = 20_000;
const DEEPEST = 50;

/** What data cannot hold, with the path at which it stands. */
export class NotData extends Error {
  constructor(public readonly at: string, public readonly allowed: string, public readonly got?: unknown) {
    super(allowed);
  }
}

/**
 * A copy of data as it stands in a file: texts, numbers, flags, nothing, lists and objects, and values that only the deployment knows, which stay as
 * they are. What is `undefined` in an object is not there.
 *
 * @throws NotData if it is something else
 */
export function plainData(value: unknown, at: string): unknown {
  return new Copy().of(value, at, []);
}

/** A text that files and templates can hold. */
export function isText(value: string): boolean {
  return !/\p{Surrogate}|\0/u.test(value);
}

class Copy {
  private values = 0;

  public of(value: unknown, at: string, above: readonly unknown[]): unknown {
    if (++this.values > MOST_VALUES) throw new NotData(at, `at most ${MOST_VALUES} values in all`);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return isText(value) ? value : no(at, 'a text of whole characters', value);
    if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : no(at, 'a finite number', value);
    if (typeof value !== 'object') return no(at, 'a text, a number, true, false, null, a list or an object', value);
    if (isLater(value)) return value;
    if (above.includes(value)) return no(at, 'data without circles', value);
    if (above.length >= DEEPEST) throw new NotData(at.slice(0, 100), `at most ${DEEPEST} levels`);
    return Array.isArray(value) ? this.list(value, at, [...above, value]) : this.object(value, at, [...above, value]);
  }

  private list(list: readonly unknown[], at: string, above: readonly unknown[]): unknown[] {
    if (list.length > MOST_VALUES) return no(at, `at most ${MOST_VALUES} values in all`, list);
    return Array.from(list, (value, position) => this.of(value, `${at}[${position}]`, above));
  }

  private object(value: object, at: string, above: readonly unknown[]): unknown {
    if (!isPlain(value)) return no(at, 'a plain object', value);
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      checkKey(key, at);
      const inner = value[key];
      if (inner !== undefined) copy[key] = this.of(inner, `${at}.${key}`, above);
    }
    return copy;
  }
}

/** Own keys by which every object is known to JavaScript break it, and cdk8s can write no object that has them. */
export function checkKey(key: string, at: string): void {
  if (key in Object.prototype) no(`${at}.${key}`, 'names other than those of JavaScript itself', key);
  if (!isText(key)) no(at, 'names of whole characters', key);
  if (Token.isUnresolved(key)) no(at, 'names that the synth knows', key);
}

/** A token of CDK, or a Lazy of cdk8s: by behavior, since either package can be installed twice. */
export function isLater(value: object): boolean {
  return ('resolve' in value && typeof value.resolve === 'function') || (!isPlain(value) && 'produce' in value && typeof value.produce === 'function');
}

function no(at: string, allowed: string, got: unknown): never {
  throw new NotData(at, allowed, got);
}
