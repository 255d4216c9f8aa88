import { defineRule, Offence } from './rule';
import { amount } from '../model/setting-values';
import { Settings, settingsOf } from '../model/settings';

const WARN = '_warn_threshold';
const FAIL = '_fail_threshold';
const DEFAULT = 'default_keyspace_rf';

export const guardrailThresholds = defineRule({
  id: 'guardrail-thresholds',
  title: 'The warning threshold of a guardrail is below its failure threshold',
  why: 'Cassandra refuses to start if the failure threshold is reached before the warning threshold, or if its own defaults violate the guardrail.',
  source: 'org.apache.cassandra.config.GuardrailsOptions of 4.1.10 and 5.0.9, run',
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
      yield* defaultReplication(datacenter.name, settings);
    }
  },
});

/** A keyspace that names no replication gets the default, which must pass the guardrail: the stock 1 does not pass a minimum. */
function* defaultReplication(datacenter: string, settings: Settings): Iterable<Offence> {
  const copies = amount(settings[DEFAULT] ?? 1);
  const minimum = amount(settings[`minimum_replication_factor${FAIL}`]);
  if (copies !== undefined && minimum !== undefined && copies < minimum) {
    yield {
      what: `"${DEFAULT}" of datacenter "${datacenter}" is below "minimum_replication_factor${FAIL}"`,
      got: [copies, minimum],
      fix: `set "${DEFAULT}" in cassandraYaml to ${minimum} or more`,
    };
  }
}
