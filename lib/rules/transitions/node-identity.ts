import { defineDatacenterTransition } from './transition';

export const nodeIdentity = defineDatacenterTransition({
  id: 'node-identity',
  title: 'No option of the JVM changes what nodes are, or what they check',
  why: 'all nodes get it: they take over each other\'s place, or start although their files say that they should not',
  source: 'system properties of Cassandra (org.apache.cassandra.config.CassandraRelevantProperties)',
  * missteps(before, after) {
    const added = (after.dangerousOptions ?? []).filter((option) => !before.dangerousOptions?.includes(option));
    if (added.length > 0) {
      yield {
        what: `the nodes of datacenter "${after.name}" get ${added.join(', ')}`,
        fix: 'take it out again; if you are sure that each node may have it, accept it for one deployment',
      };
    }
  },
});
