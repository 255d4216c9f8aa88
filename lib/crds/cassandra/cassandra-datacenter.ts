import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { CdcConfiguration } from './cdc-configuration';
import type { DseWorkloads } from './dse-workloads';
import type { ManagementApiAuthConfig } from './management-api-auth';
import type { NetworkingConfig } from './networking';
import type { Rack } from './rack';
import type { ServerType } from './server-type';
import type { ServiceConfig } from './service-config';
import type { StorageConfig } from './storage-config';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link CassandraDatacenter}.
 */
export interface CassandraDatacenterProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The desired state of the datacenter.
   */
  readonly spec: CassandraDatacenterSpec;
}

/**
 * A Cassandra datacenter, as managed by cass-operator 1.30 to 1.32. k8ssandra-operator creates these from a `K8ssandraCluster`; write one
 * yourself only where cass-operator runs alone. Changes to a datacenter that k8ssandra-operator created do not last, and deleting one loses
 * its data.
 */
export class CassandraDatacenter extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'cassandra.datastax.com/v1beta1', kind: 'CassandraDatacenter' };

  constructor(scope: Construct, id: string, props: CassandraDatacenterProps) {
    super(scope, id, CassandraDatacenter.GVK, props, 'CassandraDatacenterSpec');
  }
}

/**
 * Specification of a datacenter.
 */
export interface CassandraDatacenterSpec {
  /**
   * Annotations added to every object that the operator creates.
   *
   * @default - only the operator's own
   */
  readonly additionalAnnotations?: { [key: string]: string };

  /**
   * Labels added to every object that the operator creates.
   *
   * @default - only the operator's own
   */
  readonly additionalLabels?: { [key: string]: string };

  /**
   * Additional seeds: addresses of nodes outside this datacenter through which new nodes discover an existing ring. IP addresses, or host
   * names that the pods can resolve.
   *
   * @default - none
   */
  readonly additionalSeeds?: string[];

  /**
   * Labels and annotations added to the Services of the datacenter.
   *
   * @default - only the operator's own
   */
  readonly additionalServiceConfig?: ServiceConfig;

  /**
   * Whether several Cassandra nodes may run on one worker node. Requires CPU and memory requests and limits, removes every rule that
   * spreads nodes, and can never change. For tests only.
   *
   * @default - false
   */
  readonly allowMultipleNodesPerWorker?: boolean;

  /**
   * Whether changes of the configuration and the image are rolled out to the first rack only.
   *
   * @default - false
   */
  readonly canaryUpgrade?: boolean;

  /**
   * Number of nodes of the first rack that a canary upgrade updates. 0, or more than the rack has, updates all of them.
   *
   * @default - 0
   */
  readonly canaryUpgradeCount?: number;

  /**
   * Change data capture: publishes changes of the data to Apache Pulsar.
   *
   * @default - off
   * @deprecated upstream deprecated it in cass-operator 1.29 and will remove it
   */
  readonly cdc?: CdcConfiguration;

  /**
   * Name of the Cassandra cluster, at least 2 characters. Datacenters in the same namespace with the same cluster name form one ring. It
   * can never change.
   */
  readonly clusterName: string;

  /**
   * Settings of the configuration files, by file: `cassandra-yaml`, `jvm-server-options`, `jvm17-server-options`, `cassandra-env-sh`...
   * Keys below `cassandra-yaml` are those of cassandra.yaml; keys of the JVM files are those of the config builder.
   *
   * @default - the image's
   */
  readonly config?: { [key: string]: any };

  /**
   * Full image reference of the init container that writes the configuration files.
   *
   * @default - the operator's
   */
  readonly configBuilderImage?: string;

  /**
   * CPU and memory of the init container that writes the configuration files.
   *
   * @default - requests 1 CPU and 256Mi, limits 1 CPU and 384Mi
   */
  readonly configBuilderResources?: k8s.ResourceRequirements;

  /**
   * Secret whose `config` entry holds the settings as JSON. It takes precedence over `config`.
   *
   * @default - none
   */
  readonly configSecret?: string;

  /**
   * Name of the datacenter in Cassandra, if it must differ from the name of the object. It can never change.
   *
   * @default - the name of the object
   */
  readonly datacenterName?: string;

  /**
   * Whether to omit the sidecar container that prints system.log.
   *
   * @default - false
   */
  readonly disableSystemLoggerSidecar?: boolean;

  /**
   * Whether the image runs as the user `cassandra`.
   *
   * @default - true
   * @deprecated it has no effect: use the security context of `podTemplateSpec`
   */
  readonly dockerImageRunsAsCassandra?: boolean;

  /**
   * Workloads of DataStax Enterprise.
   *
   * @default - none
   */
  readonly dseWorkloads?: DseWorkloads;

  /**
   * Names of racks that receive the current settings even though their nodes are down. Use it to recover from a change that cannot be
   * rolled out.
   *
   * @default - none
   */
  readonly forceUpgradeRacks?: string[];

  /**
   * How the management API (port 8080 of each node) authenticates its callers.
   *
   * @default - it trusts everybody who reaches the port
   */
  readonly managementApiAuth?: ManagementApiAuthConfig;

  /**
   * How many pods of a rack may be unavailable during a rollout: a number, or a percentage of the rack. Requires Kubernetes 1.35 or newer.
   * Since cass-operator 1.30, which accepts even a value that it cannot parse.
   *
   * @default - 1
   */
  readonly maxUnavailable?: k8s.IntOrString;

  /**
   * Seconds for which a pod must be ready before the rollout continues with the next one. With 0, several pods can restart at the same
   * time.
   *
   * @default - 5
   */
  readonly minReadySeconds?: number;

  /**
   * Host network and node ports.
   *
   * @default - the pods' own network
   */
  readonly networking?: NetworkingConfig;

  /**
   * Labels that a worker node must have, all of them, to run Cassandra nodes. A rack's value for the same label takes precedence.
   *
   * @default - any worker
   */
  readonly nodeAffinityLabels?: { [key: string]: string };

  /**
   * Labels that a worker node must have, all of them, to run the pods.
   *
   * @default - any worker
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Template from which the operator builds the pods: containers, volumes, affinity, security context. Tolerations in it are overwritten.
   *
   * @default - only the operator's own
   */
  readonly podTemplateSpec?: k8s.PodTemplateSpec;

  /**
   * The racks, usually one per zone. Once the datacenter runs, racks can only be appended, each with as many new nodes as the existing
   * racks have. A datacenter that starts without racks can never get any.
   *
   * @default - one rack named default, not pinned
   */
  readonly racks?: Rack[];

  /**
   * Whether the root file system of the cassandra container is read-only.
   *
   * @default - true for Cassandra 4.1 and newer, HCD and DSE 6.8 and newer, unless serverImage is given
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Names of pods whose Cassandra nodes are replaced.
   *
   * @default - none
   * @deprecated create a `CassandraTask` with the command `replacenode`
   */
  readonly replaceNodes?: string[];

  /**
   * CPU and memory of the cassandra container.
   *
   * @default - none, so nodes compete for what the worker has
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Requests a rolling restart; the operator resets it.
   *
   * @default - false
   * @deprecated create a `CassandraTask` with the command `restart`
   */
  readonly rollingRestartRequested?: boolean;

  /**
   * Full reference of the Cassandra image, which must contain the management API.
   *
   * @default - docker.io/k8ssandra/cass-management-api:<serverVersion>-ubi
   */
  readonly serverImage?: string;

  /**
   * The distribution of Cassandra.
   */
  readonly serverType: ServerType;

  /**
   * Version of Cassandra, as three numbers (`5.0.6`). A downgrade is not refused and corrupts the data.
   */
  readonly serverVersion: string;

  /**
   * ServiceAccount of the pods.
   *
   * @default - the namespace's, "default"
   * @deprecated use `serviceAccountName`, which wins
   */
  readonly serviceAccount?: string;

  /**
   * ServiceAccount of the pods. It must already exist; changing it to one that does not exist takes nodes down.
   *
   * @default - the namespace's, "default"
   */
  readonly serviceAccountName?: string;

  /**
   * Number of nodes in the whole datacenter, at least 1 and at least the number of racks. A number below the number of racks is accepted
   * but never applied.
   */
  readonly size: number;

  /**
   * Whether the nodes are shut down. Their volumes are kept.
   *
   * @default - false
   */
  readonly stopped?: boolean;

  /**
   * Volumes of the nodes.
   */
  readonly storageConfig: StorageConfig;

  /**
   * Secret with the `username` and `password` of the first superuser. It must already exist, and the reference can never change.
   *
   * @default - generated, `<cluster>-superuser`
   */
  readonly superuserSecretName?: string;

  /**
   * Full image reference of the sidecar container that prints system.log.
   *
   * @default - the operator's
   */
  readonly systemLoggerImage?: string;

  /**
   * CPU and memory of the sidecar container that prints system.log.
   *
   * @default - requests 100m CPU and 64Mi, limit 128Mi
   */
  readonly systemLoggerResources?: k8s.ResourceRequirements;

  /**
   * Tolerations of the pods, for the taints of dedicated worker nodes.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Cassandra roles that the operator creates and keeps in sync with their Secrets.
   *
   * @default - none
   */
  readonly users?: CassandraUser[];
}

/**
 * A Cassandra role.
 */
export interface CassandraUser {
  /**
   * Secret with the `username` and `password` of the role, in the namespace of the datacenter.
   */
  readonly secretName: string;

  /**
   * Whether the role is a superuser.
   */
  readonly superuser: boolean;
}
