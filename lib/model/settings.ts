import { RENAMED, SETTINGS_FROM, SETTINGS_LATER, SETTINGS_OF } from './cassandra-settings';
import type { ClusterModel, DatacenterModel, ReleaseModel } from './cluster-model';
import { isUnresolved } from './deferred';
import { NULL_BY_DEFAULT } from './null-settings';
import { deepMerge, isPlain } from '../private/deep-merge';

const KIND_NAMES = ['boolean', 'integer', 'number', 'duration', 'size', 'rate', 'object', 'other'] as const;

/** What kind of value a setting of cassandra.yaml takes; `object` has the keys of the table, `other` is a text, a list or an object of any keys. */
export type SettingKind = typeof KIND_NAMES[number] | 'choice';

/** Settings of cassandra.yaml under the names that they have there. */
export type Settings = Readonly<Record<string, unknown>>;

const KINDS = new Map<string, Map<string, string>>();
for (const [lines, words] of Object.entries(SETTINGS_OF)) {
  for (const line of lines.split(' ')) {
    const kinds = KINDS.get(line) ?? KINDS.set(line, new Map()).get(line)!;
    for (const [name, kind] of pairs(words)) kinds.set(name, kind);
  }
}
/** Settings whose keys are known, by line. */
const WITH_KEYS = new Map([...KINDS.keys()].map((line) => [line, new Set(keysInObjects(line).map((name) => name.slice(0, name.lastIndexOf('.'))))]));
const NEW_NAMES = new Map(pairs(RENAMED));

function pairs(words: string): [string, string][] {
  return words.trim().split(/\s+/).map((word) => word.split(':') as [string, string]);
}

interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Release line of a version, as in "5.0". */
export function lineOf({ major, minor }: { readonly major: number; readonly minor: number }): string {
  return `${major}.${minor}`;
}

/** Paths of the keys inside objects that a release line has. */
export function keysInObjects(line: string): string[] {
  return [...KINDS.get(line)!.keys()].filter((name) => name.includes('.'));
}

/** Kind of a setting in a release line; undefined if the line does not know it. A former name takes what it took in 4.0: numbers without a unit. */
export function kindOfSetting(line: string, name: string): SettingKind | undefined {
  const kinds = KINDS.get(line);
  const word = kinds?.get(name) ?? (line !== '4.0' && kinds?.has(NEW_NAMES.get(name) ?? '') ? KINDS.get('4.0')!.get(name) ?? 'other' : undefined);
  return word === undefined ? undefined : KIND_NAMES.find((kind) => kind === word) ?? 'choice';
}

/** A setting, or a key of one that is an object, which is named by its path. */
export interface Setting {
  readonly name: string;
  readonly value: unknown;
  /** Undefined if the line does not know it. */
  readonly kind?: SettingKind;
}

/** Settings and the keys of those that are objects. Objects that may have any keys stay whole. */
export function* settingsWithKeys(line: string, settings: Settings, path = ''): Iterable<Setting> {
  for (const [key, value] of Object.entries(settings)) {
    const name = `${path}${key}`;
    // What is left of dots stands for itself: 4.0 does not read them as paths.
    yield { name, value, kind: key.includes('.') ? undefined : kindOfSetting(line, name) };
    if (!WITH_KEYS.get(line)?.has(name)) continue;
    // A class with parameters is also written as a list of one.
    for (const object of [value].flat().filter((one) => isPlain(one) && !isUnresolved(one))) yield* settingsWithKeys(line, object as Settings, `${name}.`);
  }
}

/** The names that a setting of kind `choice` takes, in their case. */
export function choicesOf(line: string, name: string): string[] {
  return KINDS.get(line)!.get(name)!.split('|');
}

/** Whether a setting may be null: only one that has no value of its own, or a key of such a one. A former name stands for the new one. */
export function canBeNull(line: string, name: string): boolean {
  const names = [name, NEW_NAMES.get(name)];
  const nullable = Object.entries(NULL_BY_DEFAULT)
    .filter(([lines]) => lines.split(' ').includes(line))
    .some(([, words]) => words.trim().split(/\s+/).some((word) => names.includes(word)));
  return nullable || (name.includes('.') && canBeNull(line, name.slice(0, name.lastIndexOf('.'))));
}

/** Whether a setting came to its line with a later release than this one, as far as that is known. */
export function comesLater({ major, minor, patch }: Release, name: string): boolean {
  const line = lineOf({ major, minor });
  return Object.entries(SETTINGS_LATER).some(([release, names]) =>
    release.startsWith(`${line}.`) && patch <= Number(release.slice(line.length + 1)) && names.split(/\s+/).includes(name));
}

/** The name that a setting has had since 4.1, if it had another one before. */
export function newNameOf(name: string): string | undefined {
  return NEW_NAMES.get(name);
}

/** Lines that know a setting by this name. */
export function linesThatKnow(name: string): string[] {
  return [...KINDS.keys()].filter((line) => kindOfSetting(line, name) !== undefined);
}

/** Whether all settings of this release are in the table: a later one may have more. */
export function allSettingsKnown({ major, minor, patch }: Release): boolean {
  return patch <= (SETTINGS_FROM[lineOf({ major, minor })] ?? -1);
}

/** The releases that run in a cluster. */
export function releasesOf({ datacenters }: ClusterModel): ReleaseModel[] {
  return [...new Map(datacenters.map(({ version }) => [version.text, version])).values()];
}

/** Settings in force in one datacenter: its own over the cluster's. */
export function settingsOf(model: ClusterModel, datacenter: DatacenterModel): Settings {
  return mergeSettings(lineOf(datacenter.version), model.cassandraYaml, datacenter.cassandraYaml);
}

/**
 * What a release line makes of settings on several levels, the later one over the earlier, as the operators merge them: key by key inside of objects,
 * while lists, and null, take the place of what was there.
 */
export function mergeSettings(line: string, ...levels: ReadonlyArray<Settings | undefined>): Settings {
  return deepMerge({}, ...levels.map((level) => nested(level ?? {}, line)));
}

/** Since 4.1 a dot reaches into an object: "sstable.selected_format" is the same as that object with that key, and is judged as such. */
function nested(settings: Settings, line: string): Settings {
  if (line === '4.0' || !Object.keys(settings).some((key) => key.includes('.'))) return settings;
  const objects = Object.entries(settings).map(([key, value]) => key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value));
  return deepMerge({}, ...objects);
}

/** Where settings stand, with words that name the place, and a release that reads them: those of the cluster once for each release in it. */
export function settingPlaces(model: ClusterModel): { readonly where: string; readonly settings: Settings; readonly version: ReleaseModel }[] {
  return [
    ...releasesOf(model).map((version) => ({ where: 'the cluster', settings: nested(model.cassandraYaml, lineOf(version)), version })),
    ...model.datacenters.map(({ name, cassandraYaml, version }) => ({ where: `datacenter "${name}"`, settings: nested(cassandraYaml, lineOf(version)), version })),
  ].filter(({ settings }) => Object.keys(settings).length > 0);
}
