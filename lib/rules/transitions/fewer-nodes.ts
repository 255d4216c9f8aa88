import { defineDatacenterTransition } from './transition';
import { isUnknown } from '../../model/guarded-cluster';

export const fewerNodes = defineDatacenterTransition({
  id: 'fewer-nodes',
  title: 'Nodes are decommissioned before their workers are removed',
  why: 'CloudFormation would remove the workers first, and with them nodes that may hold the only replica of a write',
  source: 'order of one stack: workers come before the custom resource, in updates too',
  * missteps(before, after) {
    // Instances that others make are theirs to keep until the nodes are gone.
    if (after.foreignWorkers) return;
    if (!isUnknown(before.nodes) && !isUnknown(after.workers) && after.workers < before.nodes) {
      yield {
        what: `datacenter "${after.name}" has ${before.nodes} nodes but keeps only ${after.workers} workers`,
        fix: `deploy twice: first the lower number of nodes with workerNodes: ${before.nodes}, then, when the nodes are decommissioned, without workerNodes`,
        final: true,
      };
      return;
    }
    // A rack that goes is refused by what says that racks stay.
    for (const { rack, instances } of after.rackInstances ?? []) {
      const needed = before.rackInstances?.find((was) => was.rack === rack)?.needed ?? 0;
      if (instances < needed) {
        yield {
          what: `rack "${rack}" of datacenter "${after.name}" has nodes on ${needed} instances but keeps only ${instances}`,
          fix: 'leave nodesPerWorker as it is; for another one add a datacenter and migrate the data (docs/datacenters.md)',
          final: true,
        };
      }
    }
  },
});
