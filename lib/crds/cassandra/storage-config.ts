import type { k8s } from 'cdk8s-plus-27';
import type { VolumeSource } from './volume-source';

/**
 * Volumes of a node.
 */
export interface StorageConfig {
  /**
   * Additional volumes of the cassandra container. Define them when the datacenter is created: claims cannot be added to existing nodes.
   *
   * @default - none
   */
  readonly additionalVolumes?: AdditionalVolumes[];

  /**
   * PersistentVolumeClaim for /var/lib/cassandra, which holds the data and the commit log. Set the storage class and the size: without a
   * class, the default of the Kubernetes cluster applies. Only the size can change later: it can grow, with the annotation
   * `cassandra.datastax.com/allow-storage-changes: "true"` on the datacenter. The operator requires this field although the schema does
   * not: without it, a datacenter neither starts nor can be deleted.
   *
   * @default - none
   */
  readonly cassandraDataVolumeClaimSpec?: k8s.PersistentVolumeClaimSpec;
}

/**
 * A volume mounted into the cassandra container. Set either a claim or a source.
 */
export interface AdditionalVolumes {
  /**
   * Mount path in the cassandra container.
   */
  readonly mountPath: string;

  /**
   * Name of the volume: lower-case letters, digits and `-`.
   */
  readonly name: string;

  /**
   * PersistentVolumeClaim; each node gets its own volume.
   *
   * @default - none
   */
  readonly pvcSpec?: k8s.PersistentVolumeClaimSpec;

  /**
   * Volume source, for example a ConfigMap or a Secret.
   *
   * @default - none
   */
  readonly volumeSource?: VolumeSource;
}
