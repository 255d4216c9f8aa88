import { differ, shown } from '../../../model/guarded-cluster';
import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const sizeAlone = defineDatacenterTransition({
  id: 'size-alone',
  title: 'The number of nodes is changed in a separate deployment',
  why: 'new nodes join with the old settings first, then every rack restarts, one after another; if that fails halfway, a rollback removes the new nodes again',
  source: 'k8ssandra-operator 1.32.5, measured (nodes are added from the old template, then racks roll one after another)',
  * missteps(before, after) {
    if (differ(before.nodes, after.nodes) && before.rest !== after.rest) {
      yield {
        what: `datacenter "${after.name}" goes from ${shown(before.nodes)} to ${shown(after.nodes)} nodes and changes its settings too`,
        fix: 'deploy the number of nodes separately, then the rest',
      };
    }
  },
});
