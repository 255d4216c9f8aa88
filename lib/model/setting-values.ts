import type { SettingKind } from './settings';

/**
 * What a value of each kind must look like, and the words for it. Units as in the classes DurationSpec, DataStorageSpec and DataRateSpec of
 * org.apache.cassandra.config.
 */
export const VALUE_FORMS: Readonly<Record<Exclude<SettingKind, 'choice' | 'object' | 'other'>, { readonly pattern: RegExp; readonly words: string }>> = {
  boolean: { pattern: /^(true|false)$/i, words: 'true or false' },
  integer: { pattern: /^-?\d+$/, words: 'a whole number' },
  number: { pattern: /^-?\d+(\.\d+)?([eE]-?\d+)?$/, words: 'a number' },
  duration: { pattern: /^\d+(d|h|m|s|ms|us|µs|ns)$/, words: 'a whole number with d, h, m, s, ms, us or ns, as in "10s"' },
  size: { pattern: /^\d+(B|KiB|MiB|GiB)$/, words: 'a whole number with B, KiB, MiB or GiB, as in "16MiB"' },
  rate: { pattern: /^\d+(\.\d+)?(B|KiB|MiB)\/s$/, words: 'a number with B/s, KiB/s or MiB/s, as in "64MiB/s"' },
};

const BYTES: Record<string, number> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** A count or a size as one number, so that two of them can be compared; undefined if it is neither. */
export function amount(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const parts = typeof value === 'string' ? /^(-?\d+)(B|KiB|MiB|GiB)?$/.exec(value) : null;
  return parts ? Number(parts[1]) * (parts[2] ? BYTES[parts[2]] : 1) : undefined;
}
