import { isUnknown } from '../../../model/guarded-cluster';
import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const racksAddedWithNodes = defineDatacenterTransition({
  id: 'racks-added-with-nodes',
  title: 'New racks have at least as many nodes as the smallest rack',
  why: 'nodes cannot move to another rack: the operator refuses it, and only reports that in the status of the custom resource',
  source: 'webhook of cass-operator 1.30.3, measured',
  * missteps(before, after) {
    const added = after.racks.length - before.racks.length;
    if (added <= 0 || before.racks.length === 0 || isUnknown(before.nodes) || isUnknown(after.nodes)) return;
    const needed = before.nodes + added * Math.floor(before.nodes / before.racks.length);
    if (after.nodes < needed) {
      yield {
        what: `datacenter "${after.name}" gets ${added} more rack${added > 1 ? 's' : ''} and goes from ${before.nodes} to ${after.nodes} nodes`,
        fix: `raise nodes to ${needed} or more in the same deployment`,
        final: true,
      };
    }
  },
});
