import { defineDatacenterTransition } from './transition';
import { differ } from '../../model/guarded-cluster';

export const volumeSize = defineDatacenterTransition({
  id: 'volume-size',
  title: 'Volumes never shrink',
  why: 'volumes cannot shrink: the operator stops managing the datacenter without an error',
  source: 'Kubernetes and EBS: volumes can grow only; measured',
  * missteps(before, after) {
    const [old, now] = [before.volumeBytes, after.volumeBytes];
    if (differ(old, now) && typeof old === 'number' && typeof now === 'number' && now < old) {
      yield {
        what: `the volumes of datacenter "${after.name}" shrink from ${gib(old)} to ${gib(now)}`,
        fix: `set ${gib(old)} again; for smaller volumes add a datacenter and migrate the data`,
        final: true,
      };
    }
  },
});

function gib(bytes: number): string {
  return `${+(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
