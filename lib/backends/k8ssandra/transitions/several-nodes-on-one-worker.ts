import { differ, shown } from '../../../model/guarded-cluster';
import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const severalNodesOnOneWorker = defineDatacenterTransition({
  id: 'several-nodes-on-one-worker',
  title: 'Whether nodes can share a worker is decided in the first deployment',
  why: 'the operator refuses the change, and only reports that in the status of the custom resource',
  source: 'webhook of cass-operator 1.30.3, measured (softPodAntiAffinity)',
  * missteps(before, after) {
    const [old, now] = [before.severalNodesOnOneWorker, after.severalNodesOnOneWorker];
    if (differ(old, now)) {
      yield { what: `softPodAntiAffinity of datacenter "${after.name}" changes from ${shown(old)} to ${shown(now)}`, fix: 'revert the change', final: true };
    }
  },
});
