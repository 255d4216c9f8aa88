import { defineDatacenterTransition } from './transition';
import { differ, isUnknown, shown } from '../../model/guarded-cluster';

/** In the stock cassandra.yaml of every release. */
const DEFAULT = 'Murmur3Partitioner';

export const partitioner = defineDatacenterTransition({
  id: 'partitioner',
  title: 'The partitioner never changes',
  why: 'files and tokens depend on it: the first node with another partitioner does not start again',
  source: 'Cassandra\'s conf/cassandra.yaml (partitioner); org.apache.cassandra.db.SystemKeyspace, which compares it with what the node has saved',
  * missteps(before, after) {
    const [old, now] = [before.partitioner, after.partitioner].map((name) => (isUnknown(name) ? name : (name ?? DEFAULT).split('.').pop()));
    if (differ(old, now)) {
      yield {
        what: `the partitioner of datacenter "${after.name}" changes from ${shown(old)} to ${shown(now)}`, fix: 'revert the change; for another one create a second cluster and migrate the data', final: true,
      };
    }
  },
});
