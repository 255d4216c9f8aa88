import { defineTransition } from './transition';
import { shown } from '../../model/guarded-cluster';

export const namespaceKept = defineTransition({
  id: 'namespace-kept',
  title: 'Whether the stack creates the namespace is decided in the first deployment',
  why: 'CloudFormation deletes a Namespace that is removed from the template, and Kubernetes everything in it, including Cassandra and its claims; and it cannot create an existing one',
  source: 'the namespace is an object of the stack if createNamespace is true; kubectl create refuses what exists',
  * missteps(before, after) {
    const [was, now] = [before.createsNamespace, after.createsNamespace];
    if (was === undefined || now === undefined || was === now) return;
    yield {
      what: was ? `createNamespace is switched off, which deletes namespace ${shown(before.namespace)}` : `createNamespace is switched on, and namespace ${shown(after.namespace)} is there`,
      fix: 'revert the change; volumes of a namespace that was deleted stay as PersistentVolumes and in EBS, backups in their bucket (docs/rollback.md)',
      final: true,
    };
  },
});
