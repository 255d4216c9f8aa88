import type { LiveCluster } from '../../backends/live';
import { RingState, ringState } from '../../lifecycle/handlers/ring';

/** A ring, and the datacenters by which it is judged. */
export interface Standing {
  readonly ring: RingState;
  /** Names of the desired datacenters. */
  readonly datacenters: readonly string[];
}

/** State of a ring as seen by an observer who changed nothing, at a time in milliseconds since 1970. */
export function standing(live: LiveCluster, now: number): Standing {
  const leaving = live.datacenters.filter(({ isLeaving }) => isLeaving).map(({ name }) => name);
  const datacenters = live.wanted ?? live.datacenters.filter(({ isLeaving }) => !isLeaving).map(({ name }) => name);
  return { ring: ringState(live, { datacenters, leaving, isCreation: false, startedAt: live.changedAt ?? now, now }), datacenters };
}

/** Why a cluster is not in the desired state; undefined if it is. */
export function missing(live: LiveCluster, now: number): string | undefined {
  const { ring } = standing(live, now);
  return ring.isReady ? undefined : ring.told || 'the operator is not through with the last change';
}
