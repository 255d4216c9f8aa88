/** CPU and memory of a thing. */
export interface ResourcePlan {
  /** CPU in thousandths of a vCPU. */
  readonly cpuMillis: number;
  /** Memory in MiB. */
  readonly memoryMib: number;
}

/** A machine, as EC2 sells it. */
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
  /** Limit of pods, the daemonsets' included. */
  readonly maxPods: number;
}

/** How Cassandra's container uses its memory. */
export interface MemoryPlan {
  /** Java heap in MiB. */
  readonly heapMib: number;
  /** What Cassandra is expected to take beside its heap, in MiB. */
  readonly offHeapMib: number;
  /** What is left to cache files, in MiB. */
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
   * Operations per second that it was made for.
   * @default - not known
   */
  readonly iops?: number;
  /**
   * Throughput in MiB/s that it was made for.
   * @default - not known
   */
  readonly throughputMibps?: number;
  /**
   * Operations per second that the machine can always drive each with.
   * @default - not known
   */
  readonly sustainedIops?: number;
  /**
   * Throughput in MiB/s that the machine can always drive it with.
   * @default - not known
   */
  readonly sustainedThroughputMibps?: number;
}

/** Room for data. */
export interface CapacityPlan {
  /** Copies of each row in the datacenter. */
  readonly replication: number;
  /** GiB of data, counted once, if half of each volume stays free for compaction by size (SizeTieredCompactionStrategy). */
  readonly tieredGib: number;
  /** GiB of data, counted once, if 30 % of each volume stay free (UnifiedCompactionStrategy, LeveledCompactionStrategy). */
  readonly leveledGib: number;
}

/** What is left when that zone goes whose loss hurts most. */
export interface ZoneLossPlan {
  /** Copies of each row that are left, at least. */
  readonly copiesLeft: number;
  /** Nodes that are left, at least. */
  readonly nodesLeft: number;
  /** Whether requests at LOCAL_QUORUM are still answered. */
  readonly localQuorum: boolean;
}

/** One zone, with what all datacenters of the cluster have in it. */
export interface ZonePlan {
  /**
   * Name of the zone.
   * @default - only the deployment knows it
   */
  readonly availabilityZone?: string;
  /** Number of Cassandra nodes. */
  readonly nodes: number;
  /** Addresses that they take of their subnet at most: with one more node in each rack, for a replacement. */
  readonly addresses: number;
  /**
   * Addresses that the subnet has, for these and whatever else is in it.
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
  /** How many of them are seeds, by which nodes that start find the ring: the operator chooses them. */
  readonly seeds: number;
}

/** One datacenter of a plan. */
export interface CassandraDatacenterPlan {
  /** Name of the datacenter. */
  readonly name: string;
  /** Release of Cassandra that it runs. */
  readonly version: string;
  /** Number of nodes. */
  readonly nodes: number;
  /** Nodes that share a machine, all of one rack. */
  readonly nodesPerWorker: number;
  /** Number of machines. */
  readonly workers: number;
  /** The racks, in order. */
  readonly racks: RackPlan[];
  /**
   * Type of the machines.
   * @default - only the deployment knows it
   */
  readonly instanceType?: string;
  /**
   * What the machine is sold with.
   * @default - not known
   */
  readonly instance?: InstancePlan;
  /**
   * What pods can request on such a machine, by a careful estimate.
   * @default - not known
   */
  readonly allocatable?: ResourcePlan;
  /** What daemonsets are expected to request on it. */
  readonly daemonsets: ResourcePlan;
  /** What each Cassandra pod requests with all its containers. */
  readonly pod: ResourcePlan;
  /**
   * Whether the pods of a machine and daemonsets fit into what the machine has for pods.
   * @default - not known
   */
  readonly fits?: boolean;
  /** What Cassandra's own container requests. */
  readonly cassandra: ResourcePlan;
  /** How that container uses its memory. */
  readonly memory: MemoryPlan;
  /** Volume of each node. */
  readonly volume: VolumePlan;
  /**
   * Room for data.
   * @default - only the deployment knows it
   */
  readonly capacity?: CapacityPlan;
  /** What the loss of a zone leaves. */
  readonly zoneLoss: ZoneLossPlan;
  /**
   * vCPUs that the account's EC2 quota has to allow: all machines, and one that replaces another.
   * @default - not known
   */
  readonly quotaVcpus?: number;
  /**
   * GiB that one full backup, or the first one, uploads from a node whose volume is as full as it may get; a restore downloads as much.
   * @default - no backups, or only the deployment knows it
   */
  readonly backupGibPerNode?: number;
  /**
   * Hours that this takes; all nodes do it at the same time.
   * @default - no backups, or only the deployment knows it
   */
  readonly backupHours?: number;
  /**
   * MiB that each node moves in a second for it: what Medusa is told, if machine and volume keep up.
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
}

/** What one Cassandra cluster is made of, as plain data. Sizes and times are estimates whose rules stand in docs/sizing.md. */
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
  /** Whether requests at QUORUM, which counts the copies of all datacenters, are answered when any one zone is lost. */
  readonly quorumWithoutAnyZone: boolean;
  /** Minutes from nothing to the last ready node: nodes start one after another. */
  readonly firstStartMinutes: number;
  /**
   * The backups.
   * @default - none
   */
  readonly backup?: BackupPlan;
  /** Whether Reaper repairs it. */
  readonly repair: boolean;
  /**
   * Name of what repairs them.
   * @default - nothing, or Cassandra itself
   */
  readonly repairedBy?: string;
}
