import type { k8s } from 'cdk8s-plus-27';
import type { DatacenterOptions } from './datacenter-options';
import type { CassandraClusterMeta } from './meta';
import type { Stores } from './stores';
import type { ServerType } from '../cassandra/server-type';

/**
 * The ring: its datacenters, and options that each of them takes over unless it has its own.
 */
export interface CassandraClusterTemplate extends DatacenterOptions {
  /**
   * Addresses of nodes outside Kubernetes through which new nodes find an existing ring: IP addresses, or host names that the pods can
   * resolve. Only for migrations; the operator manages the seeds of its own datacenters.
   *
   * @default - none
   */
  readonly additionalSeeds?: string[];

  /**
   * Key stores of the connections between clients (with Reaper and Medusa) and nodes. They are only mounted: encryption itself is switched
   * on in `config.cassandraYaml.client_encryption_options`, and without stores nothing refuses that.
   *
   * @default - none
   */
  readonly clientEncryptionStores?: Stores;

  /**
   * The ring's name in Cassandra, at least 2 characters. It can never change.
   *
   * @default - the name of the K8ssandraCluster
   */
  readonly clusterName?: string;

  /**
   * The datacenters. The first one holds the first users and the replicas of system keyspaces; the operator works through them in this
   * order. An empty list makes the operator fail without a word.
   *
   * @default - none
   */
  readonly datacenters?: CassandraDatacenterTemplate[];

  /**
   * Labels and annotations of what the operator makes for each datacenter.
   *
   * @default - only the operator's own
   */
  readonly metadata?: CassandraClusterMeta;

  /**
   * Key stores of the connections between nodes. They are only mounted: encryption itself is switched on in
   * `config.cassandraYaml.server_encryption_options`, and without stores nothing refuses that.
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
   * Secret with `username` and `password` of the first superuser. Set it from the start: a later change is undone by the operator, and a
   * Secret that it generated itself goes away with the cluster even when the volumes stay.
   *
   * @default - generated, `<cluster>-superuser`
   */
  readonly superuserSecretRef?: k8s.LocalObjectReference;
}

/**
 * One datacenter of the ring. Options that it gives are merged over the cluster's: objects field by field, racks by name.
 */
export interface CassandraDatacenterTemplate extends DatacenterOptions {
  /**
   * The Kubernetes cluster of the datacenter: a context name of a `ClientConfig`.
   *
   * @default - the operator's own cluster
   */
  readonly k8sContext?: string;

  /**
   * Name of the datacenter, and labels and annotations of what the operator makes for it. Has to be given, though the schema lets it pass,
   * because the name is required.
   *
   * @default - none; the operator cannot work without a name
   */
  readonly metadata?: EmbeddedObjectMeta;

  /**
   * A ConfigMap of your own with fragments of configuration for single nodes: each key is `<pod name>_cassandra.yaml` and each value is
   * merged into that pod's file.
   *
   * @default - the nodes of a datacenter are configured alike
   */
  readonly perNodeConfigMapRef?: k8s.LocalObjectReference;

  /**
   * Number of nodes in the whole datacenter, at least 1 and at least the number of racks. Smaller than that is accepted and never applied.
   */
  readonly size: number;

  /**
   * Whether the nodes are shut down while their volumes stay.
   *
   * @default false
   */
  readonly stopped?: boolean;
}

/**
 * Identity of a datacenter, and what its objects are marked with.
 */
export interface EmbeddedObjectMeta extends CassandraClusterMeta {
  /**
   * Name of the `CassandraDatacenter`, and of the datacenter in Cassandra unless `datacenterName` is given: lower-case letters, digits and
   * `-`, a letter first. It must be unique in its namespace, also among other clusters.
   */
  readonly name: string;

  /**
   * Namespace of the datacenter. It must exist, the operators must watch it, and it can never change: another one abandons the running
   * datacenter.
   *
   * @default - the namespace of the K8ssandraCluster
   */
  readonly namespace?: string;
}
