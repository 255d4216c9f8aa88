import type { k8s } from 'cdk8s-plus-27';
import type { DatacenterOptions } from './datacenter-options';
import type { CassandraClusterMeta } from './meta';
import type { Stores } from './stores';
import type { ServerType } from '../cassandra/server-type';

/**
 * The Cassandra cluster: its datacenters, and the options that each of them inherits unless it sets its own.
 */
export interface CassandraClusterTemplate extends DatacenterOptions {
  /**
   * Addresses of nodes outside Kubernetes through which new nodes discover an existing ring: IP addresses, or host names that the pods can
   * resolve. For migrations only; the operator manages the seeds of its own datacenters.
   *
   * @default - none
   */
  readonly additionalSeeds?: string[];

  /**
   * Key stores for connections from clients (including Reaper and Medusa) to nodes. They are only mounted: enable the encryption itself in
   * `config.cassandraYaml.client_encryption_options`. The operator does not refuse encryption without stores.
   *
   * @default - none
   */
  readonly clientEncryptionStores?: Stores;

  /**
   * Name of the Cassandra cluster, at least 2 characters. It can never change.
   *
   * @default - the name of the K8ssandraCluster
   */
  readonly clusterName?: string;

  /**
   * The datacenters. The first one receives the initial users and the replicas of system keyspaces; the operator processes them in this
   * order. With an empty list, the operator fails silently.
   *
   * @default - none
   */
  readonly datacenters?: CassandraDatacenterTemplate[];

  /**
   * Labels and annotations of the objects that the operator creates for each datacenter.
   *
   * @default - only the operator's own
   */
  readonly metadata?: CassandraClusterMeta;

  /**
   * Key stores for internode connections. They are only mounted: enable the encryption itself in
   * `config.cassandraYaml.server_encryption_options`. The operator does not refuse encryption without stores.
   *
   * @default - none
   */
  readonly serverEncryptionStores?: Stores;

  /**
   * The distribution of Cassandra.
   *
   * @default cassandra
   */
  readonly serverType?: ServerType;

  /**
   * Secret with the `username` and `password` of the first superuser. Set it from the start: the operator reverts a later change, and a
   * Secret that the operator generated is deleted with the cluster even if the volumes are kept.
   *
   * @default - generated, `<cluster>-superuser`
   */
  readonly superuserSecretRef?: k8s.LocalObjectReference;
}

/**
 * One datacenter of the ring. Its options are merged over those of the cluster: objects field by field, racks by name.
 */
export interface CassandraDatacenterTemplate extends DatacenterOptions {
  /**
   * Kubernetes cluster that runs the datacenter: a context name of a `ClientConfig`.
   *
   * @default - the operator's own cluster
   */
  readonly k8sContext?: string;

  /**
   * Name of the datacenter, and labels and annotations of the objects that the operator creates for it. The schema accepts a datacenter
   * without metadata, but the name is required.
   *
   * @default - none; the operator cannot work without a name
   */
  readonly metadata?: EmbeddedObjectMeta;

  /**
   * Your own ConfigMap with configuration fragments for individual nodes: each key is `<pod name>_cassandra.yaml`, and each value is merged
   * into that pod's file.
   *
   * @default - the nodes of a datacenter are configured alike
   */
  readonly perNodeConfigMapRef?: k8s.LocalObjectReference;

  /**
   * Number of nodes in the whole datacenter, at least 1 and at least the number of racks. A number below the number of racks is accepted
   * but never applied.
   */
  readonly size: number;

  /**
   * Whether the nodes are shut down. Their volumes are kept.
   *
   * @default false
   */
  readonly stopped?: boolean;
}

/**
 * Identity of a datacenter, and the labels and annotations of its objects.
 */
export interface EmbeddedObjectMeta extends CassandraClusterMeta {
  /**
   * Name of the `CassandraDatacenter`, and of the datacenter in Cassandra unless `datacenterName` is set: lower-case letters, digits and
   * `-`, starting with a letter. It must be unique in its namespace, even across clusters.
   */
  readonly name: string;

  /**
   * Namespace of the datacenter. It must exist, the operators must watch it, and it can never change: a new namespace abandons the running
   * datacenter.
   *
   * @default - the namespace of the K8ssandraCluster
   */
  readonly namespace?: string;
}
