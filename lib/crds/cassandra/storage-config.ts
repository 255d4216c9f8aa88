import type { k8s } from 'cdk8s-plus-27';
import type { VolumeSource } from './volume-source';

/**
 * Volumes of a node.
 */
export interface StorageConfig {
  /**
   * More volumes of the cassandra container. They belong into the first version of a datacenter: claims that come later cannot be added to
   * its nodes.
   *
   * @default - none
   */
  readonly additionalVolumes?: AdditionalVolumes[];

  /**
   * Claim of the volume under /var/lib/cassandra: data and commit log. Name class and size: without a class the default of the Kubernetes
   * cluster decides. Only the size can change later, upwards, with the annotation `cassandra.datastax.com/allow-storage-changes: "true"` on
   * the datacenter. The operator needs it, though the schema does not: without it a datacenter does not start and cannot be deleted.
   *
   * @default - none
   */
  readonly cassandraDataVolumeClaimSpec?: k8s.PersistentVolumeClaimSpec;
}

/**
 * A volume that is mounted into the cassandra container. Give either a claim or a source.
 */
export interface AdditionalVolumes {
  /**
   * Path in the cassandra container.
   */
  readonly mountPath: string;

  /**
   * Name of the volume: lower-case letters, digits and `-`.
   */
  readonly name: string;

  /**
   * Claim; each node gets a volume of its own.
   *
   * @default - none
   */
  readonly pvcSpec?: k8s.PersistentVolumeClaimSpec;

  /**
   * What is mounted, for example a ConfigMap or a Secret.
   *
   * @default - none
   */
  readonly volumeSource?: VolumeSource;
}
