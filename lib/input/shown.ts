import { Token } from 'aws-cdk-lib';
import { isPlain } from '../private/deep-merge';
import { SECRET_NAME } from '../private/secret-names';

const LONGEST = 100;

/** A value as people know it, short and without what objects hold. It must not fail, whatever the value is. */
export function shown(value: unknown): unknown {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string' && value.length > LONGEST) return `${value.slice(0, LONGEST)}... (${value.length} characters)`;
  if (isDeferred(value)) return 'a value that only the deployment knows';
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return String(value).slice(0, LONGEST);
  if (Array.isArray(value)) return 'a list';
  return isPlain(value) ? 'an object' : withArticle(classOf(value));
}

/** A value as people know it; of what may be a secret by its place only the kind, since findings end in logs. */
export function shownAt(at: string, value: unknown): unknown {
  if (!SECRET_NAME.test(at)) return shown(value);
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' || typeof value === 'bigint' ? 'a number' : shown(value);
}

/** The name of an object's class. */
export function classOf(value: object): string {
  const name = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== '' ? name.slice(0, LONGEST) : 'object';
}

export function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Whether only the deployment knows a value: tokens, and sizes and durations made of them. */
export function isDeferred(value: unknown): boolean {
  if (Token.isUnresolved(value)) return true;
  const { isUnresolved } = (typeof value === 'object' && value !== null ? value : {}) as { isUnresolved?: unknown };
  return typeof isUnresolved === 'function' && isUnresolved.call(value) === true;
}
