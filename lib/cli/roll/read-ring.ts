import type { LiveCluster } from '../../backends/live';
import type { Ring } from '../../roll/observed';
import { standing } from '../status/standing';

/** The Cassandra ring for a roll. @param instanceOfNode id of the EC2 instance of a Kubernetes node */
export function ringOf(live: LiveCluster, now: number, instanceOfNode: (node: string) => string | undefined): Ring {
  const { ring, datacenters } = standing(live, now);
  const busy = live.running.filter(({ kind }) => !isExclusive(kind)).map(({ told }) => told);
  const unsettled = [...ring.isReady ? [] : [ring.told, live.error].filter((text) => text), ...busy];
  return {
    wanted: Object.fromEntries(live.datacenters.filter(({ name }) => datacenters.includes(name)).map(({ name, nodes }) => [name, nodes])),
    members: live.pods.map(({ name, datacenter, node, isReady }) => ({
      name, place: datacenter ?? '', instance: node === undefined ? undefined : instanceOfNode(node), isReady,
    })),
    unsettled: unsettled.length > 0 || ring.isReady ? unsettled.join('; ') || undefined : 'the operator is not through with the last change',
    otherWork: otherWork(live),
  };
}

/**
 * Operations that would make a replacement dangerous, or that a replacement would endanger. A rolling restart or a start may be the return of a node
 * that the roll evicted.
 */
function isExclusive(kind: string): boolean {
  return ['task', 'restore', 'decommission'].includes(kind);
}

function otherWork({ exists, running, datacenters }: LiveCluster): string[] {
  return [
    ...(exists ? [] : ['the Cassandra cluster does not exist any more']),
    ...running.filter(({ kind }) => isExclusive(kind)).map(({ told }) => told),
    ...datacenters.filter(({ isLeaving }) => isLeaving).map(({ name }) => `datacenter ${name} leaves`),
    ...datacenters.filter(({ nodes, isLeaving }) => nodes === 0 && !isLeaving).map(({ name }) => `datacenter ${name} is stopped, so that nobody can tell whether its nodes would serve`),
  ];
}
