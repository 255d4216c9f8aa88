/** A pod that must leave before its instance is terminated: neither a DaemonSet pod nor a static pod. */
export interface RollPod {
  readonly namespace: string;
  readonly name: string;
  /** Ensures that a later pod of the same name is not evicted in its place. */
  readonly uid: string;
  /** Whether it is a member of the ring. */
  readonly isMember: boolean;
  /** Whether it is terminating. */
  readonly isLeaving: boolean;
  /** The reason why it must not be moved, if any. */
  readonly isFixed?: string;
}

/** The Kubernetes node of an instance. */
export interface RollNode {
  readonly name: string;
  readonly isReady: boolean;
  readonly isCordoned: boolean;
  /** Whether a roll has started on it, according to its annotation, which outlives the process. */
  readonly isMarked: boolean;
  /** Pods that must leave. Read for marked nodes only; no pod is moved earlier. */
  readonly pods: readonly RollPod[];
  /** Attached volumes. Read for marked nodes only. */
  readonly volumes: number;
}

/** One instance of an Auto Scaling group. */
export interface RollInstance {
  readonly id: string;
  readonly group: string;
  readonly zone: string;
  readonly datacenter?: string;
  readonly rack?: string;
  /** State in Auto Scaling: "InService", "Pending", "Terminating:Wait". */
  readonly lifecycle: string;
  readonly isHealthy: boolean;
  /** Launch template and version from which it was launched, as in "lt-0a version 3"; undefined if Auto Scaling does not report them. */
  readonly template?: string;
  /** Launch template and version from which its group launches instances now. */
  readonly currentTemplate: string;
  /** Undefined if it has not joined. */
  readonly node?: RollNode;
}

export interface RollGroup {
  readonly name: string;
  /** Desired number of instances. */
  readonly desired: number;
  /** Whether it may launch a replacement. */
  readonly launches: boolean;
}

/** One member of the service whose instances are replaced; for Cassandra, a pod. */
export interface Member {
  readonly name: string;
  /** The place in which members are counted; for Cassandra, a datacenter. */
  readonly place: string;
  /** Id of its instance; undefined while no known instance runs it. */
  readonly instance?: string;
  readonly isReady: boolean;
}

/** The service whose instances are replaced. The code that reads it defines its health: nothing here is specific to Cassandra. */
export interface Ring {
  /** Desired number of members per place. */
  readonly wanted: Readonly<Record<string, number>>;
  readonly members: readonly Member[];
  /** Why its operator has not finished, for people; also while a member is coming back. */
  readonly unsettled?: string;
  /** Operations that must not overlap with a replacement, for people: tasks, restores, decommissions. */
  readonly otherWork: readonly string[];
}

/** The observed state. All decisions are based on it alone, so that another run can resume one that was stopped. */
export interface Observed {
  readonly instances: readonly RollInstance[];
  readonly groups: readonly RollGroup[];
  readonly ring: Ring;
}

/** The goal of a run, fixed at its start. */
export interface Goal {
  /** Ids of the instances to replace. */
  readonly instances: readonly string[];
  /** Sizes of the groups: a change means that someone else is working on them. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Whether it is in service; instances that are starting or terminating are not touched. */
export function isInService({ lifecycle }: RollInstance): boolean {
  return lifecycle === 'InService';
}

/** Members on an instance. */
export function membersOn({ id }: RollInstance, { members }: Ring): Member[] {
  return members.filter(({ instance }) => instance === id);
}

/** Order: datacenter by datacenter, rack by rack. */
export function inOrder(instances: readonly RollInstance[]): RollInstance[] {
  const key = ({ datacenter = '', rack = '', group, id }: RollInstance) => [datacenter, rack, group, id].join('\u0000');
  return [...instances].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** "rack r1 of datacenter dc1" as far as known, else the zone. */
export function placeOf({ datacenter, rack, zone }: RollInstance): string {
  return datacenter === undefined ? zone : `${rack === undefined ? '' : `rack ${rack} of `}datacenter ${datacenter}`;
}
