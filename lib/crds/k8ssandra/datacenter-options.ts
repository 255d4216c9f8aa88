import type { k8s } from 'cdk8s-plus-27';
import type { Image } from './image';
import type { JvmOptions } from './jvm-options';
import type { CdcConfiguration } from '../cassandra/cdc-configuration';
import type { DseWorkloads } from '../cassandra/dse-workloads';
import type { ManagementApiAuthConfig } from '../cassandra/management-api-auth';
import type { NetworkingConfig } from '../cassandra/networking';
import type { Rack } from '../cassandra/rack';
import type { AdditionalVolumes, StorageConfig } from '../cassandra/storage-config';
import type { TelemetrySpec } from '../telemetry/telemetry-spec';

/**
 * Options that apply to all datacenters of a cluster and that each datacenter can override.
 */
export interface DatacenterOptions {
  /**
   * Change data capture: publishes changes of the data to Apache Pulsar.
   *
   * @default - off
   * @deprecated upstream deprecated it in cass-operator 1.29 and will remove it
   */
  readonly cdc?: CdcConfiguration;

  /**
   * Configuration of Cassandra.
   *
   * @default - the image's, with the few settings that the operator makes
   */
  readonly config?: CassandraConfig;

  /**
   * Additional containers of the Cassandra pods. A container with the name of one of the operator's (`cassandra`, `server-system-logger`)
   * customizes that one; `medusa` is always overwritten.
   *
   * @default - only the operator's own
   */
  readonly containers?: k8s.Container[];

  /**
   * Name of the datacenter in Cassandra, if it must differ from the name of the object. It can never change. With Medusa, the nightly purge
   * no longer finds the datacenter, and upper-case letters or `_` in the name break the cluster.
   *
   * @default - the name in the metadata
   */
  readonly datacenterName?: string;

  /**
   * Workloads of DataStax Enterprise.
   *
   * @default - none
   */
  readonly dseWorkloads?: DseWorkloads;

  /**
   * Additional volumes of the Cassandra pods.
   *
   * @default - none
   */
  readonly extraVolumes?: K8ssandraVolumes;

  /**
   * Init containers of the Cassandra pods. They run before the operator's, unless those (`server-config-init`, `medusa-restore`) are listed
   * by name, which sets their order and customizes them.
   *
   * @default - only the operator's own
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Image of the init container that used to configure JMX access.
   *
   * @default - none
   * @deprecated ignored by the operator: JMX uses the roles of CQL
   */
  readonly jmxInitContainerImage?: Image;

  /**
   * How the management API (port 8080 of each node) authenticates its callers.
   *
   * @default - it trusts everybody who reaches the port
   */
  readonly managementApiAuth?: ManagementApiAuthConfig;

  /**
   * Heap size of the management API, in bytes, as a quantity. Current images read a different variable from the one that the operator sets,
   * so they ignore it.
   *
   * @default - the image's, 128 MiB
   */
  readonly mgmtApiHeap?: k8s.Quantity;

  /**
   * Host network and node ports.
   *
   * @default - the pods' own network
   */
  readonly networking?: NetworkingConfig;

  /**
   * Image of the init container that merges the configuration fragments of `perNodeConfigMapRef`.
   *
   * @default - the operator's
   * @deprecated set the image k8ssandra-client in the operator's image configuration
   */
  readonly perNodeConfigInitContainerImage?: string;

  /**
   * PriorityClass of the Cassandra pods. It must exist.
   *
   * @default - the cluster's default priority
   */
  readonly podPriorityClassName?: string;

  /**
   * Security context of the Cassandra pods.
   *
   * @default - user, group and file system group 999, not root
   */
  readonly podSecurityContext?: k8s.PodSecurityContext;

  /**
   * The racks, usually one per zone, pinned by labels of the worker nodes. Racks of cluster and datacenter are merged by name. Once a
   * datacenter runs, racks can only be appended, each with as many new nodes as the existing racks have. A datacenter that starts without
   * racks can never get any. With Cassandra 4.0 and newer, exactly two racks require an `allocate_tokens_for_local_replication_factor` of 2
   * or less.
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
   * How a datacenter that joins an existing ring receives its data.
   *
   * @default - from the first datacenter, one pod of each rack at a time
   */
  readonly rebuild?: Rebuild;

  /**
   * CPU and memory of the cassandra container. Set both, and the heap size too: none is derived from another.
   *
   * @default - none, so nodes compete for what the worker has
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Full reference of the Cassandra image, which must contain the management API.
   *
   * @default - docker.io/k8ssandra/cass-management-api:<serverVersion>-ubi
   */
  readonly serverImage?: string;

  /**
   * Version of Cassandra, as three numbers (`5.0.6`). Always set it at cluster level: if only the datacenters set a version, the operator
   * fails with an error after startup. A downgrade is not refused and corrupts the data.
   *
   * @default - none; the operator needs one
   */
  readonly serverVersion?: string;

  /**
   * ServiceAccount of the Cassandra pods, and therefore of Medusa: it needs permission to write backups. It must already exist; changing it
   * to one that does not exist takes nodes down.
   *
   * @default - the namespace's, "default"
   */
  readonly serviceAccount?: string;

  /**
   * Whether several Cassandra nodes may run on one worker node. Requires CPU and memory requests and limits at the same level, removes
   * every rule that spreads nodes, and can never change. For tests only.
   *
   * @default false
   */
  readonly softPodAntiAffinity?: boolean;

  /**
   * Data volumes. Required at cluster or datacenter level, with a claim that sets the size.
   *
   * @default - none
   */
  readonly storageConfig?: StorageConfig;

  /**
   * Metrics and logs.
   *
   * @default - metrics at port 9000 of each pod, nothing reads them
   */
  readonly telemetry?: TelemetrySpec;

  /**
   * Tolerations of the Cassandra pods, for the taints of dedicated worker nodes.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];
}

/**
 * Configuration files of Cassandra.
 */
export interface CassandraConfig {
  /**
   * Settings of cassandra.yaml, under the names of any Cassandra version. They are not checked before the pod starts, and they take
   * precedence over the operator's own settings (including cluster_name, seed_provider and listen_address: do not set those). `num_tokens`
   * can never change.
   *
   * @default - the image's, with num_tokens 16
   */
  readonly cassandraYaml?: { [key: string]: any };

  /**
   * Settings of dse.yaml, under their names in that file. For DataStax Enterprise only; refused for Cassandra.
   *
   * @default - the image's
   */
  readonly dseYaml?: { [key: string]: any };

  /**
   * JVM options.
   *
   * @default - the image's, with a heap that ignores the container's memory
   */
  readonly jvmOptions?: JvmOptions;
}

/**
 * Additional volumes of the Cassandra pods. Define them when the datacenter is created: claims cannot be added to existing nodes.
 */
export interface K8ssandraVolumes {
  /**
   * Volumes with one claim per pod, mounted into the cassandra container.
   *
   * @default - none
   */
  readonly pvcs?: AdditionalVolumes[];

  /**
   * Volumes of the pod that containers can mount.
   *
   * @default - none
   */
  readonly volumes?: k8s.Volume[];
}

/**
 * How a new datacenter streams its data from an existing one.
 */
export interface Rebuild {
  /**
   * Number of pods of a rack that stream at the same time, at least 0; 0 means all of them. Read at cluster level only. Since
   * k8ssandra-operator 1.31.
   *
   * @default 1
   */
  readonly maxConcurrentRebuilds?: number;

  /**
   * Datacenter from which to stream. It must be ready.
   *
   * @default - the first datacenter
   */
  readonly sourceDc?: string;
}
