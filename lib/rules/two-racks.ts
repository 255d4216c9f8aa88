import { defineRule } from './rule';
import { isUnresolved } from '../model/deferred';
import { amount } from '../model/setting-values';
import { settingsOf } from '../model/settings';

const OPTION = 'allocate_tokens_for_local_replication_factor';
/** In the stock cassandra.yaml of every release. */
const DEFAULT = 3;

export const twoRacks = defineRule({
  id: 'two-racks',
  title: 'The token allocation of a datacenter with two racks is configured for two',
  why: 'Cassandra\'s default configuration allocates tokens for a replication factor of 3. With exactly two racks it cannot, and the third node fails to start.',
  source: `Cassandra 4.0 and newer, conf/cassandra.yaml (${OPTION}: 3)`,
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const { name, racks } = datacenter;
      const option = settingsOf(model, datacenter)[OPTION];
      // null takes the option out of the stock file: tokens are then drawn by chance, which works with any number of racks.
      if (isUnresolved(option) || option === null) continue;
      const expected = amount(option) ?? DEFAULT;
      if (racks.length > 1 && racks.length < expected) {
        yield {
          what: `datacenter "${name}" has ${racks.length === 2 ? 'two' : racks.length} racks, and the token allocation expects ${expected === 3 ? 'three' : expected}`,
          got: option,
          allowed: `1 or at least ${expected} racks`,
          fix: `use ${expected === 3 ? 'three' : expected} racks, or set ${OPTION} to ${racks.length} in cassandraYaml`,
        };
      }
    }
  },
});
