/**
 * A value that only the deployment knows. Rules skip it, the renderer puts `unresolved` back in place, and what leaves the synth as
 * plain data (the plan, the guard's model) says "unknown". It is a class so that no data of users can look like it.
 */
export class Unresolved {
  constructor(public readonly unresolved: unknown) {}
}

/** A value that may be known only at deployment. */
export type Deferred<T> = T | Unresolved;

export function isUnresolved(value: unknown): value is Unresolved {
  return value instanceof Unresolved;
}

/** The known value, or nothing. */
export function known<T>(value: Deferred<T>): T | undefined {
  return isUnresolved(value) ? undefined : value as T;
}

/** What is rendered: the value, or the text that the deployment replaces. */
export function rendered<T>(value: Deferred<T>): T {
  return (isUnresolved(value) ? value.unresolved : value) as T;
}

/** A value with everything in it that is {@link Unresolved} put back. */
export function renderedDeep(value: unknown): unknown {
  if (isUnresolved(value)) return value.unresolved;
  if (Array.isArray(value)) return value.map(renderedDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renderedDeep(inner)]));
}
