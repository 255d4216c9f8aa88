import { types } from 'util';
import { Choice } from './choice';
import { STRUCTS } from './structs';

type Fields = Record<string, unknown>;

/**
 * Turns props into the fields of a manifest. What the user gives is what the API server gets: only the names of {@link STRUCTS} change, and
 * only where such a struct stands; every other field, known or not, passes through as it is. `undefined` disappears, `null`, `{}` and `[]`
 * stay.
 *
 * Values that are known later (cdk8s' Lazy, CDK's tokens) are rendered by the same rules when they are known.
 *
 * @param struct The struct that the value is (or that a list is made of); without it no name is changed.
 */
export function render(value: unknown, struct?: string): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map((item) => render(item, struct));
  if (types.isDate(value)) return toTime(value);
  if (value instanceof Choice) return value.value;
  if (isProducer(value)) return render(value.produce(), struct);
  if (isResolvable(value)) return struct ? renderLater(value, struct) : value;
  if (isScalar(value)) return value.value;
  return isPlain(value) ? renderFields(value as Fields, struct) : value;
}

function renderFields(fields: Fields, struct?: string): Fields {
  const { names = {}, structs = {} } = (struct && STRUCTS[struct]) || {};
  return Object.fromEntries(Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [own(names, name) ?? name, render(value, own(structs, name))]));
}

/** RFC 3339. Kubernetes keeps no fractions of a second, so none are sent where there are none. */
function toTime(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

/** Names come from the user: "constructor" is one like any other. */
function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** An object of cdk8s' Lazy. Told by its method, because each installed copy of cdk8s has a class of its own. */
function isProducer(value: object): value is { produce(): unknown } {
  return 'produce' in value && typeof value.produce === 'function';
}

/** A token of CDK that is an object (`Fn.conditionIf`, `Lazy.any`): cdk8s and CDK resolve it. */
export function isResolvable(value: object): value is { resolve(...context: unknown[]): unknown } {
  return 'resolve' in value && typeof value.resolve === 'function';
}

function renderLater(token: { resolve(...context: unknown[]): unknown }, struct: string): object {
  return {
    creationStack: [],
    resolve: (...context: unknown[]) => render(token.resolve(...context), struct),
    toString: () => String(token),
  };
}

/** Quantity and IntOrString of any cdk8s-plus: a class around one scalar, which can be made from both. */
function isScalar(value: object): value is { value: string | number } {
  const { fromString, fromNumber } = value.constructor as { fromString?: unknown; fromNumber?: unknown } ?? {};
  return 'value' in value && typeof fromString === 'function' && typeof fromNumber === 'function';
}

/** Whether this is data. Anything else that is left (a construct, for example) cdk8s refuses, with the path of the object. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype.constructor?.name === 'Object';
}
