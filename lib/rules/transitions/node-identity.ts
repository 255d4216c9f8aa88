import { defineDatacenterTransition } from './transition';

export const nodeIdentity = defineDatacenterTransition({
  id: 'node-identity',
  title: 'JVM options do not change the identity or the checks of nodes',
  why: 'all nodes get the option: they replace each other, or start although their files do not allow it',
  source: 'system properties of Cassandra (org.apache.cassandra.config.CassandraRelevantProperties)',
  * missteps(before, after) {
    const added = (after.dangerousOptions ?? []).filter((option) => !before.dangerousOptions?.includes(option));
    if (added.length > 0) {
      yield {
        what: `the nodes of datacenter "${after.name}" get ${names(added).join(', ')}`,
        fix: 'remove it; if each node may have it, accept it for one deployment',
      };
    }
  },
});

/** Without their values: settings of cassandra.yaml can be given like that, and the passwords of key stores are among them. */
function names(options: readonly string[]): string[] {
  return [...new Set(options.map((option) => option.split('=', 1)[0]))];
}
