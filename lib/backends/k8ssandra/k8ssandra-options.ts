/** Options that are specific to k8ssandra-operator: images of the services that it runs in addition to Cassandra. */
export interface K8ssandraOptions {
  /**
   * Image of Medusa, which makes the backups, as "registry/repository/name:tag", with or without a digest after the tag.
   * @default - the operator's image
   */
  readonly medusaImage?: string;

  /**
   * Image of Reaper, which makes the repairs, written in the same way.
   * @default - the operator's image
   */
  readonly reaperImage?: string;
}
