import type { Kind, Watch } from './watch';

/** The part of the Kubernetes API that observation needs. */
export interface LiveReader {
  find(path: string): Promise<any | undefined>;
  list(path: string): Promise<any[]>;
  /** Empty if the kind does not exist. */
  listOrNone(path: string): Promise<any[]>;
}

/** A Cassandra cluster in Kubernetes. */
export interface ClusterName {
  readonly Namespace: string;
  readonly Name: string;
}

/** One Cassandra node. */
export interface LivePod {
  readonly name: string;
  readonly datacenter?: string;
  readonly rack?: string;
  /** Name of the Kubernetes node to which it is assigned. */
  readonly node?: string;
  readonly isReady: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When it last became ready or unready. */
  readonly changedAt: number;
  /** Why it cannot recover by itself: crash loop, image, no worker node to run on. */
  readonly broken?: string;
  /** Description for people: phase, restarts, what it waits for. */
  readonly told: string;
  /** Injected environment variables, for pods that receive their identity by injection. */
  readonly variables: readonly string[];
  readonly serviceAccount?: string;
}

export interface LiveDatacenter {
  readonly name: string;
  /** Desired number of nodes. */
  readonly nodes: number;
  /** Whether it has applied the last change and is ready. */
  readonly isReady: boolean;
  /** Whether it is being removed: it is marked for deletion, or the cluster no longer lists it. */
  readonly isLeaving: boolean;
  /** Whether its operator has started to remove it: from then on, it cannot be kept. */
  readonly hasBegunToLeave: boolean;
  /** What its operator is doing, for people. */
  readonly told: string;
  /** Why the operator refuses to continue. */
  readonly invalid?: string;
}

/** Observed state of a Cassandra cluster, independent of the backend. */
export interface LiveCluster {
  /** Whether its custom resource exists. */
  readonly exists: boolean;
  /** Whether its operator has finished the last change. */
  readonly isSeen: boolean;
  /** The error that the operator reports. */
  readonly error?: string;
  /** When the desired state last changed, if known. */
  readonly changedAt?: number;
  /** Desired number of nodes, over all datacenters. */
  readonly nodes: number;
  /** Names of the desired datacenters. @default - those that exist and are not being removed */
  readonly wanted?: readonly string[];
  readonly datacenters: readonly LiveDatacenter[];
  readonly pods: readonly LivePod[];
  /** Operations in progress, for people: rebuild, decommission, restore, repair setup. */
  readonly running: readonly Activity[];
  /** Whether changes of an operator upgrade wait for the next change of the cluster, which then restarts every node. */
  readonly restartsWithNextChange: boolean;
}

/** An operation in progress that must not overlap with a change. */
export interface Activity {
  readonly kind: 'task' | 'restore' | 'decommission' | 'roll' | 'other';
  readonly told: string;
}

/** How one backend is observed: the only part of it that runs in the functions of a deployment. */
export interface LiveBackend {
  /** When the superuser's password was last set in Cassandra, by datacenter of one cluster, if the operator records it. */
  usersSet?(reader: LiveReader, cluster: ClusterName): Promise<ReadonlyMap<string, string>>;
  /** @param now milliseconds since 1970 */
  look(reader: LiveReader, cluster: ClusterName, watch: Watched, now: number): Promise<LiveCluster>;
}

/** The part of a {@link Watch} that the functions receive. */
export type Watched = Pick<Watch, 'owner' | 'children' | 'looks' | 'ready'>;

/** Kind and name of an object, for people. */
export function named({ kind }: Kind, name: string): string {
  return `${kind} ${name}`;
}
