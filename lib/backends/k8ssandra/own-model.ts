import type { DefaultsTable, K8ssandraDefaults } from '../../defaults/defaults-table';
import type { ClusterModel } from '../../model/cluster-model';
import type { Deferred } from '../../model/deferred';

/** The part of a cluster model that belongs to this backend. */
export interface K8ssandraModel {
  readonly images: Readonly<Record<string, Deferred<string>>>;
  /** Resources of the containers besides Cassandra. */
  readonly sizes: K8ssandraDefaults;
}

/** Derived from `K8ssandraOptions`, in which values known only at deployment are marked. */
export function ownModel({ medusaImage, reaperImage }: Readonly<Record<string, unknown>>, { k8ssandra }: DefaultsTable): K8ssandraModel {
  const images = Object.entries({ medusa: medusaImage, reaper: reaperImage }).filter(([, image]) => image !== undefined);
  return { images: Object.fromEntries(images) as K8ssandraModel['images'], sizes: k8ssandra };
}

export function ownOf({ own }: ClusterModel): K8ssandraModel {
  return own as K8ssandraModel;
}
