import { defineDatacenterTransition } from './transition';

export const extraVolumes = defineDatacenterTransition({
  id: 'extra-volumes',
  title: 'Volumes in addition to the data volume exist from the first deployment',
  why: 'Kubernetes cannot add a claim to a StatefulSet that exists: the update of the datacenter never completes, and no error is reported',
  source: 'Kubernetes: volumeClaimTemplates of a StatefulSet cannot change; measured (event FailedUpdate on the StatefulSet only)',
  * missteps(before, after) {
    const changed = [
      ...after.extraVolumes.filter((name) => !before.extraVolumes.includes(name)),
      ...before.extraVolumes.filter((name) => !after.extraVolumes.includes(name)),
    ];
    if (changed.length > 0) {
      yield { what: `the extra volumes ${changed.map((name) => `"${name}"`).join(', ')} of datacenter "${after.name}" come or go`, fix: 'add a datacenter that has them, and migrate the data', final: true };
    }
  },
});
