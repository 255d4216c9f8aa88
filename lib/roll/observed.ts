/** A pod that has to leave before its instance goes: neither a daemonset's nor the node's own. */
export interface RollPod {
  readonly namespace: string;
  readonly name: string;
  /** So that a later pod of the same name is not evicted in its place. */
  readonly uid: string;
  /** Whether it is a member of the ring. */
  readonly isMember: boolean;
  /** Whether it was told to end. */
  readonly isLeaving: boolean;
  /** Why we must not move it, if so. */
  readonly isFixed?: string;
}

/** The Kubernetes node that an instance is. */
export interface RollNode {
  readonly name: string;
  readonly isReady: boolean;
  readonly isCordoned: boolean;
  /** Whether a roll has begun with it: its annotation says so, which outlives the process. */
  readonly isMarked: boolean;
  /** What has to leave. Only read of marked nodes; nobody goes before. */
  readonly pods: readonly RollPod[];
  /** Volumes that are attached. Only read of marked nodes. */
  readonly volumes: number;
}

/** One instance of an Auto Scaling group. */
export interface RollInstance {
  readonly id: string;
  readonly group: string;
  readonly zone: string;
  readonly datacenter?: string;
  readonly rack?: string;
  /** As Auto Scaling calls it: "InService", "Pending", "Terminating:Wait". */
  readonly lifecycle: string;
  readonly isHealthy: boolean;
  /** Launch template and version that it was launched with, as in "lt-0a version 3"; nothing if Auto Scaling does not tell. */
  readonly template?: string;
  /** The same of instances that its group launches now. */
  readonly currentTemplate: string;
  /** Nothing if it has not joined. */
  readonly node?: RollNode;
}

export interface RollGroup {
  readonly name: string;
  /** Instances that it shall have. */
  readonly desired: number;
  /** Whether it may launch one in place of another. */
  readonly launches: boolean;
}

/** One member of the service whose instances are replaced: of Cassandra, a pod. */
export interface Member {
  readonly name: string;
  /** What its number is counted by: of Cassandra, a datacenter. */
  readonly place: string;
  /** Id of its instance; nothing while it has none that we know. */
  readonly instance?: string;
  readonly isReady: boolean;
}

/** The service whose instances are replaced. What makes it healthy is for its reader to say: nothing here is special to Cassandra. */
export interface Ring {
  /** Members that each place shall have. */
  readonly wanted: Readonly<Record<string, number>>;
  readonly members: readonly Member[];
  /** Why its operator is not through, for people; also while a member comes back. */
  readonly unsettled?: string;
  /** What a replacement must not be mixed into, for people: tasks, restores, decommissions. */
  readonly otherWork: readonly string[];
}

/** How everything stands. All decisions are made from this alone, so that a run that was stopped can be resumed by another one. */
export interface Observed {
  readonly instances: readonly RollInstance[];
  readonly groups: readonly RollGroup[];
  readonly ring: Ring;
}

/** What a run is to do, fixed when it starts. */
export interface Goal {
  /** Ids of the instances to replace. */
  readonly instances: readonly string[];
  /** Sizes of the groups: if one changes, somebody else is at work. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Whether it is there to stay; those that come or go are not touched. */
export function isInService({ lifecycle }: RollInstance): boolean {
  return lifecycle === 'InService';
}

/** Members on an instance. */
export function membersOn({ id }: RollInstance, { members }: Ring): Member[] {
  return members.filter(({ instance }) => instance === id);
}

/** Datacenter by datacenter, rack by rack. */
export function inOrder(instances: readonly RollInstance[]): RollInstance[] {
  const key = ({ datacenter = '', rack = '', group, id }: RollInstance) => [datacenter, rack, group, id].join('\u0000');
  return [...instances].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** "rack r1 of datacenter dc1" as far as it is known, else the zone. */
export function placeOf({ datacenter, rack, zone }: RollInstance): string {
  return datacenter === undefined ? zone : `${rack === undefined ? '' : `rack ${rack} of `}datacenter ${datacenter}`;
}
