import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

/** In the stock cassandra.yaml of Cassandra 4.0 and newer, and what operators set. */
const DEFAULT_TOKENS = 16;

export const numTokens = defineDatacenterTransition({
  id: 'num-tokens',
  title: 'num_tokens never changes',
  why: 'a node keeps the tokens with which it joined, and does not start with another number',
  source: 'org.apache.cassandra.service.StorageService, which compares it with the tokens that the node has saved',
  * missteps(before, after) {
    const [old, now] = [before.numTokens ?? DEFAULT_TOKENS, after.numTokens ?? DEFAULT_TOKENS];
    if (differ(old, now)) {
      yield { what: `num_tokens of datacenter "${after.name}" changes from ${shown(old)} to ${shown(now)}`, fix: 'revert the change; another number needs another datacenter', final: true };
    }
  },
});
