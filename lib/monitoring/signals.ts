/**
 * What alarms are made of, in the names of one exporter: the backend knows which exporter its nodes run. Each is the name of a metric.
 */
export interface Signals {
  /** Requests that coordinators answered (counter). */
  readonly requests: string;
  /** Requests that failed on a coordinator, whatever for (counters). */
  readonly failures: readonly string[];
  /** Requests for which too few replicas were up (counter). */
  readonly unavailables: string;
  /** Messages between nodes that were dropped (counter). */
  readonly dropped: string;
  /** Selects the reads and writes among those. */
  readonly droppedSelector: string;
  /** Seconds of garbage collection (counter). */
  readonly garbageCollection: string;
  /** Compactions that wait (gauge). */
  readonly pendingCompactions: string;
  /** Exceptions that nothing caught (counter). */
  readonly exceptions: string;
  /** Regular expression of the claims of data volumes. */
  readonly dataClaims: string;
}
