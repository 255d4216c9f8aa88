/** A task as its operator records it. */
export interface ObservedTask {
  readonly name: string;
  readonly datacenter: string;
  /** Command and arguments, to compare with those of another task. */
  readonly job: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly state: 'new' | 'running' | 'done' | 'failed';
  /** Nodes on which it is done. */
  readonly succeeded: number;
  /** Why it failed or does not begin, for people. */
  readonly why?: string;
}

/** A datacenter on which tasks run. */
export interface TaskPlace {
  readonly name: string;
  readonly nameInCassandra: string;
  readonly racks: readonly string[];
  readonly pods: ReadonlyArray<{ readonly name: string; readonly isReady: boolean }>;
}

/** What is asked for. */
export interface TaskRequest {
  readonly kind: string;
  readonly rack?: string;
  readonly pod?: string;
  readonly keyspace?: string;
  readonly tables: readonly string[];
  /** Name of a datacenter in Cassandra. */
  readonly from?: string;
  /** Whether it may take a node down although others are down. */
  readonly acceptsNodesDown?: boolean;
}
