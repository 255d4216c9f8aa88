import { defineRule } from './rule';
import { newNameOf, settingsOf } from '../model/settings';

export const settingsTwice = defineRule({
  id: 'settings-twice',
  title: 'No setting is specified by both its former and its current name',
  why: 'Since 4.1 Cassandra also accepts former names, but refuses to start if both are present.',
  source: 'org.apache.cassandra.config.YamlConfigurationLoader of Cassandra 4.1 and 5.0',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const settings = settingsOf(model, datacenter);
      for (const former of Object.keys(settings)) {
        const name = newNameOf(former);
        if (name !== undefined && name in settings) {
          yield {
            what: `the settings of datacenter "${datacenter.name}" have "${name}" and its former name "${former}"`,
            got: [settings[name], settings[former]],
            fix: `keep "${name}", with its unit in the value`,
          };
        }
      }
    }
  },
});
