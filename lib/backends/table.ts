import type { Backend } from './backend';
import { K8SSANDRA } from './k8ssandra/backend';
import type { GuardedCluster } from '../model/guarded-cluster';

/** Every backend that there is, one a line: for what judges templates of all of them, and for the functions of a deployment. */
export const BACKENDS: readonly Backend[] = [
  K8SSANDRA,
];

/** A backend by its id, if there is one. */
export function backendById(id: string | undefined): Backend | undefined {
  return BACKENDS.find((backend) => backend.id === id);
}

/** Id of the backend of a cluster. Templates of the first releases do not say it. */
export function backendOf({ backend }: Pick<GuardedCluster, 'backend'>): string {
  return backend ?? K8SSANDRA.id;
}
