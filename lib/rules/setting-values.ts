import { defineRule, Offence } from './rule';
import { isUnresolved } from '../model/deferred';
import { VALUE_FORMS } from '../model/setting-values';
import { canBeNull, choicesOf, lineOf, Setting, settingPlaces, settingsWithKeys } from '../model/settings';
import { isPlain } from '../private/deep-merge';

export const settingValues = defineRule({
  id: 'setting-values',
  title: 'Each setting has a valid value and unit',
  why: 'Since 4.1 durations, sizes and rates carry a unit. A number without a unit, or an enumerated value in the wrong case, prevents the node from starting.',
  source: 'types of the fields of org.apache.cassandra.config.Config; DurationSpec, DataStorageSpec and DataRateSpec beside it; run with 4.0.17, 4.1.10 and 5.0.9; null by the defaults of a new Config',
  * offences(model) {
    for (const { where, settings, version } of settingPlaces(model)) {
      const line = lineOf(version);
      for (const setting of settingsWithKeys(line, settings)) {
        yield* unreadable(line, setting, `Cassandra ${version.text} cannot read "${setting.name}" of ${where}`);
      }
    }
  },
});

function* unreadable(line: string, { name, value, kind }: Setting, what: string): Iterable<Offence> {
  if (kind !== undefined && value === null && !canBeNull(line, name)) {
    yield { what, got: value, allowed: 'a value', fix: 'omit it to use the default of Cassandra' };
  }
  if (kind === undefined || kind === 'other' || value === null || isUnresolved(value)) return;
  if (kind === 'object') {
    if (!isPlain(value)) yield { what, got: value, allowed: 'an object with its keys', fix: 'specify its keys' };
  } else if (kind === 'choice') {
    const choices = choicesOf(line, name);
    if (!choices.includes(String(value))) yield { what, got: value, allowed: choices.join(', '), fix: 'use one of them; case matters' };
  } else if (!VALUE_FORMS[kind].pattern.test(String(value))) {
    yield { what, got: value, allowed: VALUE_FORMS[kind].words, fix: 'use such a value' };
  }
}
