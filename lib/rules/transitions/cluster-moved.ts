import { clusterSubject, defineStackTransition } from './transition';
import { GuardedCluster, GuardedStack, isUnknown, shown } from '../../model/guarded-cluster';
import { own } from '../../private/own';

export const clusterMoved = defineStackTransition({
  id: 'cluster-moved',
  title: 'A cluster stays under its construct',
  why: 'its resources get other logical ids: CloudFormation creates all of them again and then deletes the old ones, which have the same names',
  source: 'CloudFormation creates before it deletes; logical ids come from the path of a construct',
  * missteps(before, after) {
    for (const [from, old] of removedClusters(before, after)) {
      const to = movedTo(old, before, after);
      if (to !== undefined) {
        yield {
          at: to,
          subject: clusterSubject(old, from),
          what: `Cassandra cluster ${shown(old.name)} moves from construct ${from} to ${to}`,
          fix: 'put the construct back under its old id, or keep the logical ids (cdk refactor)',
          final: true,
        };
      }
    }
  },
});

/** Clusters whose constructs are gone. */
export function removedClusters(before: GuardedStack, after: GuardedStack): Array<[string, GuardedCluster]> {
  return Object.entries(before.clusters).filter(([path]) => !own(after.clusters, path));
}

/** Clusters whose constructs are new. */
export function addedClusters(before: GuardedStack, after: GuardedStack): Array<[string, GuardedCluster]> {
  return removedClusters(after, before);
}

/** Where a cluster that is gone stands now. */
export function movedTo(old: GuardedCluster, before: GuardedStack, after: GuardedStack): string | undefined {
  return addedClusters(before, after)
    .find(([, now]) => !isUnknown(old.name) && old.name === now.name && shown(old.namespace) === shown(now.namespace))?.[0];
}
