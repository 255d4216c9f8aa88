import { addedClusters, movedTo, removedClusters } from './cluster-moved';
import { clusterSubject, defineStackTransition } from './transition';
import { shown } from '../../model/guarded-cluster';

export const clusterRemoved = defineStackTransition({
  id: 'cluster-removed',
  title: 'A Cassandra cluster is only removed on purpose',
  why: 'it is shut down and deleted with its workers; its EBS volumes, its backups and its superuser\'s secret are retained, but no cluster starts from them automatically',
  source: 'CloudFormation deletes what a template no longer has; names of a cluster come from the id of its construct unless they are given',
  * missteps(before, after) {
    for (const [at, old] of removedClusters(before, after)) {
      if (movedTo(old, before, after) !== undefined) continue;
      const [heir] = addedClusters(before, after);
      const renamed = heir && `if ${heir[0]} is meant to be it, put its old construct back: another id is another, empty cluster`;
      yield {
        at,
        subject: clusterSubject(old, at),
        what: `Cassandra cluster ${shown(old.name)} in namespace ${shown(old.namespace)} is removed`,
        fix: [
          ...(renamed ? [renamed] : []),
          'if it may go, make a last backup, and accept it for one deployment at the platform, at the operator or at another Cassandra cluster of this stack; '
            + 'the way back is a new cluster and a restore of a backup, or of the volumes that stay (docs/rollback.md)',
        ].join('; '),
      };
    }
  },
});
