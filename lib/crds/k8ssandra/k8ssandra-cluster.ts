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
   * Name, namespace, labels and annotations of the object. Its name, cleaned for Kubernetes, prefixes the names of all objects that the
   * operator creates, and it is the name of the Cassandra cluster unless `cassandra.clusterName` is set.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The desired state of the cluster.
   */
  readonly spec: K8ssandraClusterSpec;
}

/**
 * A Cassandra cluster with its datacenters, backups (Medusa) and repairs (Reaper), as managed by k8ssandra-operator 1.32. This is the
 * resource to write; the operator creates the `CassandraDatacenter`s from it.
 *
 * Embedded Kubernetes types (`k8s.Container`, `k8s.Quantity`) are those of cdk8s-plus-27.
 *
 * Fields that these types lack can be added with `addJsonPatch(JsonPatch.add('/spec/newField', value))` in every language, or in TypeScript
 * with a cast literal, at any depth.
 *
 * Stargate (`spec.stargate`, `spec.cassandra.datacenters[].stargate`) is deliberately left out: upstream deprecated it, and it does not
 * support Cassandra versions after 4.0.
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
 * Specification of a Cassandra cluster.
 */
export interface K8ssandraClusterSpec {
  /**
   * Whether clients, Medusa and Reaper must authenticate. Changing it later restarts every node, and locks everyone out or lets everyone
   * in.
   *
   * @default true
   */
  readonly auth?: boolean;

  /**
   * The Cassandra cluster: datacenters, racks, storage, configuration.
   *
   * @default - no Cassandra
   */
  readonly cassandra?: CassandraClusterTemplate;

  /**
   * Names of datacenters outside Kubernetes that are already part of this ring (a migration). They keep their replicas when the operator
   * changes the replication of system keyspaces, and the operator creates no users, because they exist there already.
   *
   * @default - none
   */
  readonly externalDatacenters?: string[];

  /**
   * Backups. Medusa runs in every Cassandra pod as soon as this field is present, even if it is empty.
   *
   * @default - no Medusa
   */
  readonly medusa?: MedusaClusterTemplate;

  /**
   * Repairs. Reaper runs as soon as this field is present, but repairs nothing until `autoScheduling.enabled` is true.
   *
   * @default - no Reaper
   */
  readonly reaper?: ReaperClusterTemplate;

  /**
   * What provides passwords and certificates: the operator, or an external system (for example Vault) that injects them into the pods.
   *
   * @default internal
   */
  readonly secretsProvider?: SecretsProvider;
}
