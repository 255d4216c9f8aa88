import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const sizeAlone = defineDatacenterTransition({
  id: 'size-alone',
  title: 'The number of nodes changes in a deployment of its own',
  why: 'nodes would join or leave while others restart with new settings: a ring in which two things happen at once is hard to repair, and cannot go back',
  source: 'practice; the operator accepts both and does them side by side (measured: ScalingUp and ScalingDown true at once)',
  * missteps(before, after) {
    if (differ(before.nodes, after.nodes) && before.rest !== after.rest) {
      yield {
        what: `datacenter "${after.name}" goes from ${shown(before.nodes)} to ${shown(after.nodes)} nodes and changes its settings too`,
        fix: 'deploy the number of nodes alone, then the rest',
      };
    }
  },
});
