/**
 * Workloads of DataStax Enterprise. Refused for Cassandra.
 */
export interface DseWorkloads {
  /**
   * Whether nodes run analytics (Spark).
   *
   * @default false
   */
  readonly analyticsEnabled?: boolean;

  /**
   * Whether nodes run DSE Graph.
   *
   * @default false
   */
  readonly graphEnabled?: boolean;

  /**
   * Whether nodes run DSE Search.
   *
   * @default false
   */
  readonly searchEnabled?: boolean;
}
