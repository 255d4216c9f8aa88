/**
 * Labels and annotations added to the Services of a datacenter. Keys that start with `cassandra.datastax.com/` are refused.
 */
export interface ServiceConfig {
  /**
   * Service of the additional seeds.
   *
   * @default - only the operator's own
   */
  readonly additionalSeedService?: ServiceConfigAdditions;

  /**
   * Headless Service of all pods, ready or not, from which metrics are scraped. (A K8ssandraCluster spells it `allPodsService`.)
   *
   * @default - only the operator's own
   */
  readonly allpodsService?: ServiceConfigAdditions;

  /**
   * Service of the ready pods, to which CQL clients connect.
   *
   * @default - only the operator's own
   */
  readonly dcService?: ServiceConfigAdditions;

  /**
   * Service of type NodePort, if there is one.
   *
   * @default - only the operator's own
   */
  readonly nodePortService?: ServiceConfigAdditions;

  /**
   * Service of the seed nodes.
   *
   * @default - only the operator's own
   */
  readonly seedService?: ServiceConfigAdditions;
}

/**
 * Labels and annotations added to one Service.
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
