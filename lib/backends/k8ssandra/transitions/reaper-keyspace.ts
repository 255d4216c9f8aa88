import { differ, shown } from '../../../model/guarded-cluster';
import { defineTransition } from '../../../rules/transitions/transition';

export const reaperKeyspace = defineTransition({
  id: 'reaper-keyspace',
  title: 'Reaper keeps its keyspace',
  why: 'it contains Reaper\'s history and schedules; the operator refuses the change',
  source: 'webhook of k8ssandra-operator 1.32.5, measured',
  * missteps(before, after) {
    const [old, now] = [before.extra?.reaperKeyspace, after.extra?.reaperKeyspace];
    if (old !== undefined && now !== undefined && differ(old, now)) {
      yield { what: `the keyspace of Reaper changes from ${shown(old)} to ${shown(now)}`, fix: 'revert the change', final: true };
    }
  },
});
