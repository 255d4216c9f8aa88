import type { Kind, Watch } from './watch';

/** As much of the Kubernetes API as looking needs. */
export interface LiveReader {
  find(path: string): Promise<any | undefined>;
  list(path: string): Promise<any[]>;
  /** None if there is no such kind. */
  listOrNone(path: string): Promise<any[]>;
}

/** A Cassandra cluster in Kubernetes. */
export interface ClusterName {
  readonly Namespace: string;
  readonly Name: string;
}

/** One node of Cassandra. */
export interface LivePod {
  readonly name: string;
  readonly datacenter?: string;
  readonly rack?: string;
  /** Name of the Kubernetes node that it was given. */
  readonly node?: string;
  readonly isReady: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When it became ready, or ceased to be. */
  readonly changedAt: number;
  /** Why it does not get any further by itself: crash loop, image, no place. */
  readonly broken?: string;
  /** For people: phase, restarts, what it waits for. */
  readonly told: string;
  /** Variables that are injected into it, for pods that get an identity by injection. */
  readonly variables: readonly string[];
  readonly serviceAccount?: string;
}

export interface LiveDatacenter {
  readonly name: string;
  /** Nodes that it shall have. */
  readonly nodes: number;
  /** Whether it has seen what was asked last, and serves. */
  readonly isReady: boolean;
  /** Whether it is on its way out: it is deleted, or the cluster no longer names it. */
  readonly isLeaving: boolean;
  /** Whether its operator has begun to take it away: from then on it never comes back. */
  readonly hasBegunToLeave: boolean;
  /** What its operator does, for people. */
  readonly told: string;
  /** Why the operator refuses to go on. */
  readonly invalid?: string;
}

/** A Cassandra cluster as it stands, whichever backend runs it. */
export interface LiveCluster {
  /** Whether its custom resource is there. */
  readonly exists: boolean;
  /** Whether its operator is through with the last change. */
  readonly isSeen: boolean;
  /** What the operator fails on. */
  readonly error?: string;
  /** When what is wanted changed last, if it is known. */
  readonly changedAt?: number;
  /** Nodes that all its datacenters shall have together. */
  readonly nodes: number;
  /** Names of the datacenters that are asked for. @default - those that are there and do not leave */
  readonly wanted?: readonly string[];
  readonly datacenters: readonly LiveDatacenter[];
  readonly pods: readonly LivePod[];
  /** What goes on, for people: rebuild, decommission, restore, repairs that are set up. */
  readonly running: readonly Activity[];
  /** Whether an upgrade of the operator waits for the next change, which restarts every node. */
  readonly restartsWithNextChange: boolean;
}

/** Something that goes on and that a change must not be mixed into. */
export interface Activity {
  readonly kind: 'task' | 'restore' | 'decommission' | 'roll' | 'other';
  readonly told: string;
}

/** How one backend is looked at: the one part of it that runs in the functions of a deployment. */
export interface LiveBackend {
  /** When the superuser's password was set in Cassandra last, by datacenter, if somebody writes that down. */
  usersSet?(reader: LiveReader, namespace: string): Promise<ReadonlyMap<string, string>>;
  /** @param now milliseconds since 1970 */
  look(reader: LiveReader, cluster: ClusterName, watch: Watched, now: number): Promise<LiveCluster>;
}

/** What of a {@link Watch} goes to the functions. */
export type Watched = Pick<Watch, 'owner' | 'children' | 'looks' | 'ready'>;

/** A kind for people, with its name. */
export function named({ kind }: Kind, name: string): string {
  return `${kind} ${name}`;
}
