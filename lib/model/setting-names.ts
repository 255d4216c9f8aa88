import { RENAMED } from './cassandra-settings';
import { amount } from './setting-values';
import { kindOfSetting, Settings } from './settings';

/** A duration, size or rate of which the unit is chosen when it is written. */
export interface Measure {
  readonly milliseconds?: number;
  readonly bytes?: number;
  readonly bytesPerSecond?: number;
}

const KIB = 1024;
const MIB = KIB * KIB;
/** Units of the names that were given up in 4.1, and how much one unit is. */
const UNITS: readonly { readonly suffix: string; readonly of: keyof Measure; readonly one: number }[] = [
  { suffix: '_megabits_per_sec', of: 'bytesPerSecond', one: 1_000_000 / 8 },
  { suffix: '_mb_per_sec', of: 'bytesPerSecond', one: MIB },
  { suffix: '_in_ms', of: 'milliseconds', one: 1 },
  { suffix: '_mb', of: 'bytes', one: MIB },
  { suffix: '_in_kb', of: 'bytes', one: KIB },
];
/** Former names of each setting: some were renamed twice. */
const FORMER = new Map<string, string[]>();
for (const [former, name] of RENAMED.trim().split(/\s+/).map((pair) => pair.split(':'))) FORMER.set(name, [...FORMER.get(name) ?? [], former]);

/** A setting under the name and with the unit that a release line reads. One that it does not know keeps its name, for the rules to refuse. */
export function settingFor(line: string, name: string, value: unknown): Settings {
  const isKnown = (one: string) => kindOfSetting(line, one) !== undefined;
  const written = isKnown(name) ? name : FORMER.get(name)?.find(isKnown) ?? name;
  const unit = UNITS.find(({ suffix }) => written.endsWith(suffix));
  if (unit && isMeasure(value)) return { [written]: Math.round((value[unit.of] ?? 0) / unit.one) };
  return { [written]: isMeasure(value) ? withUnit(value) : value };
}

/** A setting that is a number, as it is written. */
interface Amount {
  readonly written: string;
  readonly value: unknown;
  /** A count, or bytes. */
  readonly amount: number;
}

/** The number that a setting has in force, by whatever name it is written; undefined if it is not there or no number. */
export function amountOf(settings: Settings, name: string): Amount | undefined {
  for (const written of [name, ...FORMER.get(name) ?? []]) {
    const count = amount(settings[written]);
    const one = UNITS.find(({ suffix, of }) => of !== 'milliseconds' && written.endsWith(suffix))?.one ?? 1;
    if (count !== undefined) return { written, value: settings[written], amount: count * one };
  }
  return undefined;
}

function isMeasure(value: unknown): value is Measure {
  return typeof value === 'object' && value !== null && ['milliseconds', 'bytes', 'bytesPerSecond'].some((unit) => unit in value);
}

function withUnit({ milliseconds, bytes, bytesPerSecond }: Measure): string {
  if (milliseconds !== undefined) return `${milliseconds}ms`;
  const size = bytes ?? bytesPerSecond ?? 0;
  const text = size % MIB === 0 ? `${size / MIB}MiB` : size % KIB === 0 ? `${size / KIB}KiB` : `${size}B`;
  return bytes !== undefined ? text : `${text}/s`;
}
