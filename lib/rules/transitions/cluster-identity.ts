import { defineTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const clusterIdentity = defineTransition({
  id: 'cluster-identity',
  title: 'A cluster keeps its names and its namespace',
  why: 'a new, empty cluster would start in addition to the running one, which would no longer be managed',
  source: 'Kubernetes cannot rename or move an object; Cassandra compares cluster_name with what each node has saved',
  * missteps(before, after) {
    const names = [
      ['name', before.name, after.name], ['clusterName', before.clusterName, after.clusterName], ['namespace', before.namespace, after.namespace],
    ] as const;
    for (const [field, old, now] of names) {
      if (differ(old, now)) {
        yield { what: `${field} changes from ${shown(old)} to ${shown(now)}`, fix: `restore ${field}; for another name create a second cluster and migrate the data`, final: true };
      }
    }
  },
});
