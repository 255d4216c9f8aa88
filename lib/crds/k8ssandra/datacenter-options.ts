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
 * Options that a cluster gives to all its datacenters, and that a datacenter can have of its own.
 */
export interface DatacenterOptions {
  /**
   * Sends changes of data to Apache Pulsar.
   *
   * @default - off
   * @deprecated upstream deprecated it in cass-operator 1.29 and will remove it
   */
  readonly cdc?: CdcConfiguration;

  /**
   * Cassandra's configuration.
   *
   * @default - the image's, with the few settings that the operator makes
   */
  readonly config?: CassandraConfig;

  /**
   * Containers of the Cassandra pods beside the operator's. One with the name of an operator's container (`cassandra`,
   * `server-system-logger`) adjusts that one; `medusa` is always overwritten.
   *
   * @default - only the operator's own
   */
  readonly containers?: k8s.Container[];

  /**
   * The datacenter's name in Cassandra, if it has to differ from the object's. It can never change. With Medusa the nightly purge does not
   * find the datacenter any more, and upper case or `_` in it breaks the cluster.
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
   * More volumes of the Cassandra pods.
   *
   * @default - none
   */
  readonly extraVolumes?: K8ssandraVolumes;

  /**
   * Init containers of the Cassandra pods. They run before the operator's, unless those are listed by name (`server-config-init`,
   * `medusa-restore`), which sets the order and adjusts them.
   *
   * @default - only the operator's own
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Image of an init container that configured access by JMX.
   *
   * @default - none
   * @deprecated ignored by the operator: JMX uses the roles of CQL
   */
  readonly jmxInitContainerImage?: Image;

  /**
   * How the management API (port 8080 of each node) knows its callers.
   *
   * @default - it trusts everybody who reaches the port
   */
  readonly managementApiAuth?: ManagementApiAuthConfig;

  /**
   * Heap of the management API, bytes as a quantity. The images of today read another variable than the one that the operator sets from it.
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
   * Image of the init container that merges the fragments of `perNodeConfigMapRef`.
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
   * The racks: usually one for each zone, pinned by labels of the workers. They are merged by name over the levels. Once a datacenter runs,
   * racks can only be appended, with as many new nodes as the others have; a datacenter that starts without racks can never get any. With
   * Cassandra 4.0 and newer, exactly two racks need `allocate_tokens_for_local_replication_factor` of 2 or less.
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
   * How a datacenter that joins an existing ring gets its data.
   *
   * @default - from the first datacenter, one pod of each rack at a time
   */
  readonly rebuild?: Rebuild;

  /**
   * CPU and memory of the cassandra container. Set both, and the heap with them: nothing is derived from one another.
   *
   * @default - none, so nodes compete for what the worker has
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Full reference of the Cassandra image, which must hold the management API.
   *
   * @default - docker.io/k8ssandra/cass-management-api:<serverVersion>-ubi
   */
  readonly serverImage?: string;

  /**
   * Version of Cassandra, three numbers (`5.0.6`). Give it at the cluster's level always: with a version at the datacenters only, the
   * operator ends in an error after start. Going back to an older one is not refused and breaks the data.
   *
   * @default - none; the operator needs one
   */
  readonly serverVersion?: string;

  /**
   * ServiceAccount of the Cassandra pods, and so of Medusa: the one that may write backups. It must exist before; changing it to one that
   * does not exist stops nodes.
   *
   * @default - the namespace's, "default"
   */
  readonly serviceAccount?: string;

  /**
   * Whether several nodes may run on one worker. Needs requests and limits of CPU and memory at the same level, removes every spreading
   * rule, and can never change. For tests.
   *
   * @default false
   */
  readonly softPodAntiAffinity?: boolean;

  /**
   * Volumes of the data. Required at the cluster's or the datacenter's level, with a claim that names its size.
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
   * Tolerations of the Cassandra pods: the taints of dedicated workers.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];
}

/**
 * Cassandra's configuration files.
 */
export interface CassandraConfig {
  /**
   * Settings of cassandra.yaml, by their names there, of any version. They are not checked before the pod starts, and they win over what
   * the operator sets by itself (cluster_name, seed_provider and listen_address included: leave those alone). `num_tokens` can never
   * change.
   *
   * @default - the image's, with num_tokens 16
   */
  readonly cassandraYaml?: { [key: string]: any };

  /**
   * Settings of dse.yaml, by their names there. Only for DataStax Enterprise; refused for Cassandra.
   *
   * @default - the image's
   */
  readonly dseYaml?: { [key: string]: any };

  /**
   * Options of the JVM.
   *
   * @default - the image's, with a heap that ignores the container's memory
   */
  readonly jvmOptions?: JvmOptions;
}

/**
 * More volumes of the Cassandra pods. They belong into the first version of a datacenter: claims that come later cannot be added to its
 * nodes.
 */
export interface K8ssandraVolumes {
  /**
   * Volumes with a claim for each pod, mounted into the cassandra container.
   *
   * @default - none
   */
  readonly pvcs?: AdditionalVolumes[];

  /**
   * Volumes of the pod, for containers to mount.
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
   * How many pods of a rack stream at a time; 0 is all of them. At least 0. Read at the cluster's level only; since k8ssandra-operator
   * 1.31.
   *
   * @default 1
   */
  readonly maxConcurrentRebuilds?: number;

  /**
   * Datacenter to stream from. It must be ready.
   *
   * @default - the first datacenter
   */
  readonly sourceDc?: string;
}
