/** CPU and memory. */
export interface ResourcePlan {
  /** CPU in thousandths of a vCPU. */
  readonly cpuMillis: number;
  /** Memory in MiB. */
  readonly memoryMib: number;
}

/** Attributes of an instance type. */
export interface InstancePlan extends ResourcePlan {
  /**
   * Processor architecture, "arm64" or "x86_64".
   * @default - not known
   */
  readonly architecture?: string;
  /**
   * Sustained network bandwidth in Gbit/s.
   * @default - not known
   */
  readonly networkGbps?: number;
  /** Maximum number of pods, including daemonsets. */
  readonly maxPods: number;
}

/** How Cassandra's container uses its memory. */
export interface MemoryPlan {
  /** Java heap in MiB. */
  readonly heapMib: number;
  /** Estimated off-heap memory of Cassandra, in MiB. */
  readonly offHeapMib: number;
  /** Memory that remains for the page cache, in MiB. */
  readonly pageCacheMib: number;
}

/** The volume of each node. */
export interface VolumePlan {
  /** StorageClass of the volume. */
  readonly storageClassName: string;
  /**
   * Size in GiB.
   * @default - only the deployment knows it
   */
  readonly sizeGib?: number;
  /**
   * Type of EBS volume, "gp3" or "io2".
   * @default - that of a StorageClass that exists
   */
  readonly type?: string;
  /**
   * Provisioned IOPS.
   * @default - not known
   */
  readonly iops?: number;
  /**
   * Provisioned throughput in MiB/s.
   * @default - not known
   */
  readonly throughputMibps?: number;
  /**
   * IOPS that instance and volume sustain.
   * @default - not known
   */
  readonly sustainedIops?: number;
  /**
   * Throughput in MiB/s that instance and volume sustain.
   * @default - not known
   */
  readonly sustainedThroughputMibps?: number;
}

/** Data capacity. */
export interface CapacityPlan {
  /** Replicas of each row in the datacenter. */
  readonly replication: number;
  /** Capacity in GiB before replication, if half of each volume stays free for SizeTieredCompactionStrategy. */
  readonly tieredGib: number;
  /** Capacity in GiB before replication, if 30 % of each volume stay free for UnifiedCompactionStrategy or LeveledCompactionStrategy. */
  readonly leveledGib: number;
}

/** What remains after the loss of the zone with the largest effect. */
export interface ZoneLossPlan {
  /** Minimum number of remaining replicas of each row. */
  readonly replicasLeft: number;
  /** Minimum number of remaining nodes. */
  readonly nodesLeft: number;
  /** Whether requests at LOCAL_QUORUM are still answered. */
  readonly localQuorum: boolean;
}

/** An availability zone, with the nodes of all datacenters in it. */
export interface ZonePlan {
  /**
   * Name of the zone.
   * @default - only the deployment knows it
   */
  readonly availabilityZone?: string;
  /** Number of Cassandra nodes. */
  readonly nodes: number;
  /** Maximum number of IP addresses that they take from their subnet, including those of one replacement node per rack. */
  readonly addresses: number;
  /**
   * Total number of IP addresses of the subnet.
   * @default - only the deployment knows it
   */
  readonly subnetAddresses?: number;
}

/** One rack of a plan. */
export interface RackPlan {
  /** Name of the rack. */
  readonly name: string;
  /**
   * Availability zone of its nodes.
   * @default - only the deployment knows it
   */
  readonly availabilityZone?: string;
  /** Position of that zone among the zones of the plan, from 0. */
  readonly zone: number;
  /** Number of nodes. */
  readonly nodes: number;
  /** Number of seed nodes, which the operator chooses. */
  readonly seeds: number;
}

/** One datacenter of a plan. */
export interface CassandraDatacenterPlan {
  /** Name of the datacenter. */
  readonly name: string;
  /** Release of Cassandra. */
  readonly version: string;
  /** Number of nodes. */
  readonly nodes: number;
  /** Number of Cassandra nodes per worker node. */
  readonly nodesPerWorker: number;
  /** Number of worker nodes. */
  readonly workers: number;
  /** The racks, in order. */
  readonly racks: RackPlan[];
  /**
   * Instance type of the worker nodes.
   * @default - only the deployment knows it
   */
  readonly instanceType?: string;
  /**
   * Attributes of the instance type.
   * @default - not known
   */
  readonly instance?: InstancePlan;
  /**
   * Conservative estimate of the resources that pods can request on a worker node.
   * @default - not known
   */
  readonly allocatable?: ResourcePlan;
  /** Expected requests of daemonsets on a worker node. */
  readonly daemonsets: ResourcePlan;
  /** Requests of a Cassandra pod with all its containers. */
  readonly pod: ResourcePlan;
  /**
   * Whether the Cassandra pods and the daemonsets fit onto a worker node.
   * @default - not known
   */
  readonly fits?: boolean;
  /** Requests of the Cassandra container. */
  readonly cassandra: ResourcePlan;
  /** How that container uses its memory. */
  readonly memory: MemoryPlan;
  /** Volume of each node. */
  readonly volume: VolumePlan;
  /**
   * Data capacity.
   * @default - only the deployment knows it
   */
  readonly capacity?: CapacityPlan;
  /** What remains after the loss of a zone. */
  readonly zoneLoss: ZoneLossPlan;
  /**
   * vCPUs that the EC2 quota of the account must allow: all worker nodes and one replacement.
   * @default - not known
   */
  readonly quotaVcpus?: number;
  /**
   * GiB that a full backup, or the first one, uploads from a node with a full volume. A restore downloads the same amount.
   * @default - no backups, or only the deployment knows it
   */
  readonly backupGibPerNode?: number;
  /**
   * Duration of that upload in hours. All nodes upload in parallel.
   * @default - no backups, or only the deployment knows it
   */
  readonly backupHours?: number;
  /**
   * Transfer rate per node in MiB/s: that of Medusa's configuration, limited by what instance and volume sustain.
   * @default - no backups, or only the deployment knows it
   */
  readonly backupMibps?: number;
}

/** One schedule of a plan's backups. */
export interface BackupSchedulePlan {
  /** Datacenter that is backed up. */
  readonly datacenter: string;
  /**
   * Name of the schedule.
   * @default - the datacenter's main schedule
   */
  readonly name?: string;
  /**
   * When backups start, in UTC.
   * @default - only the deployment knows it
   */
  readonly cron?: string;
  /** "differential" or "full". */
  readonly type: string;
  /** Whether backups start, or are paused. */
  readonly enabled: boolean;
}

/** The backups of a plan. */
export interface BackupPlan {
  /** One for each datacenter and schedule. */
  readonly schedules: BackupSchedulePlan[];
  /**
   * How far back a restore reaches, in days.
   * @default - no limit but `maxCount`
   */
  readonly retentionDays?: number;
  /** Backups of each node that are kept; 0 means all. */
  readonly maxCount: number;
  /**
   * Bucket that they go to.
   * @default - only the deployment knows it
   */
  readonly bucketName?: string;
  /**
   * First segment of their keys.
   * @default - only the deployment knows it
   */
  readonly prefix?: string;
  /**
   * Hours from which the alarm on the age of the newest complete backup goes off.
   * @default - no alarm, or only the deployment knows it
   */
  readonly ageAlarmHours?: number;
  /**
   * Estimate of what measuring that age and its alarm cost in a month, in US dollars: list prices of us-east-1 in November 2026.
   * @default - no alarm
   */
  readonly ageAlarmUsd?: number;
}

/** Summary of a Cassandra cluster as plain data. Sizes and times are estimates; docs/sizing.md describes their formulas. */
export interface CassandraClusterPlan {
  /** Name of the cluster in Kubernetes. */
  readonly name: string;
  /** Name of the cluster in Cassandra (`cluster_name` of cassandra.yaml). */
  readonly clusterName: string;
  /** Release of Cassandra; a datacenter may have its own. */
  readonly version: string;
  /** The zones, in order. */
  readonly zones: ZonePlan[];
  /** The datacenters, in order. */
  readonly datacenters: CassandraDatacenterPlan[];
  /** Whether requests at QUORUM, which counts the replicas of all datacenters, are answered after the loss of any zone. */
  readonly quorumWithoutAnyZone: boolean;
  /** Minutes until all nodes are ready in a first deployment: nodes start one after another. */
  readonly firstStartMinutes: number;
  /**
   * The backups.
   * @default - none
   */
  readonly backup?: BackupPlan;
  /** Whether it is repaired automatically. */
  readonly repair: boolean;
  /**
   * Name of the software that repairs it.
   * @default - nothing, or Cassandra itself
   */
  readonly repairedBy?: string;
  /**
   * Keyspaces that the automatic repair leaves out.
   * @default - none
   */
  readonly notRepaired?: string;
}
