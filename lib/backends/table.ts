import type { BackendAtDeployment } from './at-deployment';
import { K8SSANDRA_AT_DEPLOYMENT } from './k8ssandra/at-deployment';
import type { GuardedCluster } from '../model/guarded-cluster';

/** Every backend that there is, one a line: for what judges templates of all of them, and for the functions of a deployment. */
export const BACKENDS: readonly BackendAtDeployment[] = [
  K8SSANDRA_AT_DEPLOYMENT,
];

/** A backend by its id, if there is one. */
export function backendById(id: string | undefined): BackendAtDeployment | undefined {
  return BACKENDS.find((backend) => backend.id === id);
}

/** Id of the backend of a cluster. Templates of the first releases do not say it. */
export function backendOf({ backend }: Pick<GuardedCluster, 'backend'>): string {
  return backend ?? K8SSANDRA_AT_DEPLOYMENT.id;
}
