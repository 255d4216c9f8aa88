import type { BackendAtDeployment } from './at-deployment';
import { K8SSANDRA_AT_DEPLOYMENT } from './k8ssandra/at-deployment';
import type { GuardedCluster } from '../model/guarded-cluster';

/** All backends, one per line: for code that judges templates of any backend, and for the functions of a deployment. */
export const BACKENDS: readonly BackendAtDeployment[] = [
  K8SSANDRA_AT_DEPLOYMENT,
];

/** The backend with the given id, if it exists. */
export function backendById(id: string | undefined): BackendAtDeployment | undefined {
  return BACKENDS.find((backend) => backend.id === id);
}

/** Backend id of a cluster. Templates of the first releases do not contain it. */
export function backendOf({ backend }: Pick<GuardedCluster, 'backend'>): string {
  return backend ?? K8SSANDRA_AT_DEPLOYMENT.id;
}
