import type { LiveCluster } from '../../backends/live';
import { RingState, ringState } from '../../lifecycle/handlers/ring';

/** A ring and the datacenters that it is judged by. */
export interface Standing {
  readonly ring: RingState;
  /** Names of those that are asked for. */
  readonly datacenters: readonly string[];
}

/** How a ring stands for somebody who changed nothing and only looks, at a moment in milliseconds since 1970. */
export function standing(live: LiveCluster, now: number): Standing {
  const leaving = live.datacenters.filter(({ isLeaving }) => isLeaving).map(({ name }) => name);
  const datacenters = live.wanted ?? live.datacenters.filter(({ isLeaving }) => !isLeaving).map(({ name }) => name);
  return { ring: ringState(live, { datacenters, leaving, isCreation: false, startedAt: live.changedAt ?? now, now }), datacenters };
}
