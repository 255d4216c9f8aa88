import { defineRule, Offence } from './rule';
import type { RepairModel } from '../model/cluster-model';
import { known } from '../model/deferred';

/** Days of `gc_grace_seconds` by default, less one for the repair itself. */
const LONGEST_DAYS = 9;
const LEAST_HEAP_MIB = 512;
const KEYSPACE = /^\w{1,48}$/;

const whole = (value: number) => Number.isInteger(value) && value >= 1;

type Check = readonly [prop: string, of: (repair: RepairModel) => number | undefined, isRight: (value: number) => boolean, allowed: string];

const CHECKS: readonly Check[] = [
  ['interval', ({ intervalDays }) => intervalDays, whole, 'whole days, at least one'],
  ['segmentTimeout', ({ segmentMinutes }) => segmentMinutes, whole, 'whole minutes, at least one'],
  ['threads', ({ threads }) => threads, whole, 'a whole number, at least 1'],
  ['intensity', ({ intensity }) => intensity, (value) => value > 0 && value <= 1, 'above 0, up to 1'],
  ['heap', ({ heapMib }) => heapMib, (value) => value >= LEAST_HEAP_MIB, `${LEAST_HEAP_MIB} MiB or more`],
];

export const repairOptions = defineRule({
  id: 'repair-options',
  title: 'Repairs have values that take effect',
  why: 'What repairs does not start with values that it cannot read. A repair that comes later than gc_grace_seconds is too late: deleted rows come back.',
  source: 'configuration of what repairs; Cassandra documentation, Repair',
  * offences({ repair }) {
    if (!repair) return;
    for (const [prop, of, isRight, allowed] of CHECKS) yield* wrongNumber(prop, of(repair), isRight, allowed);
    const { intervalDays: days } = repair;
    if (days !== undefined && whole(days) && days > LONGEST_DAYS) {
      yield {
        level: 'warning',
        what: 'keyspaces are repaired less often than tables need by default, whose gc_grace_seconds are 10 days',
        got: `${days} days`,
        allowed: `at most ${LONGEST_DAYS} days`,
        fix: 'lower repair.interval, or acknowledge it if gc_grace_seconds of all tables are longer',
      };
    }
    for (const name of repair.excludedKeyspaces.map(known)) {
      if (name !== undefined && !KEYSPACE.test(name)) {
        yield { what: 'excludedKeyspaces of repair contains no name of a keyspace', got: name, allowed: '1 to 48 letters, digits and "_"', fix: 'correct it' };
      }
    }
  },
});

function* wrongNumber(prop: string, value: number | undefined, isRight: (value: number) => boolean, allowed: string): Generator<Offence> {
  if (value !== undefined && !isRight(value)) yield { what: `repair.${prop} has an invalid value`, got: value, allowed, fix: 'correct it' };
}
