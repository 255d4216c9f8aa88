import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const volumesKept = defineDatacenterTransition({
  id: 'volumes-kept',
  title: 'Volumes are retained when their datacenter is deleted',
  why: 'the operator deletes the claims of a deleted datacenter, and also its volumes if the StorageClass does not retain them',
  source: 'cass-operator 1.30.3: annotation cassandra.datastax.com/delete-pvc, which deletes unless it is "false"',
  * missteps(before, after) {
    if (before.deletesVolumes === false && after.deletesVolumes === true) {
      yield {
        what: `the volumes of datacenter "${after.name}" are no longer retained when it is deleted (cassandra.datastax.com/delete-pvc)`,
        fix: 'leave the annotation at "false"; if the data may go with the datacenter, accept it for one deployment',
      };
    }
  },
});
