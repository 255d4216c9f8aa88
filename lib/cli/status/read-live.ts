import type { FoundCluster } from './find-clusters';
import type { LiveCluster } from '../../backends/live';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { Looked, lookAt } from '../../lifecycle/handlers/watched';

/** A Cassandra cluster as reported by its backend, with remarks. @param now milliseconds since 1970 */
export function look(client: KubernetesClient, { namespace, name, watch }: FoundCluster, now: number): Promise<Looked> {
  return lookAt(client, { Namespace: namespace, Name: name, Watch: JSON.stringify(watch) }, now);
}

/** A Cassandra cluster as reported by its backend. */
export async function readLive(client: KubernetesClient, cluster: FoundCluster, now: number): Promise<LiveCluster> {
  return (await look(client, cluster, now)).live;
}
