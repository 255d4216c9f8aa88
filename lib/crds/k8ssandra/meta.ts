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
 * Labels and annotations of a `CassandraDatacenter` and of the objects created from it. Some annotations change behavior:
 * `cassandra.datastax.com/delete-pvc: "false"` keeps the volumes on deletion, `cassandra.datastax.com/allow-storage-changes: "true"` lets
 * them grow.
 */
export interface CassandraClusterMeta extends Tags {
  /**
   * Annotations added to every object that the operator creates.
   *
   * @default - only the operator's own
   */
  readonly commonAnnotations?: { [key: string]: string };

  /**
   * Labels added to every object that the operator creates.
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
   * Service of the additional seeds.
   *
   * @default - only the operator's own
   */
  readonly additionalSeedService?: Tags;

  /**
   * Headless Service of all pods, ready or not, from which metrics are scraped.
   *
   * @default - only the operator's own
   */
  readonly allPodsService?: Tags;

  /**
   * Service of the ready pods, to which CQL clients connect.
   *
   * @default - only the operator's own
   */
  readonly dcService?: Tags;

  /**
   * Service of type NodePort, if there is one.
   *
   * @default - only the operator's own
   */
  readonly nodePortService?: Tags;

  /**
   * Service of the seed nodes.
   *
   * @default - only the operator's own
   */
  readonly seedService?: Tags;
}

/**
 * Labels and annotations of a Reaper and of the objects created from it.
 */
export interface ResourceMeta extends Tags {
  /**
   * Annotations added to every object that the operator creates.
   *
   * @default - only the operator's own
   */
  readonly commonAnnotations?: { [key: string]: string };

  /**
   * Labels added to every object that the operator creates.
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
