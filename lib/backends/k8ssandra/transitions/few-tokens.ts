import { isUnknown } from '../../../model/guarded-cluster';
import { defineTransition } from '../../../rules/transitions/transition';

/** From this number on, the operator leaves token allocation to Cassandra. */
const ENOUGH = 16;

export const fewTokens = defineTransition({
  id: 'few-tokens',
  title: 'A datacenter is added to nodes with few tokens only on purpose',
  why: 'with fewer than 16 tokens in all datacenters the operator computes tokens from the number of datacenters: the running datacenter gets another configuration and restarts',
  source: 'k8ssandra-operator 1.32.5 (initial_token for the first nodes of each datacenter if every datacenter has num_tokens below 16)',
  * missteps(before, after) {
    const few = ({ datacenters }: typeof before) => datacenters.every(({ numTokens }) => !isUnknown(numTokens) && (numTokens ?? ENOUGH) < ENOUGH);
    const added = after.datacenters.filter(({ name }) => !before.datacenters.some((old) => old.name === name));
    if (before.datacenters.length === 0 || added.length === 0 || !few(before) || !few(after)) return;
    yield {
      what: `datacenter ${added.map(({ name }) => `"${name}"`).join(', ')} joins with fewer than ${ENOUGH} tokens per node, like all others`,
      fix: `give it num_tokens ${ENOUGH}, so that the others stay as they are; if they may restart, accept it for one deployment`,
    };
  },
});
