import { defineDatacentersTransition } from './transition';

export const datacenterRemoved = defineDatacentersTransition({
  id: 'datacenter-removed',
  title: 'A datacenter is removed on purpose',
  why: 'its nodes are decommissioned and its workers go; a keyspace that still has replicas there stops the operator half-way',
  source: 'k8ssandra-operator 1.32.5 (checks at reconciliation)',
  * missteps(before, after) {
    const kept = after.datacenters.map(({ name }) => name);
    const removed = before.datacenters.filter(({ name }) => !kept.includes(name));
    if (kept.length === 0 || after.datacenters.some(({ name }) => !before.datacenters.some((old) => old.name === name))) return;
    for (const { name } of removed) {
      yield {
        subject: name,
        what: `datacenter "${name}" is removed`,
        fix: 'alter all keyspaces so that none has replicas there, move its clients, then accept this rule for one deployment',
      };
    }
  },
});
