import { RING } from './watch';
import type { LiveBackend } from '../../lib/backends/live';
import { changedByKubectl, livePods } from '../../lib/backends/live-pods';
import { CORE, kubernetesPath } from '../../lib/private/kubernetes-path';

/** The toy says in its status how many nodes serve. */
export const toyLive: LiveBackend = {
  async look(reader, { Namespace, Name }) {
    const ring = await reader.find(kubernetesPath(RING, Namespace, Name));
    const { nodes = 0, datacenter } = ring?.spec ?? {};
    const serving = ring?.status?.serving ?? 0;
    return {
      exists: ring !== undefined,
      isSeen: ring !== undefined && ring.status?.seen === ring.metadata.generation,
      changedAt: ring && changedByKubectl(ring),
      nodes,
      datacenters: ring ? [{
        name: datacenter, nodes, isReady: serving === nodes, isLeaving: false, hasBegunToLeave: false, told: `${serving} of ${nodes} nodes serve`,
      }] : [],
      pods: livePods(await reader.list(kubernetesPath(CORE.pods, Namespace)), { datacenter: 'toy/datacenter', rack: 'toy/rack' }),
      running: [],
      restartsWithNextChange: false,
    };
  },
};
