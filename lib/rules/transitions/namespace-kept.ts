import { defineTransition } from './transition';
import { shown } from '../../model/guarded-cluster';

export const namespaceKept = defineTransition({
  id: 'namespace-kept',
  title: 'Who makes the namespace is decided on the first day',
  why: 'CloudFormation deletes a Namespace that a template no longer has, and Kubernetes all that is in it, Cassandra with its claims; and it makes none that is there',
  source: 'the namespace is an object of the stack if createNamespace is true; kubectl create refuses what exists',
  * missteps(before, after) {
    const [was, now] = [before.createsNamespace, after.createsNamespace];
    if (was === undefined || now === undefined || was === now) return;
    yield {
      what: was ? `createNamespace is switched off, which deletes namespace ${shown(before.namespace)}` : `createNamespace is switched on, and namespace ${shown(after.namespace)} is there`,
      fix: 'put it back; volumes of a namespace that was deleted stay as PersistentVolumes and in EBS, backups in their bucket (docs/rollback.md)',
      final: true,
    };
  },
});
