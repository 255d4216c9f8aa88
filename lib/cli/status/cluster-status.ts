import { standing } from './standing';
import type { LiveDatacenter, LivePod } from '../../backends/live';
import type { Watch } from '../../backends/watch';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { described } from '../../lifecycle/handlers/ring-words';
import { lookAt } from '../../lifecycle/handlers/watched';

export interface NodeCount {
  readonly wanted: number;
  readonly ready: number;
}

/** How a datacenter stands. */
export interface DatacenterStatus {
  readonly name: string;
  readonly nodes: NodeCount;
  /** Whether it is as it was asked to be, and its operator is through. */
  readonly ready: boolean;
  /** Whether it is on its way out. */
  readonly leaving: boolean;
  /** What its operator says, as in "Ready" or "Updating (ScalingUp)". */
  readonly state: string;
}

/** How a Cassandra cluster stands, as the gates of a deployment see it. */
export interface ClusterStatus {
  readonly name: string;
  readonly namespace: string;
  /** Whether all of it is as it was asked to be, and its operator is through. */
  readonly ready: boolean;
  /** In a few words, as in "ready" or "rolling, 2 of 6". */
  readonly state: string;
  readonly nodes: NodeCount;
  readonly datacenters: readonly DatacenterStatus[];
  /** Tasks, restores, rolls and decommissions that are not through. */
  readonly underWay: readonly string[];
  /** What stands in the way, if it is not ready. */
  readonly missing?: string;
  /** What one should know although nothing waits for it. */
  readonly remarks: readonly string[];
}

/** Looks at one cluster: only reads. */
export async function clusterStatus(client: KubernetesClient, watch: Watch, namespace: string, name: string): Promise<ClusterStatus> {
  const now = Date.now();
  const looked = await lookAt(client, { Namespace: namespace, Name: name, Watch: JSON.stringify(watch) }, now);
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
