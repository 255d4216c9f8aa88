import { defineDatacenterTransition } from './transition';
import { shown } from '../../model/guarded-cluster';

export const instanceRoom = defineDatacenterTransition({
  id: 'instance-room',
  title: 'Pods only grow if they fit onto the running instances',
  why: 'the pods restart with the new size at once, and the instances are replaced later: the first pod that restarts fits no instance and is never scheduled',
  source: 'a changed launch template replaces no instance that runs; the scheduler places by requests',
  * missteps(before, after) {
    const { room, requests: asked } = before;
    const wanted = after.requests;
    if (before.foreignWorkers !== false || !room || !asked || !wanted || before.instanceType === after.instanceType) return;
    const short = (['memoryMib', 'cpuMillis'] as const).filter((what) => wanted[what] > Math.max(room[what], asked[what]));
    if (short.length === 0) return;
    const amounts = short.map((what) => (what === 'memoryMib' ? `${wanted[what]} MiB` : `${wanted[what]}m CPU`)).join(' and ');
    yield {
      what: `the pods of datacenter "${after.name}" request ${amounts} for ${shown(after.instanceType)}, and run on ${shown(before.instanceType)}`,
      fix: 'deploy the new instanceType with memory, heap and cpuMillis as the plan shows them now, replace the instances, and then remove these props again',
    };
  },
});
