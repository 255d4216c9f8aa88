import type {
  BackupPlan, CapacityPlan, CassandraClusterPlan, CassandraDatacenterPlan, InstancePlan, RackPlan, ResourcePlan, VolumePlan, ZonePlan,
} from './cluster-plan';
import type { BackupModel, ClusterModel, DatacenterModel } from '../model/cluster-model';
import { known } from '../model/deferred';
import { zoneAddresses } from '../sizing/addresses';
import { estimatedAllocatable, podLimit } from '../sizing/allocatable';
import { backedUpDatacenters, backupAgeLimits } from '../sizing/backup-age';
import { backupAgeUsd } from '../sizing/backup-age-cost';
import { datacenterCapacity, HEADROOM, replication } from '../sizing/data-capacity';
import { firstStartMinutes, fullNodeGib, transferHours, transferMibps } from '../sizing/durations';
import { memorySplit } from '../sizing/memory-split';
import { podFootprint, roomForPod } from '../sizing/pod-size';
import { machineSpeed, slower, volumeSpeed } from '../sizing/volume-speed';
import { workersOf } from '../sizing/workers';
import { quorumWithoutAnyZone, zoneKey, zoneLoss } from '../sizing/zone-loss';

/** The plan of a model. Values that only the deployment knows are left out, so that the plan is data for everybody. */
export function clusterPlan(model: ClusterModel): CassandraClusterPlan {
  const zones = zonesOf(model);
  return {
    name: model.name,
    clusterName: model.clusterName,
    version: model.version.text,
    zones: [...zones.values()],
    datacenters: model.datacenters.map((datacenter) => datacenterPlan(datacenter, model, [...zones.keys()])),
    quorumWithoutAnyZone: quorumWithoutAnyZone(model.datacenters),
    firstStartMinutes: firstStartMinutes(model),
    backup: model.backup && { ...backupPlan(model.backup), ...alarmPlan(model) },
    repair: model.repair !== undefined,
    repairedBy: model.repair && model.companions.repairedBy,
    notRepaired: model.repair && model.companions.notRepaired,
  };
}

function zonesOf(model: ClusterModel): Map<string, ZonePlan> {
  const nodes = new Map<string, number>();
  for (const rack of model.datacenters.flatMap(({ racks }) => racks)) {
    nodes.set(zoneKey(rack.zone), (nodes.get(zoneKey(rack.zone)) ?? 0) + rack.nodes);
  }
  return new Map([...zoneAddresses(model)].map(([key, { zone, needed, available }]) => [key, {
    availabilityZone: zone, nodes: nodes.get(key) ?? 0, addresses: needed, subnetAddresses: available,
  }]));
}

function datacenterPlan(datacenter: DatacenterModel, model: ClusterModel, zones: readonly string[]): CassandraDatacenterPlan {
  const { instance, nodes, pod, workers } = datacenter;
  const allocatable = instance && estimatedAllocatable(instance, workers.maxPods, model.sizing);
  const footprint = podFootprint(pod, model.companions);
  const fullGib = fullNodeGib(datacenter);
  return {
    name: datacenter.name,
    version: datacenter.version.text,
    nodes,
    nodesPerWorker: workers.nodesPerWorker,
    workers: workersOf(datacenter),
    racks: datacenter.racks.map((rack): RackPlan => ({
      name: rack.name, availabilityZone: known(rack.zone), zone: zones.indexOf(zoneKey(rack.zone)), nodes: rack.nodes, seeds: rack.seeds,
    })),
    instanceType: instance?.name ?? known(datacenter.instanceType),
    instance: instancePlan(datacenter),
    allocatable,
    daemonsets: workers.daemonsets,
    pod: footprint,
    fits: allocatable && fitsInto(roomForPod(allocatable, workers.daemonsets), footprint, workers.nodesPerWorker),
    cassandra: { cpuMillis: pod.cpuMillis, memoryMib: pod.memoryMib },
    memory: memorySplit(pod, fullGib ?? 0),
    volume: volumePlan(datacenter),
    capacity: capacityPlan(datacenter),
    zoneLoss: zoneLoss(datacenter),
    quotaVcpus: instance && instance.vcpus * (workersOf(datacenter) + 1),
    ...(model.backup && fullGib !== undefined && transferPlan(fullGib, transferMibps(model.backup, datacenter))),
  };
}

function transferPlan(gib: number, mibps: number): Pick<CassandraDatacenterPlan, 'backupGibPerNode' | 'backupHours' | 'backupMibps'> {
  return { backupGibPerNode: Math.round(gib), backupHours: +transferHours(gib, mibps).toFixed(2), backupMibps: mibps };
}

function instancePlan({ instance, workers }: DatacenterModel): InstancePlan | undefined {
  return instance && {
    cpuMillis: instance.vcpus * 1000,
    memoryMib: instance.memoryMib,
    architecture: instance.architecture,
    networkGbps: instance.network?.gbps,
    maxPods: podLimit(instance, workers.maxPods),
  };
}

function fitsInto(room: ResourcePlan, asked: ResourcePlan, times: number): boolean {
  return asked.cpuMillis * times <= room.cpuMillis && asked.memoryMib * times <= room.memoryMib;
}

function volumePlan({ storage, instance, workers }: DatacenterModel): VolumePlan {
  const speed = volumeSpeed(storage);
  const machine = instance && machineSpeed(instance, workers.nodesPerWorker);
  const sustained = speed && machine && slower(speed, machine.sustained);
  return {
    storageClassName: storage.storageClass,
    sizeGib: known(storage.sizeGib),
    type: storage.volume?.type,
    iops: speed?.iops,
    throughputMibps: speed?.throughput,
    sustainedIops: sustained?.iops,
    sustainedThroughputMibps: sustained?.throughput,
  };
}

function capacityPlan(datacenter: DatacenterModel): CapacityPlan | undefined {
  const [tiered, leveled] = [HEADROOM.tiered, HEADROOM.leveled].map((headroom) => datacenterCapacity(datacenter, headroom));
  return tiered === undefined || leveled === undefined
    ? undefined
    : { replication: replication(datacenter), tieredGib: whole(tiered), leveledGib: whole(leveled) };
}

/** Down to a whole number; 125.9999999 is 126. */
function whole(value: number): number {
  return Math.floor(+value.toFixed(3));
}

function alarmPlan(model: ClusterModel): Pick<BackupPlan, 'ageAlarmHours' | 'ageAlarmUsd'> {
  const alarm = model.backup?.alarm;
  const hours = alarm?.thresholdHours ?? backupAgeLimits(model)?.alarmHours;
  return alarm && hours !== undefined && backedUpDatacenters(model).length > 0 ? { ageAlarmHours: hours, ageAlarmUsd: backupAgeUsd(model) } : {};
}

function backupPlan({ schedules, retentionDays, maxCount, bucket, prefix }: BackupModel): BackupPlan {
  return {
    schedules: schedules.map(({ cron, ...schedule }) => ({ ...schedule, cron: known(cron) })),
    retentionDays: retentionDays && known(retentionDays),
    maxCount,
    bucketName: known(bucket),
    prefix: known(prefix),
  };
}
