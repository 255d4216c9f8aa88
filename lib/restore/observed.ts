/** A node as a backup recorded it. */
export interface BackedUpNode {
  /** The name under which its files are stored. */
  readonly host: string;
  /** Datacenter by its name in Cassandra. */
  readonly datacenter: string;
  readonly rack: string;
  /** Number of its tokens; 0 if unknown. */
  readonly tokens: number;
}

/** A backup of one datacenter. */
export interface Backup {
  readonly name: string;
  /** Datacenter by the name of its Kubernetes object. */
  readonly datacenter: string;
  /** Milliseconds since 1970; undefined if it has not finished. */
  readonly finishedAt?: number;
  /** Why it cannot be restored; undefined if every node finished it. */
  readonly incomplete?: string;
  readonly nodes: readonly BackedUpNode[];
  /** Size over all nodes, if recorded. */
  readonly bytes?: number;
}

export interface RestoreRack {
  readonly name: string;
  readonly nodes: number;
}

/** A datacenter whose data can be replaced by a backup. */
export interface RestoreTarget {
  /** Name of its Kubernetes object. */
  readonly name: string;
  readonly nameInCassandra: string;
  readonly racks: readonly RestoreRack[];
  /** Configured number of tokens, if any. */
  readonly tokens?: number;
  /** Limit of the download of one node. */
  readonly bytesPerSecond: number;
  /** Names of its existing pods. */
  readonly pods: readonly string[];
  /** Whether a node can answer which backups there are. */
  readonly answers: boolean;
}

/** Restore of one node. */
export interface RestoredNode {
  readonly pod: string;
  readonly state: 'waiting' | 'restoring' | 'restored' | 'failing';
  /** What went wrong, for a failing one. */
  readonly why?: string;
}

/** One restore of one datacenter, as its operator records it. */
export interface RestoreRun {
  readonly name: string;
  readonly datacenter: string;
  readonly backup: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly phase: 'new' | 'preparing' | 'stopping' | 'restoring' | 'ended';
  /** Why the operator refused it; undefined unless it did. */
  readonly failure?: string;
  /** Nodes that were started after the datacenter was stopped. */
  readonly nodes: readonly RestoredNode[];
}

/** What the operator knows about backups and restores of one Cassandra cluster. */
export interface ObservedRestores {
  readonly backups: readonly Backup[];
  readonly targets: readonly RestoreTarget[];
  readonly runs: readonly RestoreRun[];
  /** Backups that are being made, for people. */
  readonly backingUp: readonly string[];
  /** Whether old backups are deleted by schedule. */
  readonly purges: boolean;
  /** Finished look-ups in the bucket, and whether a node could read it. */
  readonly synced: ReadonlyArray<{ readonly name: string; readonly isDone: boolean }>;
}

/** Space on the data volume of a node. */
export interface Room {
  readonly pod: string;
  /** Free. */
  readonly bytes: number;
  /** Whether next to nothing is on it, as in a new cluster. */
  readonly isEmpty: boolean;
}
