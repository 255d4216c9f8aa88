import type { BackupPlan, CassandraClusterPlan, CassandraDatacenterPlan, ResourcePlan, VolumePlan, ZonePlan } from './cluster-plan';
import { words } from './words';
import { PRICES_OF } from '../sizing/backup-age-cost';

/** One fact of a plan: what it is about, and what there is to say. One about nothing goes on with the one before. */
export type Fact = readonly [about: string, text: string];

/** Name of a zone, or its position among those that the deployment chooses. */
export function zoneName(zone: ZonePlan, position: number): string {
  return zone.availabilityZone ?? `zone ${position + 1} of the region`;
}

/** What there is to say about a cluster as a whole. */
export function clusterFacts(plan: CassandraClusterPlan): Fact[] {
  const { backup, datacenters } = plan;
  return [
    ['first start', `about ${words.duration(plan.firstStartMinutes)}: nodes start one after another`],
    ...(datacenters.length > 1 ? [['lost zone', `QUORUM over all datacenters is ${plan.quorumWithoutAnyZone ? 'still answered' : 'no longer answered'}`] as const] : []),
    ['upgrades', `after one of the operator the next change restarts all ${words.count(datacenters.reduce((sum, { nodes }) => sum + nodes, 0), 'node')}, one after another (operatorUpdateRevision)`],
    ['repair', plan.repair ? repaired(plan) : 'none'],
    ['backup', backup
      ? `${started(backup)}, kept ${kept(backup)}, to S3 under ${backup.prefix ?? '(known at deployment)'}/`
      : 'none'],
    ...(backup?.ageAlarmHours === undefined ? [] : [['', alarm(backup)] as const]),
    ...plan.zones.map((zone, at) => [at === 0 ? 'addresses' : '', `${zoneName(zone, at)}: ${addresses(zone)}`] as const),
  ];
}

function repaired({ repairedBy, notRepaired }: CassandraClusterPlan): string {
  return [...(repairedBy ? [repairedBy] : []), `every keyspace${notRepaired ? ` but ${notRepaired}` : ''}`].join(', ');
}

/** What there is to say about a datacenter. */
export function datacenterFacts(datacenter: CassandraDatacenterPlan, plan: CassandraClusterPlan): Fact[] {
  const { memory, zoneLoss, capacity, nodes, pod } = datacenter;
  const replicas = capacity?.replication;
  return [
    ...datacenter.racks.map((rack, at) =>
      [at === 0 ? 'racks' : '', `${rack.name} = ${zoneName(plan.zones[rack.zone], rack.zone)} (${words.count(rack.nodes, 'node')})`] as const),
    ...(datacenter.version === plan.version ? [] : [['release', `Apache Cassandra ${datacenter.version}, while the cluster's is ${plan.version}`] as const]),
    ['instance', instance(datacenter)],
    ...(datacenter.nodesPerWorker > 1 ? [['', `${datacenter.nodesPerWorker} nodes of one rack share each of ${words.count(datacenter.workers, 'instance')}`] as const] : []),
    ['pod', `${resources(pod)} requested; Cassandra ${resources(datacenter.cassandra)}${fits(datacenter)}`],
    ['memory', `heap ${words.mebibytes(memory.heapMib)}, about ${words.mebibytes(memory.offHeapMib)} off-heap, `
      + `about ${words.mebibytes(memory.pageCacheMib)} of page cache`],
    ['volume', `${volume(datacenter.volume)}, kept when the cluster goes`],
    ...(capacity ? [['data', `about ${words.gibibytes(capacity.tieredGib)} in ${words.count(capacity.replication, 'replica')}; `
      + `${words.gibibytes(capacity.leveledGib)} with UCS or LCS`] as const] : []),
    ['lost zone', `LOCAL_QUORUM is ${zoneLoss.localQuorum ? 'still answered' : 'no longer answered'}: `
      + `${zoneLoss.replicasLeft}${replicas === undefined ? '' : ` of ${replicas}`} replicas and ${zoneLoss.nodesLeft} of ${nodes} nodes are left`],
    ...(datacenter.backupHours === undefined ? [] : [['full backup', fullBackup(datacenter)] as const]),
    ...(datacenter.quotaVcpus === undefined ? [] : [['EC2 quota', `${words.number(datacenter.quotaVcpus)} vCPU, one instance that replaces another included`] as const]),
  ];
}

/** The volume of each node in a few words. */
export function volume({ sizeGib, type, iops, throughputMibps, storageClassName, ...speed }: VolumePlan): string {
  const size = `${sizeGib === undefined ? 'a size known at deployment' : words.gibibytes(sizeGib)} a node`;
  const made = iops === undefined || throughputMibps === undefined ? '' : `, ${words.number(iops)} IOPS and ${words.number(throughputMibps)} MiB/s`;
  const { sustainedIops, sustainedThroughputMibps } = speed;
  const slower = sustainedIops !== undefined && sustainedThroughputMibps !== undefined
    && (sustainedIops < iops! || sustainedThroughputMibps < throughputMibps!)
    ? ` (the instance sustains ${words.number(sustainedIops)} and ${words.number(sustainedThroughputMibps)})` : '';
  return `${size}, ${type ?? 'StorageClass'}${type ? '' : ` ${storageClassName}`}${made}${slower}`;
}

export function resources(value: ResourcePlan | undefined): string {
  return value ? `${words.vcpus(value.cpuMillis)}, ${words.mebibytes(value.memoryMib)}` : 'unknown';
}

/** When backups start: each distinct schedule once. */
export function started({ schedules }: BackupPlan): string {
  const texts = schedules.map(({ cron, type, enabled }) =>
    `cron "${cron ?? '(known at deployment)'}" UTC${type === 'full' ? ' (full)' : ''}${enabled ? '' : ' (paused)'}`);
  return [...new Set(texts)].join(' and ');
}

/** How many backups are kept, and for how long that reaches back. */
export function kept({ retentionDays, maxCount }: BackupPlan): string {
  if (maxCount === 0) return 'for ever';
  return `the last ${maxCount}${retentionDays === undefined ? '' : ` (${words.count(retentionDays, 'day')})`}`;
}

/** When the alarm on the age of backups goes off, and what it costs. */
export function alarm({ ageAlarmHours, ageAlarmUsd }: BackupPlan): string {
  return `alarm if the newest complete one is older than ${words.duration(ageAlarmHours! * 60)}, about $${ageAlarmUsd!.toFixed(2)} a month `
    + `(estimate, list prices of us-east-1, ${PRICES_OF})`;
}

/** How many addresses a zone needs of how many. */
export function addresses({ addresses: needed, subnetAddresses }: ZonePlan): string {
  return `${words.number(needed)} needed${subnetAddresses === undefined ? '' : ` of ${words.number(subnetAddresses)} in the subnet`}`;
}

function instance({ instanceType, instance: facts, allocatable }: CassandraDatacenterPlan): string {
  const name = instanceType ?? 'a type known at deployment';
  if (!facts) return name;
  const more = [facts.architecture, facts.networkGbps && `${facts.networkGbps} Gbit/s network`].filter(Boolean).map((text) => `, ${text}`).join('');
  return `${name}: ${resources(facts)}${more}; pods can have ${resources(allocatable)}`;
}

function fits({ fits: fit }: CassandraDatacenterPlan): string {
  return fit === undefined ? '' : fit ? '' : '; MORE than is surely left beside kubelet and daemonsets';
}

function fullBackup({ backupGibPerNode, backupHours, backupMibps, nodes }: CassandraDatacenterPlan): string {
  return `up to ${words.gibibytes(backupGibPerNode! * nodes)}, ${words.duration(backupHours! * 60)} at ${words.number(backupMibps!)} MiB/s a node; a restore takes as long`;
}
