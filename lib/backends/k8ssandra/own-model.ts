import type { DefaultsTable, K8ssandraDefaults } from '../../defaults/defaults-table';
import type { ClusterModel } from '../../model/cluster-model';
import type { Deferred } from '../../model/deferred';

/** What the model of a cluster holds for this backend alone. */
export interface K8ssandraModel {
  readonly images: Readonly<Record<string, Deferred<string>>>;
  /** What the containers beside Cassandra get. */
  readonly sizes: K8ssandraDefaults;
}

/** From `K8ssandraOptions`, in which values are marked that only the deployment knows. */
export function ownModel({ medusaImage, reaperImage }: Readonly<Record<string, unknown>>, { k8ssandra }: DefaultsTable): K8ssandraModel {
  const images = Object.entries({ medusa: medusaImage, reaper: reaperImage }).filter(([, image]) => image !== undefined);
  return { images: Object.fromEntries(images) as K8ssandraModel['images'], sizes: k8ssandra };
}

export function ownOf({ own }: ClusterModel): K8ssandraModel {
  return own as K8ssandraModel;
}
