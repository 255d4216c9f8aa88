import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { CassandraClusterTemplate } from './cassandra-cluster-template';
import type { SecretsProvider } from './secrets-provider';
import type { MedusaClusterTemplate } from '../medusa/medusa-cluster-template';
import type { ReaperClusterTemplate } from '../reaper/reaper-cluster-template';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link K8ssandraCluster}.
 */
export interface K8ssandraClusterProps {
  /**
   * Name, namespace, labels and annotations of the object. Its name, cleaned for Kubernetes, starts the names of all that the operator
   * makes, and it is the cluster's name unless `cassandra.clusterName` says otherwise.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The cluster that shall run.
   */
  readonly spec: K8ssandraClusterSpec;
}

/**
 * A Cassandra cluster with its datacenters, backups (Medusa) and repairs (Reaper), as k8ssandra-operator 1.32 runs it. This is the resource
 * to write; the operator makes the `CassandraDatacenter`s from it.
 *
 * Kubernetes types in it (`k8s.Container`, `k8s.Quantity`) are those of cdk8s-plus-27.
 *
 * What is not modelled reaches the API server all the same: `addJsonPatch(JsonPatch.add('/spec/newField', value))` in every language, or in
 * TypeScript a literal that is cast, at any depth.
 *
 * Stargate (`spec.stargate`, `spec.cassandra.datacenters[].stargate`) is left out on purpose: upstream deprecated it, and it knows no
 * Cassandra after 4.0.
 *
 * @example
 *
 * import { Chart } from 'cdk8s';
 * import { k8s } from 'cdk8s-plus-27';
 *
 * declare const chart: Chart;
 *
 * new crds.K8ssandraCluster(chart, 'Orders', {
 *   metadata: { name: 'orders' },
 *   spec: {
 *     cassandra: {
 *       serverVersion: '5.0.6',
 *       storageConfig: {
 *         cassandraDataVolumeClaimSpec: {
 *           storageClassName: 'gp3',
 *           accessModes: ['ReadWriteOnce'],
 *           resources: { requests: { storage: k8s.Quantity.fromString('500Gi') } },
 *         },
 *       },
 *       datacenters: [{ metadata: { name: 'dc1' }, size: 3 }],
 *     },
 *   },
 * });
 */
export class K8ssandraCluster extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'k8ssandra.io/v1alpha1', kind: 'K8ssandraCluster' };

  constructor(scope: Construct, id: string, props: K8ssandraClusterProps) {
    super(scope, id, K8ssandraCluster.GVK, props, 'K8ssandraClusterSpec');
  }
}

/**
 * What a Cassandra cluster consists of.
 */
export interface K8ssandraClusterSpec {
  /**
   * Whether clients, Medusa and Reaper must log in. Changing it later restarts every node and locks out or lets in everybody.
   *
   * @default true
   */
  readonly auth?: boolean;

  /**
   * The ring: datacenters, racks, storage, configuration.
   *
   * @default - no Cassandra
   */
  readonly cassandra?: CassandraClusterTemplate;

  /**
   * Names of datacenters outside Kubernetes that are part of this ring already (a migration). They keep their replicas when the operator
   * changes the replication of system keyspaces, and no users are created, because they have them.
   *
   * @default - none
   */
  readonly externalDatacenters?: string[];

  /**
   * Backups. Medusa runs in every Cassandra pod as soon as this is here, with whatever content.
   *
   * @default - no Medusa
   */
  readonly medusa?: MedusaClusterTemplate;

  /**
   * Repairs. Reaper runs as soon as this is here, but repairs nothing before `autoScheduling.enabled`.
   *
   * @default - no Reaper
   */
  readonly reaper?: ReaperClusterTemplate;

  /**
   * Who makes the passwords and certificates: the operator, or a system outside (Vault, for example) that injects them into the pods.
   *
   * @default internal
   */
  readonly secretsProvider?: SecretsProvider;
}
