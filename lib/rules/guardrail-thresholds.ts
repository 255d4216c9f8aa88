import { defineRule } from './rule';
import { amount } from '../model/setting-values';
import { settingsOf } from '../model/settings';

const WARN = '_warn_threshold';
const FAIL = '_fail_threshold';

export const guardrailThresholds = defineRule({
  id: 'guardrail-thresholds',
  title: 'A guardrail warns before it fails',
  why: 'Cassandra refuses to start when the threshold that fails comes before the one that warns.',
  source: 'org.apache.cassandra.config.GuardrailsOptions of 4.1 and 5.0',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const settings = settingsOf(model, datacenter);
      for (const warn of Object.keys(settings).filter((key) => key.endsWith(WARN))) {
        const fail = warn.slice(0, -WARN.length) + FAIL;
        const [warns, fails] = [amount(settings[warn]), amount(settings[fail])];
        // A negative threshold is off.
        if (warns === undefined || fails === undefined || warns < 0 || fails < 0) continue;
        const reversed = warn.startsWith('minimum_');
        if (reversed ? warns < fails : warns > fails) {
          yield {
            what: `"${fail}" of datacenter "${datacenter.name}" is reached before "${warn}"`,
            got: [settings[warn], settings[fail]],
            fix: `make "${warn}" ${reversed ? 'larger' : 'smaller'} than "${fail}"`,
          };
        }
      }
    }
  },
});
