/**
 * Labels and annotations.
 */
export interface Tags {
  /**
   * Annotations, by key.
   *
   * @default - only the operator's own
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels, by key.
   *
   * @default - only the operator's own
   */
  readonly labels?: { [key: string]: string };
}

/**
 * Labels and annotations of a `CassandraDatacenter` and of what is made from it. The annotations are API:
 * `cassandra.datastax.com/delete-pvc: "false"` keeps the volumes on delete, `cassandra.datastax.com/allow-storage-changes: "true"` lets
 * them grow.
 */
export interface CassandraClusterMeta extends Tags {
  /**
   * Annotations of every object that is made.
   *
   * @default - only the operator's own
   */
  readonly commonAnnotations?: { [key: string]: string };

  /**
   * Labels of every object that is made.
   *
   * @default - only the operator's own
   */
  readonly commonLabels?: { [key: string]: string };

  /**
   * Labels and annotations of the Cassandra pods.
   *
   * @default - only the operator's own
   */
  readonly pods?: Tags;

  /**
   * Labels and annotations of the Services of the datacenter.
   *
   * @default - only the operator's own
   */
  readonly services?: CassandraDatacenterServicesMeta;
}

/**
 * Labels and annotations of the Services of a datacenter.
 */
export interface CassandraDatacenterServicesMeta {
  /**
   * The Service of the additional seeds.
   *
   * @default - only the operator's own
   */
  readonly additionalSeedService?: Tags;

  /**
   * The headless Service of all pods, ready or not, where metrics are read.
   *
   * @default - only the operator's own
   */
  readonly allPodsService?: Tags;

  /**
   * The Service of the pods that are ready, which CQL clients use.
   *
   * @default - only the operator's own
   */
  readonly dcService?: Tags;

  /**
   * The Service of type NodePort, if there is one.
   *
   * @default - only the operator's own
   */
  readonly nodePortService?: Tags;

  /**
   * The Service of the seed nodes.
   *
   * @default - only the operator's own
   */
  readonly seedService?: Tags;
}

/**
 * Labels and annotations of a Reaper and of what is made from it.
 */
export interface ResourceMeta extends Tags {
  /**
   * Annotations of every object that is made.
   *
   * @default - only the operator's own
   */
  readonly commonAnnotations?: { [key: string]: string };

  /**
   * Labels of every object that is made.
   *
   * @default - only the operator's own
   */
  readonly commonLabels?: { [key: string]: string };

  /**
   * Labels and annotations of the pods.
   *
   * @default - only the operator's own
   */
  readonly pods?: Tags;

  /**
   * Labels and annotations of the Service.
   *
   * @default - only the operator's own
   */
  readonly service?: Tags;
}
