import { look } from './read-live';
import { standing } from './standing';
import type { LiveDatacenter, LivePod } from '../../backends/live';
import type { Watch } from '../../backends/watch';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { described } from '../../lifecycle/handlers/ring-words';

export interface NodeCount {
  readonly wanted: number;
  readonly ready: number;
}

/** Status of a datacenter. */
export interface DatacenterStatus {
  readonly name: string;
  readonly nodes: NodeCount;
  /** Whether it is in the desired state and its operator has finished. */
  readonly ready: boolean;
  /** Whether it is being removed. */
  readonly leaving: boolean;
  /** State reported by its operator, as in "Ready" or "Updating (ScalingUp)". */
  readonly state: string;
}

/** Status of a Cassandra cluster, as the gates of a deployment see it. */
export interface ClusterStatus {
  readonly name: string;
  readonly namespace: string;
  /** Whether all of it is in the desired state and its operator has finished. */
  readonly ready: boolean;
  /** State in a few words, as in "ready" or "rolling, 2 of 6". */
  readonly state: string;
  readonly nodes: NodeCount;
  readonly datacenters: readonly DatacenterStatus[];
  /** Tasks, restores, rolling restarts and decommissions in progress. */
  readonly underWay: readonly string[];
  /** What is missing, if it is not ready. */
  readonly missing?: string;
  /** Remarks about conditions that do not affect readiness. */
  readonly remarks: readonly string[];
}

/** Reads the status of one cluster, without changing anything. */
export async function clusterStatus(client: KubernetesClient, watch: Watch, namespace: string, name: string): Promise<ClusterStatus> {
  const now = Date.now();
  const looked = await look(client, { namespace, name, watch }, now);
  const { live, remarks } = looked;
  const { ring, datacenters } = standing(live, now);
  const ready = ring.isReady && live.exists;
  const missing = datacenters.filter((one) => !live.datacenters.some((there) => there.name === one));
  return {
    name,
    namespace,
    ready,
    state: ready ? 'ready' : ring.told || 'not ready',
    nodes: { wanted: live.nodes, ready: live.pods.filter(({ isReady }) => isReady).length },
    datacenters: [
      ...live.datacenters.map((one) => datacenterStatus(one, live.pods)),
      ...missing.map((one) => ({ name: one, nodes: { wanted: 0, ready: 0 }, ready: false, leaving: false, state: 'not there yet' })),
    ].sort((one, other) => (one.name < other.name ? -1 : 1)),
    underWay: live.running.map(({ told }) => told),
    ...(!ready && { missing: await described(client, looked, ring, datacenters) }),
    remarks,
  };
}

function datacenterStatus({ name, nodes, isReady, isLeaving, told, invalid }: LiveDatacenter, pods: readonly LivePod[]): DatacenterStatus {
  return {
    name,
    nodes: { wanted: nodes, ready: pods.filter((pod) => pod.datacenter === name && pod.isReady).length },
    ready: isReady && !isLeaving,
    leaving: isLeaving,
    state: invalid ? `${told}, not valid: ${invalid}` : told,
  };
}
