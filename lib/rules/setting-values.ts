import { defineRule, Offence } from './rule';
import { isUnresolved } from '../model/deferred';
import { VALUE_FORMS } from '../model/setting-values';
import { choicesOf, lineOf, Setting, settingPlaces, settingsWithKeys } from '../model/settings';
import { isPlain } from '../private/deep-merge';

export const settingValues = defineRule({
  id: 'setting-values',
  title: 'Each setting has a value that Cassandra can read, with its unit',
  why: 'Since 4.1 durations, sizes and rates carry a unit. A bare number stops the node when it starts, and so does a choice in another case.',
  source: 'types of the fields of org.apache.cassandra.config.Config; DurationSpec, DataStorageSpec and DataRateSpec beside it; run with 4.0.17, 4.1.10 and 5.0.9',
  * offences(model) {
    for (const { where, settings, version } of settingPlaces(model)) {
      for (const [name, value] of Object.entries(settings)) {
        const strange = notPlain(value);
        if (strange === undefined) continue;
        yield { what: `"${name}" of ${where} holds something that cassandra.yaml cannot`, got: strange, allowed: 'plain data', fix: 'write it with its unit, as in "10s" and "16MiB", or use configuration' };
      }
      const line = lineOf(version);
      for (const setting of settingsWithKeys(line, settings)) {
        yield* unreadable(line, setting, `Cassandra ${version.text} cannot read "${setting.name}" of ${where}`);
      }
    }
  },
});

function* unreadable(line: string, { name, value, kind }: Setting, what: string): Iterable<Offence> {
  // null takes Cassandra's own default; what is not plain data has been told.
  if (kind === undefined || kind === 'other' || value === null || isUnresolved(value) || notPlain(value)) return;
  if (kind === 'object') {
    if (!isPlain(value)) yield { what, got: value, allowed: 'an object with its keys', fix: 'write its keys' };
  } else if (kind === 'choice') {
    const choices = choicesOf(line, name);
    if (!choices.includes(String(value))) yield { what, got: value, allowed: choices.join(', '), fix: 'write one of them, in the same case' };
  } else if (!VALUE_FORMS[kind].pattern.test(String(value))) {
    yield { what, got: value, allowed: VALUE_FORMS[kind].words, fix: 'write such a value' };
  }
}

/** What in a value is neither data nor a placeholder of the deployment: the name of its class or type. */
function notPlain(value: unknown): string | undefined {
  if (value === null || isUnresolved(value) || ['string', 'boolean'].includes(typeof value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (Array.isArray(value)) return first(value);
  return isPlain(value) ? first(Object.values(value)) : typeof value === 'object' ? value.constructor.name : typeof value;
}

function first(values: readonly unknown[]): string | undefined {
  return values.map(notPlain).find((strange) => strange !== undefined);
}
