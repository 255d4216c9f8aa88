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
   * The datacenter that shall run.
   */
  readonly spec: CassandraDatacenterSpec;
}

/**
 * A datacenter, as cass-operator 1.30 to 1.32 runs it. k8ssandra-operator makes these from a `K8ssandraCluster`; write one yourself only
 * where cass-operator works alone. Changing one that k8ssandra-operator made is futile, and deleting it loses its data.
 */
export class CassandraDatacenter extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'cassandra.datastax.com/v1beta1', kind: 'CassandraDatacenter' };

  constructor(scope: Construct, id: string, props: CassandraDatacenterProps) {
    super(scope, id, CassandraDatacenter.GVK, props, 'CassandraDatacenterSpec');
  }
}

/**
 * What a datacenter consists of.
 */
export interface CassandraDatacenterSpec {
  /**
   * Annotations of every object that is made.
   *
   * @default - only the operator's own
   */
  readonly additionalAnnotations?: { [key: string]: string };

  /**
   * Labels of every object that is made.
   *
   * @default - only the operator's own
   */
  readonly additionalLabels?: { [key: string]: string };

  /**
   * Addresses of nodes elsewhere through which new nodes find an existing ring: IP addresses, or host names that the pods can resolve.
   *
   * @default - none
   */
  readonly additionalSeeds?: string[];

  /**
   * Labels and annotations of the Services of the datacenter.
   *
   * @default - only the operator's own
   */
  readonly additionalServiceConfig?: ServiceConfig;

  /**
   * Whether several nodes may run on one worker. Needs requests and limits of CPU and memory, removes every spreading rule, and can never
   * change. For tests.
   *
   * @default - false
   */
  readonly allowMultipleNodesPerWorker?: boolean;

  /**
   * Whether changes of configuration and image reach the first rack only.
   *
   * @default - false
   */
  readonly canaryUpgrade?: boolean;

  /**
   * How many nodes of the first rack they reach then; 0, or more than it has, is all of them.
   *
   * @default - 0
   */
  readonly canaryUpgradeCount?: number;

  /**
   * Sends changes of data to Apache Pulsar.
   *
   * @default - off
   * @deprecated upstream deprecated it in cass-operator 1.29 and will remove it
   */
  readonly cdc?: CdcConfiguration;

  /**
   * The ring's name in Cassandra, at least 2 characters. Datacenters of one namespace with the same name join one ring. It can never
   * change.
   */
  readonly clusterName: string;

  /**
   * Settings of the configuration files, by file: `cassandra-yaml`, `jvm-server-options`, `jvm17-server-options`, `cassandra-env-sh`...
   * Those of `cassandra-yaml` have their names there; those of the Java files are the config builder's.
   *
   * @default - the image's
   */
  readonly config?: { [key: string]: any };

  /**
   * Full reference of the image of the init container that writes the configuration files.
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
   * Secret whose entry `config` holds the settings as JSON. It wins over `config`.
   *
   * @default - none
   */
  readonly configSecret?: string;

  /**
   * The datacenter's name in Cassandra, if it has to differ from the object's. It can never change.
   *
   * @default - the name of the object
   */
  readonly datacenterName?: string;

  /**
   * Whether pods do without the container that prints system.log.
   *
   * @default - false
   */
  readonly disableSystemLoggerSidecar?: boolean;

  /**
   * Whether the image runs as the user cassandra.
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
   * Names of racks that get the current settings though their nodes are down: the way out of a change that cannot be rolled out.
   *
   * @default - none
   */
  readonly forceUpgradeRacks?: string[];

  /**
   * How the management API (port 8080 of each node) knows its callers.
   *
   * @default - it trusts everybody who reaches the port
   */
  readonly managementApiAuth?: ManagementApiAuthConfig;

  /**
   * How many pods of a rack are changed at a time: a number, or a percentage of the rack. Kubernetes 1.35 and newer; since cass-operator
   * 1.30, which does not refuse a value it cannot read.
   *
   * @default - 1
   */
  readonly maxUnavailable?: k8s.IntOrString;

  /**
   * Seconds that a pod must be ready before the next one is changed. 0 lets several restart at a time.
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
   * Labels that a worker must have, all of them, for nodes to run there. A rack's value for the same label wins.
   *
   * @default - any worker
   */
  readonly nodeAffinityLabels?: { [key: string]: string };

  /**
   * Labels that a worker must have, all of them, for pods to run there.
   *
   * @default - any worker
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * What the operator starts from when it makes pods: containers, volumes, affinity, security context. Tolerations in it are overwritten.
   *
   * @default - only the operator's own
   */
  readonly podTemplateSpec?: k8s.PodTemplateSpec;

  /**
   * The racks: usually one for each zone. Once the datacenter runs, racks can only be appended, with as many new nodes as the others have;
   * a datacenter that starts without racks can never get any.
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
   * Names of pods whose nodes are replaced.
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
   * Whether pods are restarted one after the other; the operator sets it back.
   *
   * @default - false
   * @deprecated create a `CassandraTask` with the command `restart`
   */
  readonly rollingRestartRequested?: boolean;

  /**
   * Full reference of the Cassandra image, which must hold the management API.
   *
   * @default - docker.io/k8ssandra/cass-management-api:<serverVersion>-ubi
   */
  readonly serverImage?: string;

  /**
   * The distribution of Cassandra.
   */
  readonly serverType: ServerType;

  /**
   * Version of Cassandra, three numbers (`5.0.6`). Going back to an older one is not refused and breaks the data.
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
   * ServiceAccount of the pods. It must exist before; changing it to one that does not exist stops nodes.
   *
   * @default - the namespace's, "default"
   */
  readonly serviceAccountName?: string;

  /**
   * Number of nodes in the whole datacenter, at least 1 and at least the number of racks. Smaller than that is accepted and never applied.
   */
  readonly size: number;

  /**
   * Whether the nodes are shut down while their volumes stay.
   *
   * @default - false
   */
  readonly stopped?: boolean;

  /**
   * Volumes of the nodes.
   */
  readonly storageConfig: StorageConfig;

  /**
   * Secret with `username` and `password` of the first superuser. It must exist, and it can never change.
   *
   * @default - generated, `<cluster>-superuser`
   */
  readonly superuserSecretName?: string;

  /**
   * Full reference of the image of the container that prints system.log.
   *
   * @default - the operator's
   */
  readonly systemLoggerImage?: string;

  /**
   * CPU and memory of the container that prints system.log.
   *
   * @default - requests 100m CPU and 64Mi, limit 128Mi
   */
  readonly systemLoggerResources?: k8s.ResourceRequirements;

  /**
   * Tolerations of the pods: the taints of dedicated workers.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Roles of Cassandra that are created, and kept equal with their Secrets.
   *
   * @default - none
   */
  readonly users?: CassandraUser[];
}

/**
 * A role of Cassandra.
 */
export interface CassandraUser {
  /**
   * Secret with its `username` and `password`, in the namespace of the datacenter.
   */
  readonly secretName: string;

  /**
   * Whether it is a superuser.
   */
  readonly superuser: boolean;
}
