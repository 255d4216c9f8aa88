import type { LiveCluster, LiveDatacenter, LivePod } from '../../backends/live';

/** If nothing progresses for this long, nothing will; and a node that restarts with new settings is ready long before. */
export const STILL_MS = 20 * 60_000;

/** The desired state with which the ring is compared. */
export interface Wanted {
  readonly datacenters: readonly string[];
  /** Datacenters that are removed deliberately. */
  readonly leaving: readonly string[];
  readonly isCreation: boolean;
  /** Start of the wait. */
  readonly startedAt: number;
  readonly now: number;
}

/** Progress of a change over the nodes of a ring. */
export interface RingState {
  /** The ring is in the desired state, and the operator has finished. */
  readonly isReady: boolean;
  /** All nodes of all desired datacenters are ready, whatever else is in progress. */
  readonly serves: boolean;
  /** A node of the new revision that cannot start. */
  readonly broken?: LivePod;
  /** Nothing has progressed for a while. */
  readonly isStill: boolean;
  /** Whether any node was created or restarted since the change. */
  readonly moved: boolean;
  /** Datacenters that exist although they are neither desired nor declared as being removed. */
  readonly unwanted: readonly LiveDatacenter[];
  readonly leaving: readonly LiveDatacenter[];
  /** Description, as in "rolling, 22 of 60". */
  readonly told: string;
}

export function ringState(live: LiveCluster, wanted: Wanted): RingState {
  const gone = live.datacenters.filter(({ name, isLeaving }) => isLeaving || !wanted.datacenters.includes(name));
  const leaving = gone.filter(({ name }) => wanted.leaving.includes(name));
  const pods = live.pods.filter(({ datacenter }) => wanted.datacenters.includes(datacenter ?? ''));
  const since = live.changedAt ?? wanted.startedAt;
  const isNew = (pod: LivePod) => wanted.isCreation || pod.createdAt >= since;
  const lastMove = Math.max(since, wanted.startedAt, ...live.pods.map(({ changedAt }) => changedAt));
  const serves = wanted.datacenters.every((name) => live.datacenters.some((one) => one.name === name && one.isReady));
  return {
    isReady: live.exists && live.isSeen && live.error === undefined && serves && gone.length === 0,
    serves,
    broken: pods.find((pod) => isNew(pod) && !pod.isReady && (pod.broken !== undefined || wanted.now - pod.changedAt > STILL_MS)),
    isStill: wanted.now - lastMove > STILL_MS,
    moved: pods.some(({ changedAt }) => changedAt >= since),
    unwanted: gone.filter((one) => !leaving.includes(one)),
    leaving,
    told: [...leaving.map((one) => leavingTold(one, live)), ...(serves ? [] : [ringTold(live, pods, isNew, wanted.isCreation)])].join('; '),
  };
}

function leavingTold({ name, nodes }: LiveDatacenter, { pods }: LiveCluster): string {
  const left = pods.filter(({ datacenter }) => datacenter === name).length;
  return `${name} leaves, ${Math.max(0, nodes - left)} of ${nodes}`;
}

function ringTold({ nodes }: LiveCluster, pods: readonly LivePod[], isNew: (pod: LivePod) => boolean, isCreation: boolean): string {
  const ready = pods.filter((pod) => pod.isReady);
  if (isCreation) return `starting, ${ready.length} of ${nodes}`;
  const isRoll = pods.length >= nodes && pods.some((pod) => !isNew(pod));
  return isRoll ? `rolling, ${ready.filter(isNew).length} of ${nodes}` : `changing, ${ready.length} of ${nodes} nodes ready`;
}
