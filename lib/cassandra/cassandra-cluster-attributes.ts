import { IConstruct } from 'constructs';
import { CassandraBackend } from '../backends/cassandra-backend';

/** A Cassandra cluster, deployed by this stack or not. */
export interface ICassandraCluster extends IConstruct {
  /** Name of the cluster in Kubernetes: of its custom resource, and the first part of the names of its other objects. */
  readonly name: string;

  /** Name of the cluster in Cassandra (`cluster_name` of cassandra.yaml). */
  readonly clusterName: string;

  /** Namespace of the cluster. */
  readonly namespace: string;

  /** Name of the Secret with the superuser's `username` and `password`. */
  readonly superuserSecretName: string;

  /**
   * Name of the Kubernetes Service for CQL clients of a datacenter, in the namespace of the cluster.
   *
   * @param datacenter name of the datacenter
   * @throws if there is no such datacenter
   */
  cqlServiceName(datacenter: string): string;
}

/** A Cassandra cluster that another app or stack deploys. Other names are derived from these, so none of them can be a token. */
export interface CassandraClusterAttributes {
  /** Name of the cluster in Kubernetes. */
  readonly name: string;

  /** Names of its datacenters. */
  readonly datacenters: string[];

  /**
   * Name of the cluster in Cassandra.
   *
   * @default - `name`
   */
  readonly clusterName?: string;

  /**
   * Namespace of the cluster.
   *
   * @default - `cassandra-<name>`
   */
  readonly namespace?: string;

  /**
   * Name of the Secret with the superuser's `username` and `password`.
   *
   * @default - the name that the operator gives it
   */
  readonly superuserSecretName?: string;

  /**
   * The backend that runs the cluster, from which the names of its Services follow.
   *
   * @default CassandraBackend.k8ssandra()
   */
  readonly backend?: CassandraBackend;
}
