/**
 * Labels and annotations of the Services of a datacenter. Keys that start with `cassandra.datastax.com/` are refused.
 */
export interface ServiceConfig {
  /**
   * The Service of the additional seeds.
   *
   * @default - only the operator's own
   */
  readonly additionalSeedService?: ServiceConfigAdditions;

  /**
   * The headless Service of all pods, ready or not, where metrics are read. (A K8ssandraCluster spells it with a capital P.)
   *
   * @default - only the operator's own
   */
  readonly allpodsService?: ServiceConfigAdditions;

  /**
   * The Service of the pods that are ready, which CQL clients use.
   *
   * @default - only the operator's own
   */
  readonly dcService?: ServiceConfigAdditions;

  /**
   * The Service of type NodePort, if there is one.
   *
   * @default - only the operator's own
   */
  readonly nodePortService?: ServiceConfigAdditions;

  /**
   * The Service of the seed nodes.
   *
   * @default - only the operator's own
   */
  readonly seedService?: ServiceConfigAdditions;
}

/**
 * Labels and annotations of one Service.
 */
export interface ServiceConfigAdditions {
  /**
   * Annotations, by key.
   *
   * @default - only the operator's own
   */
  readonly additionalAnnotations?: { [key: string]: string };

  /**
   * Labels, by key.
   *
   * @default - only the operator's own
   */
  readonly additionalLabels?: { [key: string]: string };
}
