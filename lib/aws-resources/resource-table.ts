import type { Holds, OneWay } from './resource-types';

/** One row of resource-table.json. Paths are names of properties joined by "."; a path covers all that is below it, and each element of a list. */
export interface ResourceFacts {
  /** What hangs on a resource of this type, as long as its properties do not tell more (look-closer.ts). */
  readonly holds: Holds;
  /** A change makes CloudFormation create another resource and then delete this one. */
  readonly replaced: readonly string[];
  /** A change may do that, by rules of the service. */
  readonly maybe: readonly string[];
  /** A change is made in place, but not in each direction. */
  readonly oneWay: Readonly<Record<string, OneWay>>;
}

/**
 * What AWS may not change in place, for each resource type that the library emits: plain data for `diff`, for the change guard's function and for
 * test/upgrade. Made by `npm run resources:refresh` from the service specification of AWS and resource-types.ts; never edited by hand.
 *
 * @returns nothing for a type that the library does not emit
 */
export function resourceFacts(type: string): ResourceFacts | undefined {
  const table = resourceTable();
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

/** All rows by type. */
export function resourceTable(): Readonly<Record<string, ResourceFacts>> {
  return require('./resource-table.json'); // eslint-disable-line @typescript-eslint/no-require-imports
}
