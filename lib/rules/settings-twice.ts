import { defineRule } from './rule';
import { newNameOf, settingsOf } from '../model/settings';

export const settingsTwice = defineRule({
  id: 'settings-twice',
  title: 'No setting is given by its former and its present name at once',
  why: 'Since 4.1 Cassandra takes former names too, and refuses to start when it finds both.',
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
