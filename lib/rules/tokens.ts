import { defineRule } from './rule';
import { amount } from '../model/setting-values';
import { settingsOf } from '../model/settings';

const MOST = 256;

export const tokens = defineRule({
  id: 'tokens',
  title: 'The number of tokens is valid, and tokens are not set explicitly',
  why: 'All nodes of a datacenter get the same settings, so that explicit tokens prevent the second node from joining. The number cannot be changed later.',
  source: 'Cassandra\'s conf/cassandra.yaml (num_tokens, initial_token)',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const { num_tokens: given, initial_token: token } = settingsOf(model, datacenter);
      const count = amount(given);
      if (token !== undefined && token !== null && datacenter.nodes > 1) {
        yield { what: `"initial_token" would give all nodes of datacenter "${datacenter.name}" the same token`, got: token, fix: 'remove it' };
      }
      if (count !== undefined && (!Number.isInteger(count) || count < 1 || count > MOST)) {
        yield { what: `"num_tokens" of datacenter "${datacenter.name}" is out of range`, got: given, allowed: `1 to ${MOST}`, fix: 'leave it out (16) or choose such a number' };
      } else if (count !== undefined && count > 16) {
        yield {
          level: 'warning',
          what: `that many tokens per node make repairs of datacenter "${datacenter.name}" slow, and the loss of any two nodes loses data`,
          got: given,
          fix: 'leave num_tokens out (16), or acknowledge this for a cluster that has it already',
        };
      }
    }
  },
});
