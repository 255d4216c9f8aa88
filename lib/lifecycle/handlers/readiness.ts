import { ClusterName, clusterPath, datacentersIn } from './cassandra-objects';
import type { KubernetesClient } from './kubernetes';
import { isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';

interface Cluster extends ClusterName {
  readonly Datacenters: string[];
}

/**
 * Waits until Cassandra serves: the cluster and all its datacenters have seen what was asked of them, and are ready.
 *
 * A stack that rolls back is not waited for. After an update that cannot be taken back (release, nodes, racks, volumes) it does not fail but tells: a
 * rollback would shrink a ring that grows, or put an older Cassandra on newer files.
 */
export const readiness: Waiting = { acts: 'forward', needs: ['Namespace', 'Name', 'Datacenters'], progress, giveUp };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (await isWayBack(event, tools)) return { done: true, data: { Status: 'not waited for: the stack rolls back' } };
  const missing = await whatIsMissing(await tools.kubernetes(), event.ResourceProperties as unknown as Cluster);
  return missing === undefined ? { done: true, data: { Status: 'ready' } } : { done: false, missing };
}

function giveUp({ RequestType, ResourceProperties, OldResourceProperties }: WaitingEvent, message: string): Progress {
  if (RequestType === 'Update' && ResourceProperties.OneWay !== OldResourceProperties?.OneWay) {
    console.error(message);
    // Outputs hold 1024 characters.
    return { done: true, data: { Status: `${message.slice(0, 900)} (told and not failed: this change cannot be taken back)` } };
  }
  throw new Error(`Cassandra is not ready ${message}`);
}

/** Nothing if all is ready; else what stands in the way, the worst first. */
export async function whatIsMissing(client: KubernetesClient, cluster: Cluster): Promise<string | undefined> {
  const { Namespace, Name, Datacenters } = cluster;
  const there = await client.find(clusterPath(cluster));
  if (!there) return `K8ssandraCluster ${Namespace}/${Name} is not there`;
  const datacenters = await datacentersIn(client, Namespace);
  const waiting = Datacenters.filter((name) => !isReady(datacenters.find(({ metadata }) => metadata.name === name)));
  const error = there.status?.error && there.status.error !== 'None' ? `K8ssandraCluster ${Name} says: ${there.status.error}` : undefined;
  const seen = there.status?.observedGeneration === undefined || there.status.observedGeneration >= there.metadata.generation;
  if (seen && waiting.length === 0 && error === undefined) return undefined;

  const pods = await client.list(`/api/v1/namespaces/${Namespace}/pods`);
  const troubled = pods.filter((pod) => isCassandra(pod) && !isPodReady(pod)).sort((one, other) => rankOf(other) - rankOf(one));
  const parts = [
    ...(troubled[0] ? [`worst pod ${describePod(troubled[0])}${await newestWarning(client, Namespace, troubled[0].metadata.name)}`] : []),
    ...(error ? [error] : []),
    ...waiting.map((name) => describeDatacenter(name, datacenters.find(({ metadata }) => metadata.name === name), pods)),
    ...(seen ? [] : ['the operator has not looked at the last change of the K8ssandraCluster']),
  ];
  return `${parts.join('; ')}. Look with kubectl -n ${Namespace} get k8ssandraclusters,cassandradatacenters,pods,events`;
}

/** Ready=True alone stands for what was asked before, until the operator has seen the new generation. */
function isReady(datacenter: any): boolean {
  const conditions: any[] = datacenter?.status?.conditions ?? [];
  const is = (type: string) => conditions.some((condition) => condition.type === type && condition.status === 'True');
  return is('Ready') && !is('Updating') && !is('ScalingUp') && !is('ScalingDown')
    && !conditions.some(({ type, status }) => type === 'Valid' && status === 'False')
    && (datacenter.status.observedGeneration ?? 0) >= datacenter.metadata.generation
    && datacenter.status.cassandraOperatorProgress === 'Ready';
}

function isCassandra({ metadata }: any): boolean {
  return metadata.labels?.['app.kubernetes.io/managed-by'] === 'cass-operator' || metadata.labels?.['cassandra.datastax.com/datacenter'] !== undefined;
}

function isPodReady({ status }: any): boolean {
  return (status?.conditions ?? []).some((condition: any) => condition.type === 'Ready' && condition.status === 'True');
}

/** A pod that restarts is worse than one that has no place, which is worse than one that starts. */
function rankOf(pod: any): number {
  const { restarts, waiting } = containersOf(pod);
  return (waiting ? 100 : 0) + (restarts > 0 ? 50 : 0) + (pod.status?.phase === 'Pending' ? 10 : 0) + Math.min(restarts, 9);
}

/** How its containers are; a container that only starts is not worth telling. */
function containersOf({ status }: any): { restarts: number; waiting?: string } {
  const all: any[] = [...status?.initContainerStatuses ?? [], ...status?.containerStatuses ?? []];
  const stuck = all.find(({ state }) => state?.waiting?.reason && !['ContainerCreating', 'PodInitializing'].includes(state.waiting.reason));
  return {
    restarts: all.reduce((sum, { restartCount }) => sum + (restartCount ?? 0), 0),
    waiting: stuck && `${stuck.name}: ${stuck.state.waiting.reason}${stuck.state.waiting.message ? ` (${String(stuck.state.waiting.message).slice(0, 200)})` : ''}`,
  };
}

function describePod(pod: any): string {
  const { restarts, waiting } = containersOf(pod);
  const unscheduled = (pod.status?.conditions ?? []).find(({ type, status }: any) => type === 'PodScheduled' && status === 'False');
  const rack = pod.metadata.labels?.['cassandra.datastax.com/rack'];
  return [
    `${pod.metadata.name}${rack ? ` of rack ${rack}` : ''} (${pod.status?.phase ?? 'unknown'}${restarts > 0 ? `, ${restarts} restarts` : ''})`,
    ...(waiting ? [waiting] : []),
    ...(unscheduled ? [`${unscheduled.reason}: ${String(unscheduled.message ?? '').slice(0, 300)}`] : []),
  ].join(', ');
}

/** Healthy starts show these too. Source: measured with cass-operator 1.30.3. */
const HARMLESS = /Startup probe failed|Readiness probe failed|ReconcileFailed|no pods were ready|already exists|pod not found/i;

async function newestWarning(client: KubernetesClient, namespace: string, pod: string): Promise<string> {
  const selector = encodeURIComponent(`type=Warning,involvedObject.name=${pod}`);
  const events = (await client.list(`/api/v1/namespaces/${namespace}/events?fieldSelector=${selector}`))
    .filter(({ reason, message }) => !HARMLESS.test(`${reason} ${message}`))
    .sort((one, other) => String(other.lastTimestamp ?? other.eventTime ?? '').localeCompare(String(one.lastTimestamp ?? one.eventTime ?? '')));
  return events[0] ? `, warning ${events[0].reason}: ${String(events[0].message).slice(0, 300)}` : '';
}

function describeDatacenter(name: string, datacenter: any, pods: any[]): string {
  if (!datacenter) return `CassandraDatacenter ${name} is not there yet`;
  const own = pods.filter(({ metadata }) => metadata.labels?.['cassandra.datastax.com/datacenter'] === name);
  const invalid = (datacenter.status?.conditions ?? []).find(({ type, status }: any) => type === 'Valid' && status === 'False');
  return `datacenter ${name} is ${datacenter.status?.cassandraOperatorProgress ?? 'not started'}, `
    + `${own.filter(isPodReady).length} of ${datacenter.spec?.size} nodes ready${invalid ? `, not valid: ${String(invalid.message).slice(0, 300)}` : ''}`;
}
