import type { ClusterModel, DatacenterModel } from '../model/cluster-model';
import { known } from '../model/deferred';
import { estimatedAllocatable } from '../sizing/allocatable';
import { podFootprint } from '../sizing/pod-size';

/** One rack of a plan. */
export interface RackPlan {
  /** Name of the rack. */
  readonly name: string;
  /**
   * Availability zone of its nodes.
   * @default - only the deployment knows it
   */
  readonly availabilityZone?: string;
  /** Number of nodes. */
  readonly nodes: number;
}

/** CPU and memory of a thing. */
export interface ResourcePlan {
  /** CPU in thousandths of a vCPU. */
  readonly cpuMillis: number;
  /** Memory in MiB. */
  readonly memoryMib: number;
}

/** One datacenter of a plan. */
export interface CassandraDatacenterPlan {
  /** Name of the datacenter. */
  readonly name: string;
  /** Number of nodes. */
  readonly nodes: number;
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
  readonly machine?: ResourcePlan;
  /**
   * What pods can request on such a machine, by a careful estimate.
   * @default - not known
   */
  readonly allocatable?: ResourcePlan;
  /** What a Cassandra pod requests with all its containers. */
  readonly pod: ResourcePlan;
  /** What Cassandra's own container requests. */
  readonly cassandra: ResourcePlan;
  /** Java heap in MiB. */
  readonly heapMib: number;
  /** StorageClass of the volumes. */
  readonly storageClassName: string;
  /**
   * Size of each node's volume in GiB.
   * @default - only the deployment knows it
   */
  readonly volumeGib?: number;
}

/** The backups of a plan. */
export interface BackupPlan {
  /** When they start, in UTC. */
  readonly cron: string;
  /** Age in days at which they are removed; 0 means never. */
  readonly maxAgeDays: number;
  /** Number that is kept; 0 means all. */
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

/** What one Cassandra cluster is made of, as plain data. */
export interface CassandraClusterPlan {
  /** Name of the cluster in Kubernetes. */
  readonly name: string;
  /** Name that its nodes show. */
  readonly clusterName: string;
  /** Release of Cassandra. */
  readonly version: string;
  /** The datacenters, in order. */
  readonly datacenters: CassandraDatacenterPlan[];
  /**
   * The backups.
   * @default - none
   */
  readonly backup?: BackupPlan;
  /** Whether Reaper repairs it. */
  readonly repair: boolean;
}

/** The plan of a model. */
export function clusterPlan(model: ClusterModel): CassandraClusterPlan {
  const { backup } = model;
  return {
    name: model.name,
    clusterName: model.clusterName,
    version: model.version.text,
    datacenters: model.datacenters.map((datacenter) => datacenterPlan(datacenter, model)),
    backup: backup && {
      cron: backup.cron,
      maxAgeDays: backup.maxAgeDays,
      maxCount: backup.maxCount,
      bucketName: known(backup.bucket),
      prefix: known(backup.prefix),
    },
    repair: model.repair !== undefined,
  };
}

function datacenterPlan(datacenter: DatacenterModel, model: ClusterModel): CassandraDatacenterPlan {
  const { instance, pod } = datacenter;
  return {
    name: datacenter.name,
    nodes: datacenter.nodes,
    racks: datacenter.racks.map(({ name, zone, nodes }) => ({ name, availabilityZone: known(zone), nodes })),
    instanceType: instance?.name,
    machine: instance && { cpuMillis: instance.vcpus * 1000, memoryMib: instance.memoryMib },
    allocatable: instance && estimatedAllocatable(instance, datacenter.workers.maxPods, model.sizing),
    pod: podFootprint(pod, model.sizing, model.backup !== undefined),
    cassandra: { cpuMillis: pod.cpuMillis, memoryMib: pod.memoryMib },
    heapMib: pod.heapMib,
    storageClassName: datacenter.storage.storageClass,
    volumeGib: known(datacenter.storage.sizeGib),
  };
}
