import type { Capability } from './capability';
import type { Deferred } from './deferred';
import type { MonitoringModel } from './monitoring-model';
import type { PodsModel } from './pods-model';

/** CPU in thousandths, memory in MiB. */
export interface Resources {
  readonly cpuMillis: number;
  readonly memoryMib: number;
}

/** Facts of the instance that a Cassandra node runs on. */
export interface InstanceModel {
  /** As in "r8g.2xlarge", or the name that the user gave to an instance of his own. */
  readonly name: string;
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly architecture?: 'arm64' | 'x86_64';
  /** What it can move to and from EBS: always, and in bursts (for half an hour a day at least). */
  readonly ebs?: {
    readonly mbps: number;
    readonly burstMbps: number;
    readonly iops: number;
    readonly burstIops: number;
    /** Volumes that can be attached. */
    readonly volumes?: number;
  };
  /** Whether network interfaces take places of volumes. The first one, and local disks, are taken off already. */
  readonly volumesShareSlots?: boolean;
  readonly network?: {
    readonly gbps?: number;
    readonly burstGbps?: number;
    readonly interfaces: number;
    /** IPv4 addresses of each interface; the first is its own, the others are for pods. */
    readonly addressesPerInterface: number;
  };
  readonly localDisks?: { readonly count: number; readonly sizeGb: number };
}

/** Where a rack's nodes are. */
export interface RackModel {
  readonly name: string;
  readonly zone: Deferred<string>;
  readonly nodes: number;
  /** How many of them are seeds. */
  readonly seeds: number;
  /** Addresses that the subnet of its nodes has for them and everything else in it, if that is known. */
  readonly subnetAddresses?: number;
}

/** What the containers of one Cassandra pod get. */
export interface PodModel {
  /** Memory request and limit of the container `cassandra`. */
  readonly memoryMib: number;
  /** CPU request of the container `cassandra`. */
  readonly cpuMillis: number;
  /** Its CPU limit, which there only is because the operator asks for one where several nodes share a worker. */
  readonly cpuLimitMillis?: number;
  readonly heapMib: number;
}

export interface DatacenterModel {
  readonly name: string;
  readonly nodes: number;
  /** Whether its nodes are stopped, and its volumes kept. */
  readonly stopped: boolean;
  readonly racks: readonly RackModel[];
  /** As it was asked for. */
  readonly instanceType: Deferred<string>;
  /** Unknown if the type is in no table and nobody described it, or not so that it could be. */
  readonly instance: InstanceModel | undefined;
  /** The instance as the user described it. */
  readonly described?: InstanceModel;
  /** The cluster's, unless it has its own. */
  readonly version: ReleaseModel;
  readonly pod: PodModel;
  readonly storage: StorageModel;
  /** What every worker of this datacenter carries besides the label of its zone. */
  readonly workers: WorkersModel;
  readonly cassandraYaml: Readonly<Record<string, unknown>>;
  readonly jvm: JvmModel;
  /** Replicas of each keyspace that this datacenter gets when it is added to a cluster that runs. */
  readonly replication?: Readonly<Record<string, number>>;
  /** Datacenter whose data it then takes. */
  readonly rebuildFrom?: string;
}

export interface JvmModel {
  /** Undefined: what the release comes with. */
  readonly collector?: 'G1GC' | 'ZGC' | 'Shenandoah';
  /** Options that come after those of the image. */
  readonly options: readonly string[];
}

export interface WorkersModel {
  readonly labels: Readonly<Record<string, string>>;
  /** Taints that its pods tolerate. */
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect?: string }[];
  /** Whether somebody else makes the instances. */
  readonly existing: boolean;
  /** Whether somebody said how they are to be. */
  readonly hasOptions: boolean;
  /** Nodes for which they are kept while fewer are asked for. */
  readonly keptFor?: number;
  /** Nodes of Cassandra, all of one rack, on each instance. */
  readonly nodesPerWorker: number;
  /** What all daemonsets together request on each instance. */
  readonly daemonsets: Resources;
  /** Pods per node that the kubelet allows: decides what memory it keeps for itself. */
  readonly maxPods: number;
  /** Addresses of its subnet that an instance takes, if somebody knows better than the pool that this library sets. */
  readonly addresses?: number;
}

/** A managed node group, as far as it is known. */
export interface NodeGroupModel {
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  readonly instanceTypes: readonly string[];
  /** Zones of its subnets, those of them that are the network's. */
  readonly zones: ReadonlyArray<Deferred<string>>;
  readonly mostMachines?: number;
}

export interface StorageModel {
  readonly storageClass: string;
  readonly sizeGib: Deferred<number>;
  /** What the volume was asked to be; unknown if its StorageClass is somebody else's. */
  readonly volume?: {
    readonly type: 'gp3' | 'io2';
    /** Whether the driver of EKS Auto Mode makes and attaches it, instead of the EBS CSI driver. */
    readonly byAutoMode: boolean;
    readonly iops?: Deferred<number>;
    /** In MiB/s. */
    readonly throughput?: Deferred<number>;
  };
}

export interface BackupModel {
  readonly bucket: Deferred<string>;
  readonly region: Deferred<string>;
  readonly prefix: Deferred<string>;
  /** One for each datacenter and schedule. */
  readonly schedules: readonly BackupScheduleModel[];
  /** Additional schedules as they were asked for. */
  readonly additional: ReadonlyArray<{ readonly name: string; readonly datacenters?: readonly string[] }>;
  /** How far back a restore shall reach, as it was asked for. */
  readonly retentionDays?: Deferred<number>;
  /** Whether the number to keep was given, and not derived from how far back a restore shall reach. */
  readonly countGiven: boolean;
  /** Backups of each node that the purge keeps; 0 keeps all. */
  readonly maxCount: number;
  readonly purge: boolean;
  /** MiB that each file moves in a second, at most. */
  readonly transferMibps: number;
  /** Files that each node moves at a time. */
  readonly concurrentTransfers: number;
  /** The alarm on the age of the newest complete backup, if there may be one. */
  readonly alarm?: BackupAlarmModel;
}

export interface BackupAlarmModel {
  /** As it was asked for. */
  readonly thresholdHours?: number;
}

export interface BackupScheduleModel {
  readonly datacenter: string;
  /** Of an additional schedule. */
  readonly name?: string;
  readonly cron: Deferred<string>;
  readonly type: 'differential' | 'full';
  readonly enabled: boolean;
}

/** What is undefined is left to what repairs. */
export interface RepairModel {
  readonly serviceAccount: string;
  readonly type?: 'full' | 'incremental';
  readonly intervalDays?: number;
  readonly threads?: number;
  /** Share of the time in which repairs run. */
  readonly intensity?: number;
  readonly segmentMinutes?: number;
  readonly excludedKeyspaces: ReadonlyArray<Deferred<string>>;
  readonly heapMib: number;
}

/** A release of Cassandra. */
export interface ReleaseModel {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly published: boolean;
}

/** What a backend adds to each pod of Cassandra, and how fast it works. */
export interface CompanionsModel {
  /** What the other containers of the pod request together. */
  readonly sidecars: Resources;
  /** What the largest init container requests; these run one at a time and before the others. */
  readonly init: Resources;
  /** MiB of a backup that each file moves in a second, unless something else is asked for. */
  readonly transferMibps: number;
  /** From the custom resource of a new cluster to the start of its first node. */
  readonly minutesBeforeFirst: number;
  /** From one node's start to the next one's. */
  readonly minutesPerNode: number;
  /** What makes the backups, for people, and the only protocol of TLS in which it speaks to nodes. */
  readonly backedUpBy?: { readonly name: string; readonly protocol: string };
  /** Name of what repairs, for people. */
  readonly repairedBy?: string;
  /** What it leaves out, for people. */
  readonly notRepaired?: string;
}

/** One Cassandra cluster as plain data: what the rules judge and the renderer draws. */
export interface ClusterModel {
  /** Id of what runs it. */
  readonly backend: string;
  /** What it can do. */
  readonly capabilities: readonly Capability[];
  /** What holds for this backend only; nobody else reads it. */
  readonly own: unknown;
  readonly companions: CompanionsModel;
  /** Name of the cluster in Kubernetes. */
  readonly name: string;
  /** Name of the cluster in Cassandra (`cluster_name` of cassandra.yaml). */
  readonly clusterName: string;
  readonly namespace: Deferred<string>;
  readonly version: ReleaseModel;
  readonly datacenters: readonly DatacenterModel[];
  /** Datacenters that are no longer part of the Cassandra cluster, and keep their instances until their nodes are gone. */
  readonly leaving: readonly DatacenterModel[];
  /** Whether EKS makes instances for pods by itself (Auto Mode); undefined if that is not known. */
  readonly autoMode?: boolean;
  /** Managed node groups of the same app. */
  readonly nodeGroups: readonly NodeGroupModel[];
  /** Zones that there are for racks; each rack's zone is one of them. */
  readonly zones: ReadonlyArray<Deferred<string>>;
  readonly serviceAccount: string;
  readonly superuserSecret: string;
  readonly backup?: BackupModel;
  readonly repair?: RepairModel;
  readonly cassandraYaml: Readonly<Record<string, unknown>>;
  /** Address ranges that may speak CQL to the nodes. */
  readonly cqlClients: ReadonlyArray<Deferred<string>>;
  /** Pods that may speak CQL to the nodes; undefined if all of the EKS cluster may. */
  readonly cqlPods?: readonly PodsModel[];
  /** Undefined if nothing is collected. */
  readonly monitoring?: MonitoringModel;
  /** For each zone the range of the subnet that nodes and pods of it have addresses of, as far as the synth knows it. */
  readonly subnetRanges: ReadonlyArray<string | undefined>;
  /** Namespace of the operators, which speak to the management API. */
  readonly operatorNamespace: Deferred<string>;
  /** Whether the Namespace is created with the cluster. */
  readonly createNamespace: boolean;
  /** Numbers of the chosen defaults. */
  readonly sizing: SizingModel;
  /** Images in place of those that the backend chooses. */
  readonly images: ImagesModel;
  readonly encryption: EncryptionModel;
  /** Rules whose warnings the profile answers for. */
  readonly acknowledged: readonly string[];
}

/** By component: Cassandra, and what the backend runs beside it. */
export interface ImagesModel {
  readonly cassandra?: Deferred<string>;
  readonly [component: string]: Deferred<string> | undefined;
}

/** Secret with a key store, a trust store and the same certificates as PEM, and the entry with their password. */
export interface StoresModel {
  readonly secret: string;
  readonly passwordSecret: string;
  readonly passwordKey: string;
  /** If cert-manager makes that Secret. */
  readonly issued?: IssuedModel;
}

/** What cert-manager makes a certificate by. */
export interface IssuedModel {
  readonly issuer: string;
  readonly clusterIssuer: boolean;
  /** Whether the issuer is a certificate authority that is made for this certificate. */
  readonly ownAuthority: boolean;
  readonly hours: number;
}

/** Secrets with the certificates of the management API's two sides, and with the stores of what repairs through it. */
export interface ManagementApiModel {
  readonly clientSecret: string;
  readonly serverSecret: string;
  readonly repairKeystores?: string;
  /** If cert-manager makes one Secret for all three. */
  readonly issued?: IssuedModel;
}

export interface EncryptionModel {
  readonly internode?: StoresModel;
  readonly client?: StoresModel;
  readonly managementApi?: ManagementApiModel;
}

/** The numbers by which a pod is cut to its node; they come from a PlatformDefaults set. */
export interface SizingModel {
  /** Share of the advertised memory that hypervisor, firmware and kernel keep for themselves, as an upper estimate. */
  readonly memoryOverhead: number;
  /** What daemonsets (network, proxy, volumes, identity, logs, metrics) are reckoned to request on each worker where nobody says it. */
  readonly daemonsetCpuMillis: number;
  readonly daemonsetMemoryMib: number;
  /** Share of the Cassandra container's memory that the heap gets; off-heap structures and page cache live in the rest. */
  readonly heapShare: number;
  /** The largest heap: above it Java needs wider pointers and gains nothing. */
  readonly maxHeapMib: number;
}
