import { defineRule } from './rule';
import { allSettingsKnown, comesLater, kindOfSetting, lineOf, linesThatKnow, newNameOf, settingPlaces, settingsWithKeys } from '../model/settings';

export const settingsKnown = defineRule({
  id: 'settings-known',
  title: 'Each setting exists in the release of Cassandra',
  why: 'The operator accepts any key. Cassandra then refuses to start, and the pod restarts endlessly; before 4.1, the config builder fails.',
  source: 'the class org.apache.cassandra.config.Config of each release line, and those of its objects; measured (unknown key)',
  * offences(model) {
    for (const { where, settings, version } of settingPlaces(model)) {
      const line = lineOf(version);
      for (const { name, kind } of settingsWithKeys(line, settings)) {
        if (comesLater(version, name)) {
          yield { what: `Cassandra ${version.text} does not support setting "${name}" of ${where} yet`, fix: `use a later release of ${line}, or remove it` };
        }
        if (kind !== undefined) continue;
        const others = linesThatKnow(name);
        yield {
          level: others.length === 0 && !allSettingsKnown(version) ? 'warning' : 'error',
          what: `Cassandra ${version.text} has no setting "${name}", which the settings of ${where} have`,
          ...(others.length > 0 && { allowed: `that name in Cassandra ${others.join(', ')}` }),
          fix: fixFor(name, line),
        };
      }
    }
  },
});

function fixFor(name: string, line: string): string {
  const former = newNameOf(name);
  if (former && kindOfSetting(line, former)) return `write "${former}"`;
  return 'correct the name or remove it';
}
