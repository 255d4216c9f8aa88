import type { LivePod } from '../../backends/live';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { KubernetesError } from '../../lifecycle/handlers/kubernetes-error';
import { clusterPath, CORE } from '../../private/kubernetes-path';
import type { Room } from '../../restore/observed';

/** An empty Cassandra has a few hundred MiB, and a file system keeps some for itself. */
const EMPTY = 0.9;

/** Free space on the data volumes, as the kubelets report it; volumes about which nothing can be learnt are left out. */
export async function readRoom(client: KubernetesClient, namespace: string, pods: readonly LivePod[], volume: string): Promise<Room[]> {
  const nodes = [...new Set(pods.flatMap(({ node }) => node ?? []))];
  const summaries = await Promise.all(nodes.map((node) => summaryOf(client, node)));
  return summaries.flat().flatMap(({ podRef, volume: volumes }: any) => {
    const { availableBytes: free, capacityBytes: all } = (volumes ?? []).find(({ name }: any) => name === volume) ?? {};
    if (podRef?.namespace !== namespace || !Number.isFinite(free)) return [];
    return [{ pod: String(podRef.name), bytes: Number(free), isEmpty: Number(free) > EMPTY * Number(all) }];
  });
}

async function summaryOf(client: KubernetesClient, node: string): Promise<any[]> {
  try {
    const { pods } = await client.request({ method: 'GET', path: `${clusterPath(CORE.nodes, node)}/proxy/stats/summary` });
    return Array.isArray(pods) ? pods : [];
  } catch (error) {
    // Few may read it, and a kubelet can be away: the volume counts as unseen.
    if (error instanceof KubernetesError) return [];
    throw error;
  }
}
