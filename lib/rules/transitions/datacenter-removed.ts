import { defineDatacentersTransition } from './transition';
import { GuardedCluster, isUnknown } from '../../model/guarded-cluster';

export const datacenterRemoved = defineDatacentersTransition({
  id: 'datacenter-removed',
  title: 'A datacenter leaves in two steps',
  why: 'its nodes hand over what they hold for as long as it takes, on instances that CloudFormation ends in the same deployment if they are no longer in the template; '
    + 'what is left then blocks the whole Cassandra cluster',
  source: 'k8ssandra-operator 1.32.5, measured (a datacenter whose decommission did not end: stuck in deletion, later changes of others never applied)',
  * missteps(before, after) {
    const swaps = after.datacenters.some(({ name }) => !before.datacenters.some((old) => old.name === name));
    for (const { name, nodes } of before.datacenters) {
      const leaving = after.leaving?.find((one) => one.name === name);
      if (isThere(after, name) || after.datacenters.length === 0 || swaps) continue;
      if (!leaving) {
        yield {
          subject: name,
          what: `datacenter "${name}" is removed`,
          fix: 'alter all keyspaces so that none has replicas there, move its clients, and deploy it with decommission: true; take it out when its nodes are gone '
            + '(docs/datacenters.md). If its nodes are gone already, accept it for one deployment',
        };
      } else if (!isUnknown(nodes) && !isUnknown(leaving.workers) && leaving.workers < nodes) {
        yield { subject: name, what: `datacenter "${name}" leaves with ${nodes} nodes and keeps only ${leaving.workers} instances`, fix: 'leave its nodes as they are', final: true };
      }
    }
    for (const { name, workers } of before.leaving ?? []) {
      const now = after.leaving?.find((one) => one.name === name);
      if (isThere(after, name)) {
        yield { subject: name, what: `datacenter "${name}" leaves and comes back`, fix: 'let it leave, take it out, and add it anew when its nodes are gone', final: true };
      } else if (now && !isUnknown(workers) && !isUnknown(now.workers) && now.workers < workers) {
        yield { subject: name, what: `datacenter "${name}" leaves and loses instances, ${now.workers} of ${workers} stay`, fix: 'leave its nodes as they are', final: true };
      }
    }
  },
});

function isThere({ datacenters }: GuardedCluster, name: string): boolean {
  return datacenters.some((one) => one.name === name);
}
