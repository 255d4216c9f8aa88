import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

/** What the operator sets if nobody does. Source: k8ssandra-operator 1.32.5 for Cassandra 4.0 and newer. */
const DEFAULT_TOKENS = 16;

export const numTokens = defineDatacenterTransition({
  id: 'num-tokens',
  title: 'num_tokens never changes',
  why: 'a node that has joined keeps its tokens: the operator refuses, and a node that were forced would not start',
  source: 'webhook of k8ssandra-operator 1.32.5, measured',
  * missteps(before, after) {
    const [old, now] = [before.numTokens ?? DEFAULT_TOKENS, after.numTokens ?? DEFAULT_TOKENS];
    if (differ(old, now)) {
      yield { what: `num_tokens of datacenter "${after.name}" changes from ${shown(old)} to ${shown(now)}`, fix: 'put it back; another number needs another datacenter', final: true };
    }
  },
});
