import { RENAMED, SETTINGS_FROM, SETTINGS_OF } from './cassandra-settings';
import type { ClusterModel, DatacenterModel } from './cluster-model';
import { deepMerge } from '../private/deep-merge';

/** What kind of value a setting of cassandra.yaml takes; `other` is a text, an object, an enumeration or a list. */
export type SettingKind = 'boolean' | 'integer' | 'number' | 'duration' | 'size' | 'rate' | 'other';

/** Settings of cassandra.yaml under the names that they have there. */
export type Settings = Readonly<Record<string, unknown>>;

const KINDS = new Map<string, Map<string, SettingKind>>();
for (const [lines, words] of Object.entries(SETTINGS_OF)) {
  for (const line of lines.split(' ')) {
    const kinds = KINDS.get(line) ?? KINDS.set(line, new Map()).get(line)!;
    for (const [name, kind] of pairs(words)) kinds.set(name, kind as SettingKind);
  }
}
const NEW_NAMES = new Map(pairs(RENAMED));

function pairs(words: string): [string, string][] {
  return words.trim().split(/\s+/).map((word) => word.split(':') as [string, string]);
}

/** Release line of a version, as in "5.0". */
export function lineOf({ major, minor }: { readonly major: number; readonly minor: number }): string {
  return `${major}.${minor}`;
}

/** Kind of a setting in a release line; undefined if the line does not know it. A former name takes what it took, which nobody writes down. */
export function kindOfSetting(line: string, name: string): SettingKind | undefined {
  const kinds = KINDS.get(line);
  return kinds?.get(name) ?? (line !== '4.0' && kinds?.has(NEW_NAMES.get(name) ?? '') ? 'other' : undefined);
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
export function allSettingsKnown({ major, minor, patch }: { readonly major: number; readonly minor: number; readonly patch: number }): boolean {
  return patch <= (SETTINGS_FROM[lineOf({ major, minor })] ?? -1);
}

/** Settings in force in one datacenter: the operator merges its own over the cluster's. */
export function settingsOf(model: ClusterModel, datacenter: DatacenterModel): Settings {
  return deepMerge(model.cassandraYaml, datacenter.cassandraYaml);
}

/** Where settings stand, with words that name the place. */
export function settingPlaces(model: ClusterModel): { readonly where: string; readonly settings: Settings }[] {
  return [
    { where: 'the cluster', settings: model.cassandraYaml },
    ...model.datacenters.map(({ name, cassandraYaml }) => ({ where: `datacenter "${name}"`, settings: cassandraYaml })),
  ].filter(({ settings }) => Object.keys(settings).length > 0);
}
