import { defineRule } from './rule';
import { isUnresolved } from '../model/deferred';
import { VALUE_FORMS } from '../model/setting-values';
import { kindOfSetting, lineOf, settingPlaces } from '../model/settings';

export const settingValues = defineRule({
  id: 'setting-values',
  title: 'Each setting has a value that Cassandra can read, with its unit',
  why: 'Since 4.1 durations, sizes and rates carry a unit. A bare number stops the node when it starts.',
  source: 'types of the fields of org.apache.cassandra.config.Config; DurationSpec, DataStorageSpec and DataRateSpec beside it',
  * offences(model) {
    const line = lineOf(model.version);
    for (const { where, settings } of settingPlaces(model)) {
      for (const [name, value] of Object.entries(settings)) {
        const kind = kindOfSetting(line, name);
        // null takes Cassandra's own default.
        if (kind === undefined || kind === 'other' || value === null || isUnresolved(value)) continue;
        const { pattern, words } = VALUE_FORMS[kind];
        if (!pattern.test(String(value))) {
          yield { what: `Cassandra ${model.version.text} cannot read "${name}" of ${where}`, got: value, allowed: words, fix: 'write such a value' };
        }
      }
    }
  },
});
