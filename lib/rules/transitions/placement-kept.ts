import { defineDatacenterTransition } from './transition';

export const placementKept = defineDatacenterTransition({
  id: 'placement-kept',
  title: 'The placement of a datacenter is decided in the first deployment',
  why: 'its pods may only run on the new instances while its volumes and half of its nodes are still on the old ones, which CloudFormation terminates at the same time',
  source: 'labels of racks are affinity rules of the StatefulSets; CloudFormation deletes the groups of instances that a template no longer has',
  * missteps(before, after) {
    const [was, now] = [before, after].map(({ foreignWorkers }) => foreignWorkers);
    if (was === undefined || now === undefined || was === now) return;
    yield {
      what: `the placement of datacenter "${after.name}" changes from ${called(was)} to ${called(now)}`,
      fix: 'revert the change; add a datacenter with the other placement, and migrate the data (docs/datacenters.md)',
      final: true,
    };
  },
});

function called(foreign: boolean): string {
  return foreign ? 'instances that others make' : 'dedicated instances';
}
