import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { DatacenterBackupOptions } from './backup-policy';
import { CassandraEncryptionOptions } from './cassandra-encryption';
import { CassandraImages } from './cassandra-images';
import { CassandraJvmOptions } from './cassandra-jvm';
import { CassandraMonitoring } from './cassandra-monitoring';
import { CassandraPlacement } from './cassandra-placement';
import { CassandraProfile } from './cassandra-profile';
import { CassandraRepairOptions } from './cassandra-repair';
import { CassandraConfiguration } from './configuration/cassandra-configuration';
import { CqlPods } from './cql-pods';
import { CassandraBackend } from '../backends/cassandra-backend';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { CassandraVersion } from '../model/cassandra-version';
import { CassandraStorage } from '../storage/cassandra-storage';
import { CassandraWorkerOptions } from '../workers/cassandra-worker-options';

/** A rack: a failure domain in which Cassandra places at most one replica of each row, as long as there are enough racks. */
export interface CassandraRackOptions {
  /** Name of the rack, two characters or more. It cannot be changed later, and racks can only be appended. */
  readonly name: string;

  /**
   * Availability zone of the rack's nodes. It cannot be changed later, because volumes cannot leave their zone.
   *
   * @default - the network's zone at the rack's position
   */
  readonly availabilityZone?: string;
}

/** EBS limits of an instance type, as in `EbsOptimizedInfo` of `ec2:DescribeInstanceTypes`. */
export interface InstanceEbsFacts {
  /** Sustained bandwidth in Mbit/s. */
  readonly mbps: number;
  /** Sustained IOPS. */
  readonly iops: number;
  /**
   * Burst bandwidth in Mbit/s.
   *
   * @default - as sustained
   */
  readonly burstMbps?: number;
  /**
   * Burst IOPS.
   *
   * @default - as sustained
   */
  readonly burstIops?: number;
  /**
   * Maximum number of attached volumes, including the root volume.
   *
   * @default - not known
   */
  readonly volumes?: number;
}

/** Network limits of an instance type, as in `NetworkInfo` of `ec2:DescribeInstanceTypes`. */
export interface InstanceNetworkFacts {
  /** Maximum number of network interfaces. */
  readonly interfaces: number;
  /** Maximum number of IPv4 addresses per network interface. */
  readonly addressesPerInterface: number;
  /**
   * Sustained bandwidth in Gbit/s.
   *
   * @default - not known
   */
  readonly gbps?: number;
  /**
   * Burst bandwidth in Gbit/s.
   *
   * @default - as sustained
   */
  readonly burstGbps?: number;
}

/**
 * Attributes of an instance type that is not in the library's table, named as in `aws ec2 describe-instance-types`. Impossible values are refused;
 * values that look like a mistake, such as more memory than any instance has with that number of vCPUs, cause a warning.
 */
export interface InstanceFacts {
  /** Number of vCPUs (`VCpuInfo.DefaultVCpus`), a whole number. */
  readonly vcpus: number;
  /** Advertised memory (`MemoryInfo.SizeInMiB`). The reservations of system and kubelet are subtracted from it. */
  readonly memory: Size;
  /**
   * Processor architecture. Determines the AMI of dedicated workers whose instance type is a token.
   *
   * @default - from the library's table or the name of the type, else not known
   */
  readonly architecture?: ec2.InstanceArchitecture;
  /**
   * EBS limits, against which the IOPS and throughput of the volumes are checked.
   *
   * @default - from the library's table if that has the type, else not known
   */
  readonly ebs?: InstanceEbsFacts;
  /**
   * Network limits, against which the number of pods and IP addresses are checked.
   *
   * @default - from the library's table if that has the type, else not known
   */
  readonly network?: InstanceNetworkFacts;
}

/** Total resource requests of the daemonset pods on a worker node: network, volumes, identities, logs, metrics, security. */
export interface DaemonsetRequests {
  /**
   * CPU, in thousandths of a vCPU.
   * @default 300
   */
  readonly cpuMillis?: number;

  /**
   * Memory.
   * @default Size.mebibytes(500)
   */
  readonly memory?: Size;
}

/** A datacenter of a Cassandra cluster: nodes of one instance type that together hold a complete copy of the data. */
export interface CassandraDatacenterOptions {
  /** Name of the datacenter, a DNS label such as "dc1". Applications configure it in their drivers; it cannot be changed later. */
  readonly name: string;

  /**
   * Release of Cassandra in this datacenter (`serverVersion`), while an upgrade proceeds from datacenter to datacenter. docs/datacenters.md describes
   * the steps.
   *
   * @default - the cluster's
   */
  readonly version?: CassandraVersion;

  /**
   * Number of Cassandra nodes, which are spread evenly over the racks. Use a multiple of the number of racks.
   *
   * @default - one in each rack: three in three zones, one with `CassandraProfile.DEVELOPMENT`
   */
  readonly nodes?: number;

  /**
   * Number of Cassandra nodes for which worker nodes are provided. To lower `nodes`, set this to the old number for one deployment, so that nodes are
   * decommissioned before their instances terminate, and remove it in the next deployment (docs/nodes.md). Only for `CassandraCluster`.
   *
   * @default - `nodes`
   */
  readonly workerNodes?: number;

  /**
   * Whether the datacenter is stopped: no pod runs, and the volumes are retained. Stop and start it in separate deployments, and do not change it
   * while it is stopped; the change guard enforces that. Nodes that were stopped for longer than three hours (`max_hint_window`) need a repair; after
   * ten days (`gc_grace_seconds`) they resurrect deleted rows.
   *
   * @default false
   */
  readonly stopped?: boolean;

  /**
   * Whether the datacenter is removed from the Cassandra cluster: the operator decommissions its nodes, and its worker nodes are kept until then.
   * Remove the datacenter from the list in a later deployment, when its nodes are gone. docs/datacenters.md describes the steps.
   *
   * @default false
   */
  readonly decommission?: boolean;

  /**
   * Number of Cassandra nodes per worker node, all of one rack: for clusters of many small nodes on large instances. Each gets an equal share of the
   * instance. The loss of a worker takes down all of them, which affects one replica of each row if every rack has its own zone; a warning says so.
   * A change from 1 to more, or back, is not possible. Only for dedicated workers.
   *
   * @default 1
   */
  readonly nodesPerWorker?: number;

  /** Instance type of the worker nodes, each of which runs one Cassandra node by default (`nodesPerWorker`). Data is stored on EBS volumes only. */
  readonly instanceType: ec2.InstanceType;

  /**
   * Machine image, root volume and other options of the worker nodes that `CassandraCluster` creates. Not for `placement` on nodes of others.
   *
   * @default - the pinned image and the sizes of `defaults`
   */
  readonly workers?: CassandraWorkerOptions;

  /** Volume of each node. */
  readonly storage: CassandraStorage;

  /**
   * Racks. Their order cannot be changed later.
   *
   * @default - one in each zone of the network, named r1, r2, r3
   */
  readonly racks?: CassandraRackOptions[];

  /**
   * Attributes of an instance type that is not in the library's table, or that is a token.
   *
   * @default - from the table
   */
  readonly instanceFacts?: InstanceFacts;

  /**
   * Memory request and limit of the Cassandra container.
   *
   * @default - what kubelet, daemonsets and the pod's other containers leave
   */
  readonly memory?: Size;

  /**
   * CPU request of the Cassandra container, in thousandths of a vCPU. There is no CPU limit.
   *
   * @default - what kubelet, daemonsets and the pod's other containers leave
   */
  readonly cpuMillis?: number;

  /**
   * Total resource requests of all daemonsets on each worker node, as `kubectl describe node` shows under "Allocated resources" for a worker that
   * runs nothing else. A change resizes the pods, which restarts the nodes one by one.
   *
   * @default - 300m and 500 MiB: those of the platform, with room for logs and metrics
   */
  readonly daemonsets?: DaemonsetRequests;

  /**
   * Initial and maximum heap size of the JVM.
   *
   * @default - 40 % of the container's memory, at most 31 GiB
   */
  readonly heap?: Size;

  /**
   * Worker nodes on which the datacenter runs. It cannot be changed later, because pods and volumes would have to move.
   *
   * @default CassandraPlacement.dedicatedWorkers()
   */
  readonly placement?: CassandraPlacement;

  /**
   * Configuration of this datacenter, merged over that of the cluster.
   *
   * @default - the cluster's
   */
  readonly configuration?: CassandraConfiguration;

  /**
   * JVM options of this datacenter, each of which overrides that of the cluster.
   *
   * @default - the cluster's
   */
  readonly jvm?: CassandraJvmOptions;

  /**
   * Replication factor of each user keyspace in this datacenter. Only for a datacenter that is added to a running cluster. Specify all user
   * keyspaces, with 0 for those that are not replicated to it: if one is missing, the operator stops. docs/datacenters.md describes the steps.
   *
   * @default - none: the datacenter joins without data
   */
  readonly replication?: { [keyspace: string]: number };

  /**
   * Datacenter from which the data is streamed. Only for a datacenter that is added to a running cluster.
   *
   * @default - the first datacenter of the cluster
   */
  readonly rebuildFrom?: string;

  /**
   * Backup options of this datacenter that differ from those of the cluster.
   *
   * @default - the cluster's `backup`
   */
  readonly backup?: DatacenterBackupOptions;

  /**
   * Settings of cassandra.yaml for this datacenter, merged over its `configuration` and the settings of the cluster.
   *
   * @default - none
   */
  readonly cassandraYaml?: { [setting: string]: any };
}

/** Options of a Cassandra cluster that apply to `CassandraCluster` and `CassandraChart`. */
export interface CassandraWorkloadOptions {
  /** Exact release of Cassandra. */
  readonly version: CassandraVersion;

  /** Datacenters. Their order cannot be changed later: the first one holds the users when the cluster starts. */
  readonly datacenters: CassandraDatacenterOptions[];

  /**
   * Name of the cluster in Kubernetes, a DNS label. It cannot be changed later.
   *
   * @default - the construct's id, in lower case with dashes ("UserProfiles" becomes "user-profiles")
   */
  readonly name?: string;

  /**
   * Name of the cluster in Cassandra (`cluster_name` of cassandra.yaml). It cannot be changed later.
   *
   * @default - `name`
   */
  readonly clusterName?: string;

  /**
   * Namespace of the cluster. Nothing else may use it.
   *
   * @default - "cassandra-" and `name`
   */
  readonly namespace?: string;

  /**
   * Whether the namespace is created and deleted with the cluster.
   *
   * @default true
   */
  readonly createNamespace?: boolean;

  /**
   * Name of the Secret with the superuser's `username` and `password`. It cannot be changed later. A `CassandraChart` does not create the Secret: if
   * it does not exist, the operator creates one.
   *
   * @default - `clusterName` and "-superuser"
   */
  readonly superuserSecretName?: string;

  /**
   * Automatic repair.
   *
   * @default - on, if the operator offers it
   */
  readonly repair?: CassandraRepairOptions;

  /**
   * Profile of the cluster: a set of settings for one purpose.
   *
   * @default CassandraProfile.PRODUCTION
   */
  readonly profile?: CassandraProfile;

  /**
   * Typed configuration of Cassandra for all datacenters.
   *
   * @default - that of profile and image
   */
  readonly configuration?: CassandraConfiguration;

  /**
   * JVM options for all datacenters.
   *
   * @default - those of the image
   */
  readonly jvm?: CassandraJvmOptions;

  /**
   * Backend that runs the cluster, with its specific options.
   *
   * @default - that of the operator for a `CassandraCluster`; CassandraBackend.k8ssandra() for a `CassandraChart`
   */
  readonly backend?: CassandraBackend;

  /**
   * Container images that replace those of the backend.
   *
   * @default - the backend's
   */
  readonly images?: CassandraImages;

  /**
   * Encryption of connections.
   *
   * @default - volumes and backups are encrypted, connections are not
   */
  readonly encryption?: CassandraEncryptionOptions;

  /**
   * Settings of cassandra.yaml for all datacenters, merged over `configuration`. Use it for settings that are not typed. Values can be CDK tokens.
   *
   * @default - none
   */
  readonly cassandraYaml?: { [setting: string]: any };

  /**
   * IPv4 ranges that may connect to the nodes with CQL, in addition to pods of this EKS cluster. Network policies compare addresses: a range that
   * contains the subnets of the nodes admits all pods.
   *
   * @default - the range of the VPC for a `CassandraCluster` without `cqlPods`; none otherwise
   */
  readonly cqlClients?: string[];

  /**
   * Pods of this EKS cluster that may connect to the nodes with CQL. An empty list admits only those that belong to the cluster, such as Reaper.
   * Clients elsewhere in the VPC then need their ranges in `cqlClients`.
   *
   * @default - all pods of this EKS cluster
   */
  readonly cqlPods?: CqlPods[];

  /**
   * What collects metrics and raises alarms.
   *
   * @default CassandraMonitoring.none(), because nothing is known of your collector
   */
  readonly monitoring?: CassandraMonitoring;

  /**
   * Set of versions and defaults.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;
}
