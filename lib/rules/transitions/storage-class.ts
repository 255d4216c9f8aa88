import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const storageClass = defineDatacenterTransition({
  id: 'storage-class',
  title: 'Volumes keep their StorageClass',
  why: 'claims cannot change it, and the operator only reports that in the status of the custom resource',
  source: 'Kubernetes: the StorageClass of a claim cannot change; measured',
  * missteps(before, after) {
    if (differ(before.storageClass, after.storageClass)) {
      yield {
        what: `the StorageClass of datacenter "${after.name}" changes from ${shown(before.storageClass)} to ${shown(after.storageClass)}`,
        fix: 'revert the change; speed of volumes that exist is changed with a VolumeAttributesClass or in EC2, another class needs another datacenter',
        final: true,
      };
    }
  },
});
