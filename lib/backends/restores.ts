import type { ClusterName, LiveReader } from './live';
import type { NewObject } from './new-object';
import type { ObservedRestores } from '../restore/observed';

/** How one backend restores backups: for the command line only. */
export interface Restores {
  /** Name of the data volume in a pod. */
  readonly dataVolume: string;
  /** Container of a pod in whose log a restore is recorded. */
  readonly container: string;
  /** Container of a pod that makes and lists backups. */
  readonly backupContainer: string;
  look(reader: LiveReader, cluster: ClusterName): Promise<ObservedRestores>;
  /** Starts a restore of one datacenter. */
  restore(cluster: ClusterName, run: { readonly name: string; readonly backup: string; readonly datacenter: string }): NewObject;
  /** Makes the backups in the bucket known that have no object, as in a new cluster. */
  sync(cluster: ClusterName, task: { readonly name: string; readonly datacenter: string }): NewObject;
}
