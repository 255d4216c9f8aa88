import { defineTransition } from './transition';

export const datacenterRenamed = defineTransition({
  id: 'datacenter-renamed',
  title: 'No deployment removes a datacenter and adds another, or removes the last one',
  why: 'the old one would be removed before the new one has its data; and a cluster without datacenters can no longer be managed or deleted',
  source: 'Cassandra: data comes to a datacenter by a rebuild from another one; measured for an empty list',
  * missteps(before, after) {
    const names = (cluster: typeof before) => cluster.datacenters.map(({ name }) => name);
    const removed = names(before).filter((name) => !names(after).includes(name));
    const added = names(after).filter((name) => !names(before).includes(name));
    if (removed.length > 0 && after.datacenters.length === 0) {
      yield { what: 'all datacenters are removed', fix: 'remove the whole cluster instead', final: true };
    } else if (removed.length > 0 && added.length > 0) {
      yield {
        what: `datacenter ${quoted(removed)} goes and ${quoted(added)} comes in one deployment`,
        fix: 'a datacenter cannot be renamed: add the new one, rebuild it from the old one, and remove the old one in a later deployment',
        final: true,
      };
    }
  },
});

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
