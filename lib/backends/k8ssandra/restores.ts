import { MEDUSA_MIBPS } from './companions';
import { isOfCluster, LABELS } from './labels';
import { newObject } from './new-object';
import { CLUSTER, DATACENTER, RESTORE } from './watch';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';
import { safeText } from '../../private/safe-text';
import type { Backup, ObservedRestores, RestoredNode, RestoreRun, RestoreTarget } from '../../restore/observed';
import type { ClusterName, LiveReader } from '../live';
import { conditionOf, timeOf } from '../live-pods';
import type { Restores } from '../restores';
import type { Kind } from '../watch';

const medusa = (plural: string, kind: string): Kind => ({ group: RESTORE.group, version: RESTORE.version, plural, kind });
const BACKUP = medusa('medusabackups', 'MedusaBackup');
const BACKUP_JOB = medusa('medusabackupjobs', 'MedusaBackupJob');
const SCHEDULE = medusa('medusabackupschedules', 'MedusaBackupSchedule');
const MEDUSA_TASK = medusa('medusatasks', 'MedusaTask');

const KINDS = [DATACENTER, BACKUP, RESTORE, BACKUP_JOB, SCHEDULE, MEDUSA_TASK] as const;

/** Init container in which Medusa replaces the data of a node. */
const CONTAINER = 'medusa-restore';
/** A node restarts its restore for ever; a first failure may be a passing one. */
const TRIES = 3;

/** Restores by Medusa, as k8ssandra-operator 1.32.5 runs them. */
export const k8ssandraRestores: Restores = {
  look,
  restore: (cluster, { name, backup, datacenter }) => newObject(RESTORE, cluster, name, { backup, cassandraDatacenter: datacenter }),
  sync: (cluster, { name, datacenter }) => newObject(MEDUSA_TASK, cluster, name, { operation: 'sync', cassandraDatacenter: datacenter }),
  dataVolume: 'server-data',
  container: CONTAINER,
  backupContainer: 'medusa',
};

async function look(reader: LiveReader, { Namespace, Name }: ClusterName): Promise<ObservedRestores> {
  const list = (kind: Kind) => reader.listOrNone(kubernetesPath(kind, Namespace));
  const cluster = await reader.find(kubernetesPath(CLUSTER, Namespace, Name));
  const pods = await reader.list(kubernetesPath(CORE.pods, Namespace));
  const [all, backups, restores, jobs, schedules, tasks] = await Promise.all(KINDS.map(list));
  const datacenters = all.filter((one) => isOfCluster(one, Name));
  const targets = datacenters.map((one) => targetOf(one, pods, bytesPerSecond(cluster)));
  const names = new Set(targets.map(({ name }) => name));
  const here = (objects: any[], placeOf: (one: any) => string) => objects.filter((one) => names.has(placeOf(one)));
  return {
    backups: here(backups, (one) => datacenterOf(one, targets)).map((one) => backupOf(one, targets)),
    targets,
    runs: here(restores, ({ spec }) => spec.cassandraDatacenter).map((one) => runOf(one, pods)),
    backingUp: here(jobs, ({ spec }) => spec.cassandraDatacenter).filter(({ status }) => !status?.finishTime)
      .map(({ metadata, spec }) => `backup ${metadata.name} of datacenter ${spec.cassandraDatacenter} is being made`
        + ` (if a pod does not answer, it never ends: kubectl -n ${Namespace} delete medusabackupjob ${metadata.name})`),
    purges: here(schedules, ({ spec }) => spec.backupSpec?.cassandraDatacenter).some(({ spec }) => spec.operationType === 'purge' && !spec.disabled),
    synced: tasks.filter(({ status }) => status?.finishTime)
      .map(({ metadata, status }) => ({ name: metadata.name, isDone: (status.finished ?? []).length > 0 })),
  };
}

/**
 * Datacenter of a backup. A look into the bucket gives each backup that it finds to the datacenter that looked (1.32.5), so its nodes count; the
 * operator compares them, too, and not what the object says.
 */
function datacenterOf({ spec, status }: any, targets: readonly RestoreTarget[]): string {
  const inCassandra = status?.nodes?.[0]?.datacenter;
  return targets.find(({ nameInCassandra }) => nameInCassandra === inCassandra)?.name ?? spec.cassandraDatacenter;
}

/** The operator itself restores a backup that records no nodes without any check. */
function backupOf(object: any, targets: readonly RestoreTarget[]): Backup {
  const { metadata, status } = object;
  const { totalNodes = 0, finishedNodes = 0, finishTime } = status ?? {};
  const incomplete = [
    ...(finishTime && totalNodes > 0 ? [] : ['it records no end']),
    ...(finishedNodes === totalNodes ? [] : [`${finishedNodes} of ${totalNodes} nodes finished it`]),
    ...(status?.status === undefined || status.status === 'SUCCESS' ? [] : [`its status is ${safeText(status.status, 40)}`]),
  ];
  return {
    name: metadata.name,
    datacenter: datacenterOf(object, targets),
    finishedAt: finishTime && timeOf(finishTime),
    incomplete: incomplete[0],
    nodes: (status?.nodes ?? []).map(({ host, datacenter, rack, tokens }: any) => (
      { host: String(host), datacenter: String(datacenter), rack: String(rack), tokens: (tokens ?? []).length })),
    bytes: bytesOf(status?.totalSize),
  };
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** The operator writes sizes for people: "1.50 GB", in powers of 1,024. */
function bytesOf(text: unknown): number | undefined {
  const [, value, unit] = /^(\d+(?:\.\d+)?) ([KMGTP]?B)$/.exec(String(text)) ?? [];
  return value === undefined ? undefined : Number(value) * 1024 ** UNITS.indexOf(unit);
}

function targetOf({ metadata, spec }: any, pods: readonly any[], rate: number): RestoreTarget {
  const own = podsOf(metadata.name, pods);
  const racks: string[] = (spec?.racks ?? []).length > 0 ? spec.racks.map(({ name }: any) => name) : ['default'];
  const size = Number(spec?.size ?? 0);
  return {
    name: metadata.name,
    nameInCassandra: spec?.datacenterName || metadata.name,
    // The first racks get what is left over (cass-operator 1.30.3).
    racks: racks.map((name, at) => ({ name, nodes: Math.floor(size / racks.length) + (at < size % racks.length ? 1 : 0) })),
    tokens: spec?.config?.['cassandra-yaml']?.num_tokens,
    bytesPerSecond: rate,
    pods: own.map((pod) => pod.metadata.name),
    answers: own.some(({ status }) => conditionOf(status, 'Ready')?.status === 'True'),
  };
}

/** Medusa limits the transfer of each file. */
function bytesPerSecond(cluster: any): number {
  const { transferMaxBandwidth, concurrentTransfers } = cluster?.spec?.medusa?.storageProperties ?? {};
  const [, mibps] = /^(\d+)MB\/s$/.exec(transferMaxBandwidth ?? '') ?? [];
  return Number(mibps ?? MEDUSA_MIBPS) * 1024 ** 2 * Math.max(1, Number(concurrentTransfers ?? 1));
}

function podsOf(datacenter: string, pods: readonly any[]): any[] {
  return pods.filter(({ metadata }) => metadata.labels?.[LABELS.datacenter] === datacenter && metadata.labels?.[LABELS.rack] !== undefined);
}

/** `finishTime` alone is no success: a refused restore has it too. */
function runOf({ metadata, spec, status }: any, pods: readonly any[]): RestoreRun {
  const { startTime, restorePrepared, datacenterStopped, finishTime, message } = status ?? {};
  const phase = finishTime ? 'ended' : datacenterStopped ? 'restoring' : restorePrepared ? 'stopping' : startTime ? 'preparing' : 'new';
  const startedAt = (pod: any) => timeOf(pod.metadata.creationTimestamp);
  const started = podsOf(spec.cassandraDatacenter, pods).filter((pod) => datacenterStopped && startedAt(pod) >= timeOf(datacenterStopped));
  return {
    name: metadata.name,
    datacenter: spec.cassandraDatacenter,
    backup: spec.backup,
    createdAt: timeOf(metadata.creationTimestamp),
    phase,
    failure: message ? safeText(message) : undefined,
    nodes: started.map(nodeOf),
  };
}

function nodeOf({ metadata: { name }, status }: any): RestoredNode {
  const { state, restartCount = 0, lastState } = (status?.initContainerStatuses ?? []).find((one: any) => one.name === CONTAINER) ?? {};
  if (state?.terminated?.exitCode === 0) return { pod: name, state: 'restored' };
  if (restartCount < TRIES) return { pod: name, state: state?.running ? 'restoring' : 'waiting' };
  const { exitCode, reason } = lastState?.terminated ?? {};
  return { pod: name, state: 'failing', why: `${CONTAINER} failed ${restartCount} times (${safeText(reason ?? 'Error', 40)}, exit code ${exitCode})` };
}
