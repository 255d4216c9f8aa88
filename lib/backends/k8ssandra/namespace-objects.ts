import type { ClusterModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';
import { podSecurity } from '../../private/pod-security';
import { KubernetesObject, ownLabels } from '../kubernetes-object';

/**
 * Pod Security level with which the pods of Cassandra, Medusa and Reaper comply, including the sysctls that we set (allowed at this level since
 * Kubernetes 1.29).
 */
const LEVEL = 'baseline';

export function namespace(model: ClusterModel): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: rendered(model.namespace), labels: { ...ownLabels(model.name), ...podSecurity(LEVEL) } } };
}

/** Cassandra's own identity, which receives the permissions on its backups, and Reaper's, which receives none. The operator creates neither. */
export function serviceAccounts(model: ClusterModel): KubernetesObject[] {
  return [model.serviceAccount, ...(model.repair ? [model.repair.serviceAccount] : [])].map((name) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: rendered(model.namespace), labels: ownLabels(model.name) },
    automountServiceAccountToken: false,
  }));
}
