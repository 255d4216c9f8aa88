import { defineDatacenterTransition } from './transition';

export const extraVolumes = defineDatacenterTransition({
  id: 'extra-volumes',
  title: 'Volumes besides the data volume are there from the first day',
  why: 'Kubernetes cannot add a claim to a StatefulSet that exists: the datacenter keeps updating for ever, and no error is told',
  source: 'Kubernetes: volumeClaimTemplates of a StatefulSet cannot change; measured (event FailedUpdate on the StatefulSet only)',
  * missteps(before, after) {
    const changed = [
      ...after.extraVolumes.filter((name) => !before.extraVolumes.includes(name)),
      ...before.extraVolumes.filter((name) => !after.extraVolumes.includes(name)),
    ];
    if (changed.length > 0) {
      yield { what: `the extra volumes ${changed.map((name) => `"${name}"`).join(', ')} of datacenter "${after.name}" come or go`, fix: 'add a datacenter that has them, and move the data', final: true };
    }
  },
});
