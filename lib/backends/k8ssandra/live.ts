import { isOfCluster, LABELS } from './labels';
import { CLUSTER, DATACENTER, RESTORE, TASK } from './watch';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';
import { own } from '../../private/own';
import { safeText } from '../../private/safe-text';
import type { Activity, LiveBackend, LiveCluster, LiveDatacenter, LiveReader, ClusterName, Watched } from '../live';
import { changedByKubectl, conditionOf, livePods, timeOf } from '../live-pods';

/**
 * Observes clusters of k8ssandra-operator. Measured with 1.32.5 and cass-operator 1.30.3: the observed generation is set at the very end of a
 * reconciliation, Reaper included, and is empty at first, before anything was reconciled; a datacenter that is being removed keeps its object until
 * its last node is gone.
 */
export const k8ssandraLive: LiveBackend = { look, usersSet };

/** Datacenters that join later receive their users with the data of the others. */
const SKIPPED = 'cassandra.datastax.com/skip-user-creation';

async function usersSet(reader: LiveReader, { Namespace, Name }: ClusterName): Promise<Map<string, string>> {
  const datacenters = (await reader.listOrNone(kubernetesPath(DATACENTER, Namespace))).filter((one) => isOfCluster(one, Name));
  return new Map(datacenters.filter(({ metadata }) => metadata.annotations?.[SKIPPED] !== 'true').map(({ metadata, status }) => [metadata.name, String(status?.usersUpserted)]));
}

async function look(reader: LiveReader, { Namespace, Name }: ClusterName, _: Watched, now: number): Promise<LiveCluster> {
  const [cluster, all, everyPod, tasks, restores] = await Promise.all([
    reader.find(kubernetesPath(CLUSTER, Namespace, Name)),
    reader.listOrNone(kubernetesPath(DATACENTER, Namespace)),
    reader.list(kubernetesPath(CORE.pods, Namespace)),
    reader.listOrNone(kubernetesPath(TASK, Namespace)),
    reader.listOrNone(kubernetesPath(RESTORE, Namespace)),
  ]);
  const datacenters = all.filter((one) => isOfCluster(one, Name));
  const foreign = new Set<string>(all.filter((one) => !isOfCluster(one, Name)).map(({ metadata }) => metadata.name));
  const pods = everyPod.filter(({ metadata }) => !foreign.has(metadata.labels?.[LABELS.datacenter]));
  const tasksHere = tasks.filter(({ spec }) => !foreign.has(spec?.datacenter?.name));
  const restoresHere = restores.filter(({ spec }) => !foreign.has(spec?.cassandraDatacenter));
  const wanted = new Set<string>((cluster?.spec?.cassandra?.datacenters ?? []).map(({ metadata }: any) => metadata.name));
  const error = cluster?.status?.error;
  return {
    exists: cluster !== undefined,
    isSeen: cluster?.status?.observedGeneration >= cluster?.metadata?.generation,
    error: error && error !== 'None' ? safeText(error) : undefined,
    changedAt: cluster && changedByKubectl(cluster),
    nodes: (cluster?.spec?.cassandra?.datacenters ?? []).reduce((sum: number, { size, stopped }: any) => sum + (stopped ? 0 : Number(size ?? 0)), 0),
    wanted: [...wanted],
    datacenters: datacenters.map((one) => liveDatacenter(one, wanted, cluster, pods)),
    pods: livePods(pods, LABELS),
    running: [...restoresOf(restoresHere), ...tasksOf(tasksHere, now), ...decommissionsOf(cluster), ...rollsOf(datacenters), ...reapersOf(cluster)],
    restartsWithNextChange: [cluster, ...datacenters].some((one) => conditionOf(one?.status, 'RequiresUpdate')?.status === 'True'),
  };
}

function liveDatacenter({ metadata, spec, status }: any, wanted: ReadonlySet<string>, cluster: any, pods: readonly any[]): LiveDatacenter {
  const is = (type: string) => conditionOf(status, type)?.status === 'True';
  const valid = conditionOf(status, 'Valid');
  const invalid = valid?.status === 'False' ? `${valid.reason ? `${safeText(valid.reason, 80)}: ` : ''}${safeText(valid.message)}` : undefined;
  const isSeen = invalid === undefined && (status?.observedGeneration ?? 0) >= metadata.generation;
  // A stopped datacenter is never Ready: it is in the desired state when none of its pods is left.
  const isStopped = is('Stopped') && !pods.some((pod) => pod.metadata.labels?.[LABELS.datacenter] === metadata.name);
  const serves = is('Ready') && !is('Updating') && !is('ScalingUp') && !is('ScalingDown') && status?.cassandraOperatorProgress === 'Ready';
  return {
    name: metadata.name,
    nodes: spec?.stopped ? 0 : Number(spec?.size ?? 0),
    isReady: isSeen && (spec?.stopped ? isStopped : serves),
    hasBegunToLeave: metadata.deletionTimestamp !== undefined || Boolean(own<any>(cluster?.status?.datacenters, metadata.name)?.decommissionProgress),
    isLeaving: metadata.deletionTimestamp !== undefined || (cluster !== undefined && !wanted.has(metadata.name)),
    told: doing(status, is),
    invalid,
  };
}

/** Conditions that say more than "Updating". */
const DOING = ['ScalingUp', 'ScalingDown', 'RollingRestart', 'Decommission', 'ReplacingNodes', 'ResizingVolumes', 'Resuming', 'Stopped'];

function doing(status: any, is: (type: string) => boolean): string {
  const more = DOING.filter(is);
  return `${safeText(status?.cassandraOperatorProgress ?? 'not started', 40)}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

function tasksOf(tasks: readonly any[], now: number): Activity[] {
  return tasks.filter((task) => isRunning(task, now)).map(({ metadata, spec, status }) => {
    const commands = (spec?.jobs ?? []).map(({ command }: any) => safeText(command, 40)).join(', ');
    return { kind: 'task', told: `${commands || 'a task'} runs on datacenter ${spec?.datacenter?.name} (${TASK.kind} ${metadata.name}, ${status?.succeeded ?? 0} pods done)` };
  });
}

/** A task scheduled for later has no start time yet. */
function isRunning({ spec, status }: any, now: number): boolean {
  return status?.completionTime === undefined && (status?.startTime !== undefined || timeOf(spec?.scheduledTime) <= now);
}

function restoresOf(restores: readonly any[]): Activity[] {
  return restores.filter(({ status }) => !status?.finishTime).map(({ metadata, spec }) => ({
    kind: 'restore', told: `backup ${safeText(spec?.backup, 80)} is restored into datacenter ${spec?.cassandraDatacenter} (${RESTORE.kind} ${metadata.name})`,
  }));
}

function decommissionsOf(cluster: any): Activity[] {
  return Object.entries<any>(cluster?.status?.datacenters ?? {}).filter(([, { decommissionProgress }]) => decommissionProgress)
    .map(([name, { decommissionProgress }]) => ({ kind: 'decommission', told: `datacenter ${name} is decommissioned (${safeText(decommissionProgress, 60)})` }));
}

/** Operations of a datacenter, by their condition. */
const ROLLS: Readonly<Record<string, string>> = {
  Updating: 'the nodes of {} restart one after another',
  RollingRestart: 'the nodes of {} restart one after another',
  ScalingUp: 'nodes are added to {}',
  ScalingDown: 'nodes leave {}',
  ReplacingNodes: 'nodes of {} are replaced',
  ResizingVolumes: 'volumes of {} grow',
  Resuming: '{} starts again',
};

function rollsOf(datacenters: readonly any[]): Activity[] {
  return datacenters.flatMap(({ metadata, status }) => {
    const is = (type: string) => conditionOf(status, type)?.status === 'True';
    // The first start also shows "Resuming", until the datacenter is initialized.
    const starts = conditionOf(status, 'Initialized')?.status === 'False';
    const told = Object.keys(ROLLS).filter((type) => is(type) && !(type === 'Resuming' && starts)).map((type) => ROLLS[type]);
    return [...new Set(told)].map((words) => ({ kind: 'roll' as const, told: words.replace('{}', `datacenter ${metadata.name}`) }));
  });
}

function reapersOf(cluster: any): Activity[] {
  return Object.entries<any>(cluster?.status?.datacenters ?? {}).filter(([, { reaper }]) => reaper?.progress && reaper.progress !== 'Running')
    .map(([name, { reaper }]) => ({ kind: 'other', told: `Reaper of datacenter ${name} is ${safeText(reaper.progress, 40)}` }));
}
