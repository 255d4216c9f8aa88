type Plain = Record<string, unknown>;

/** Whether this is a literal and not an instance of some class. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
}

/**
 * Merges plain objects, the later one wins; lists and anything that is not a plain object (tokens, lazies) are taken whole.
 * `undefined` does not override, `null` does. Neither argument is changed.
 */
export function deepMerge<T>(base: T, ...overrides: unknown[]): T {
  return overrides.reduce((merged: unknown, override) => mergeTwo(merged, override), base) as T;
}

function mergeTwo(base: unknown, override: unknown): unknown {
  if (override === undefined) return base;
  if (!isPlain(base) || !isPlain(override)) return override;
  const merged: Plain = { ...base };
  for (const [key, value] of Object.entries(override)) {
    merged[key] = mergeTwo(base[key], value);
  }
  return merged;
}
