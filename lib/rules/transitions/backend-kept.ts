import { defineTransition } from './transition';
import { shown } from '../../model/guarded-cluster';

export const backendKept = defineTransition({
  id: 'backend-kept',
  title: 'A cluster keeps its operator',
  why: 'another one creates a new, empty cluster from its own custom resources, and those of the old one are deleted with everything that belongs to them',
  source: 'Kubernetes: nothing hands objects of one operator over to another',
  * missteps(before, after) {
    if (before.backend !== undefined && after.backend !== undefined && before.backend !== after.backend) {
      yield {
        what: `what runs the cluster changes from ${shown(before.backend)} to ${shown(after.backend)}`,
        fix: 'revert the change; create a second cluster with the other operator and migrate the data',
        final: true,
      };
    }
  },
});
