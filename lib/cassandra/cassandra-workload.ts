import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { DatacenterBackupOptions } from './backup-policy';
import { CassandraEncryptionOptions } from './cassandra-encryption';
import { CassandraImages } from './cassandra-images';
import { CassandraJvmOptions } from './cassandra-jvm';
import { CassandraPlacement } from './cassandra-placement';
import { CassandraProfile } from './cassandra-profile';
import { CassandraConfiguration } from './configuration/cassandra-configuration';
import { CassandraBackend } from '../backends/cassandra-backend';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { CassandraVersion } from '../model/cassandra-version';
import { CassandraStorage } from '../storage/cassandra-storage';

/** One rack: the failure domain of which Cassandra puts one copy of each row into. */
export interface CassandraRackOptions {
  /** Name of the rack, two characters or more. It can never be changed, and racks can only be appended. */
  readonly name: string;

  /**
   * Availability zone of the rack's nodes. It can never be changed, since volumes do not leave their zone.
   *
   * @default - the network's zone at the rack's position
   */
  readonly availabilityZone?: string;
}

/** What a machine can move to and from EBS volumes, as `EbsOptimizedInfo` of `ec2:DescribeInstanceTypes` has it. */
export interface InstanceEbsFacts {
  /** Sustained bandwidth in Mbit/s. */
  readonly mbps: number;
  /** Sustained operations per second. */
  readonly iops: number;
  /**
   * Bandwidth in Mbit/s that it has at times.
   *
   * @default - as sustained
   */
  readonly burstMbps?: number;
  /**
   * Operations per second that it has at times.
   *
   * @default - as sustained
   */
  readonly burstIops?: number;
  /**
   * Number of volumes that it can attach, its root volume included.
   *
   * @default - not known
   */
  readonly volumes?: number;
}

/** The network of a machine, as `NetworkInfo` of `ec2:DescribeInstanceTypes` has it. */
export interface InstanceNetworkFacts {
  /** Number of network interfaces that it can have. */
  readonly interfaces: number;
  /** Number of IPv4 addresses that each of them can have. */
  readonly addressesPerInterface: number;
  /**
   * Sustained bandwidth in Gbit/s.
   *
   * @default - not known
   */
  readonly gbps?: number;
  /**
   * Bandwidth in Gbit/s that it has at times.
   *
   * @default - as sustained
   */
  readonly burstGbps?: number;
}

/**
 * A machine that the library's table does not know, in the words of `aws ec2 describe-instance-types`. What cannot be true is refused; what looks
 * like a slip, such as a memory that no machine has for so many vCPUs, is a warning.
 */
export interface InstanceFacts {
  /** Number of vCPUs (`VCpuInfo.DefaultVCpus`), a whole number. */
  readonly vcpus: number;
  /** Advertised memory (`MemoryInfo.SizeInMiB`); what system and kubelet keep of it is taken off. */
  readonly memory: Size;
  /**
   * Processor architecture. It chooses the image of dedicated workers whose type only the deployment knows.
   *
   * @default - from the library's table or the name of the type, else not known
   */
  readonly architecture?: ec2.InstanceArchitecture;
  /**
   * What it can move to and from EBS. With it, the speed of the volumes is checked against what the machine can use.
   *
   * @default - from the library's table if that has the type, else not known
   */
  readonly ebs?: InstanceEbsFacts;
  /**
   * Its network. With it, the limit of pods and the addresses that it takes are checked.
   *
   * @default - from the library's table if that has the type, else not known
   */
  readonly network?: InstanceNetworkFacts;
}

/** What the pods that run on every machine request together: network, volumes, identities, logs, metrics, security. */
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

/** One datacenter of a Cassandra cluster: a set of nodes of one kind that hold a full copy of the data. */
export interface CassandraDatacenterOptions {
  /** Name of the datacenter, a DNS label as in "dc1". Applications name it in their drivers; it can never be changed. */
  readonly name: string;

  /**
   * Its release, for the time in which an upgrade goes from datacenter to datacenter: docs/datacenters.md has the steps (`serverVersion` of the
   * datacenter).
   *
   * @default - the cluster's
   */
  readonly version?: CassandraVersion;

  /**
   * Number of nodes, spread evenly over the racks. A multiple of the number of racks keeps the load even.
   *
   * @default - one in each rack: three in three zones, one with `CassandraProfile.DEVELOPMENT`
   */
  readonly nodes?: number;

  /**
   * Number of nodes that there are workers for, if it is not the number of nodes: to lower `nodes`, keep the old number here for one deployment, so
   * that nodes leave before their machines do, and take it out in the next. `CassandraCluster` only.
   *
   * @default - `nodes`
   */
  readonly workerNodes?: number;

  /**
   * Whether its nodes are stopped: no pod runs, and the volumes stay. Stop and start it in deployments of their own, and change nothing of it while
   * it is stopped; the change guard sees to that. Nodes that were stopped for longer than three hours (`max_hint_window`) need a repair, and after
   * ten days (`gc_grace_seconds`) they bring deleted rows back.
   *
   * @default false
   */
  readonly stopped?: boolean;

  /**
   * Whether it leaves the Cassandra cluster: the operator decommissions its nodes, and its workers stay until they are gone. Take the datacenter out
   * of the list in a later deployment, when nothing of it is left; docs/datacenters.md has the steps.
   *
   * @default false
   */
  readonly decommission?: boolean;

  /**
   * Nodes that share a worker, all of one rack: large machines for clusters of many small nodes. Each gets its share of the machine. A worker that is
   * lost takes all of them, which costs one copy of each row as long as every rack has a zone of its own; a warning reminds of that. It can never be
   * changed between 1 and more. Dedicated workers only.
   *
   * @default 1
   */
  readonly nodesPerWorker?: number;

  /** Type of the machines, each of which runs one Cassandra node unless `nodesPerWorker` says otherwise. Its volumes must be EBS ones. */
  readonly instanceType: ec2.InstanceType;

  /** Volume of each node. */
  readonly storage: CassandraStorage;

  /**
   * Racks, in an order that never changes.
   *
   * @default - one for each zone of the network, named r1, r2, r3
   */
  readonly racks?: CassandraRackOptions[];

  /**
   * Memory and vCPUs of a type that is not in the library's table, or that is a token.
   *
   * @default - from the table
   */
  readonly instanceFacts?: InstanceFacts;

  /**
   * Memory of the Cassandra container: request and limit.
   *
   * @default - all that the node has left beside kubelet, daemonsets and the pod's other containers
   */
  readonly memory?: Size;

  /**
   * CPU that the Cassandra container requests, in thousandths of a vCPU. It has no limit.
   *
   * @default - all that the node has left
   */
  readonly cpuMillis?: number;

  /**
   * What all daemonsets together request on each machine. `kubectl describe node` shows it under "Allocated resources" of a worker that runs nothing
   * else. Another value cuts the pods anew, which restarts the nodes one by one.
   *
   * @default - 300m and 500 MiB: those of the platform, with room for logs and metrics
   */
  readonly daemonsets?: DaemonsetRequests;

  /**
   * Java heap, initial and largest.
   *
   * @default - 40 % of the container's memory, at most 31 GiB
   */
  readonly heap?: Size;

  /**
   * Where its nodes run. It can never be changed, since its pods and volumes would have to move.
   *
   * @default CassandraPlacement.dedicatedWorkers()
   */
  readonly placement?: CassandraPlacement;

  /**
   * Configuration of this datacenter, over the cluster's.
   *
   * @default - the cluster's
   */
  readonly configuration?: CassandraConfiguration;

  /**
   * Options of the JVM in place of the cluster's; each option of its own.
   *
   * @default - the cluster's
   */
  readonly jvm?: CassandraJvmOptions;

  /**
   * Only for a datacenter that is added to a cluster that runs: copies of each keyspace of the users that it shall hold. Name all of them, with 0
   * for those that it shall not hold; one that is missing stops the operator. docs/datacenters.md tells the steps.
   *
   * @default - none: the datacenter joins without data
   */
  readonly replication?: { [keyspace: string]: number };

  /**
   * Only for a datacenter that is added to a cluster that runs: the datacenter from which it copies its data.
   *
   * @default - the first datacenter of the cluster
   */
  readonly rebuildFrom?: string;

  /**
   * What is other about the backups of this datacenter.
   *
   * @default - the cluster's `backup`
   */
  readonly backup?: DatacenterBackupOptions;

  /**
   * Settings for this datacenter as they stand in cassandra.yaml, over its `configuration` and over the cluster's.
   *
   * @default - none
   */
  readonly cassandraYaml?: { [setting: string]: any };
}

/** Automatic repair. */
export interface CassandraRepairOptions {
  /**
   * Whether every keyspace is repaired, again and again (with k8ssandra-operator by Reaper). Without repair, deleted rows come back.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** What a Cassandra cluster is, wherever it runs. */
export interface CassandraWorkloadOptions {
  /** Exact release of Cassandra. */
  readonly version: CassandraVersion;

  /** Datacenters, in an order that never changes: the first one holds the users when the cluster starts. */
  readonly datacenters: CassandraDatacenterOptions[];

  /**
   * Name of the cluster in Kubernetes, a DNS label. It can never be changed.
   *
   * @default - the construct's id, in lower case with dashes ("UserProfiles" becomes "user-profiles")
   */
  readonly name?: string;

  /**
   * Name of the cluster in Cassandra (`cluster_name` of cassandra.yaml). It can never be changed.
   *
   * @default - `name`
   */
  readonly clusterName?: string;

  /**
   * Namespace of the cluster, used by nothing else.
   *
   * @default - "cassandra-" and `name`
   */
  readonly namespace?: string;

  /**
   * Whether the namespace is created, and goes with the cluster.
   *
   * @default true
   */
  readonly createNamespace?: boolean;

  /**
   * Name of the Secret with the superuser's `username` and `password`. The name can never be changed. A `CassandraChart` does not make the Secret: if
   * it is not there, the operator makes one.
   *
   * @default - `clusterName` and "-superuser"
   */
  readonly superuserSecretName?: string;

  /**
   * Automatic repair.
   *
   * @default - on, for every keyspace
   */
  readonly repair?: CassandraRepairOptions;

  /**
   * What the cluster is for: settings that go together.
   *
   * @default CassandraProfile.PRODUCTION
   */
  readonly profile?: CassandraProfile;

  /**
   * Configuration of Cassandra for all datacenters, with units.
   *
   * @default - what profile and image have
   */
  readonly configuration?: CassandraConfiguration;

  /**
   * Options of the JVM for all datacenters.
   *
   * @default - what the image has
   */
  readonly jvm?: CassandraJvmOptions;

  /**
   * What runs the cluster, with the options that only that has.
   *
   * @default - what the operator of a `CassandraCluster` is; CassandraBackend.k8ssandra() for a `CassandraChart`
   */
  readonly backend?: CassandraBackend;

  /**
   * Images in place of those that the backend chooses.
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
   * Settings for all datacenters as they stand in cassandra.yaml, over `configuration`: for what has no typed form. Values can be CDK tokens.
   *
   * @default - none
   */
  readonly cassandraYaml?: { [setting: string]: any };

  /**
   * Address ranges that may speak CQL to the nodes, besides the pods of this EKS cluster.
   *
   * @default - the VPC's range where it is known, else none
   */
  readonly cqlClients?: string[];

  /**
   * The set of defaults.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;
}
