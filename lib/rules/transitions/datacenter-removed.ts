import { defineDatacentersTransition } from './transition';
import { GuardedCluster } from '../../model/guarded-cluster';

export const datacenterRemoved = defineDatacentersTransition({
  id: 'datacenter-removed',
  title: 'A datacenter is removed in two steps',
  why: 'its nodes hand over what they hold for as long as it takes, on instances that CloudFormation ends in the same deployment if they are no longer in the template; '
    + 'what is left then blocks the whole Cassandra cluster',
  source: 'Cassandra: a node streams what it holds before it leaves, and only where keyspaces have replicas left; measured (a decommission that did not end blocked all later changes)',
  * missteps(before, after) {
    const swaps = after.datacenters.some(({ name }) => !before.datacenters.some((old) => old.name === name));
    for (const { name } of before.datacenters) {
      if (isThere(after, name) || isLeaving(after, name) || after.datacenters.length === 0 || swaps) continue;
      yield {
        subject: name,
        what: `datacenter "${name}" is removed`,
        fix: 'alter all keyspaces so that none has replicas there, move its clients, and deploy it with decommission: true; take it out when its nodes are gone '
          + '(docs/datacenters.md). If its nodes are gone already, accept it for one deployment',
      };
    }
  },
});

function isThere({ datacenters }: GuardedCluster, name: string): boolean {
  return datacenters.some((one) => one.name === name);
}

function isLeaving({ leaving }: GuardedCluster, name: string): boolean {
  return leaving?.some((one) => one.name === name) ?? false;
}
