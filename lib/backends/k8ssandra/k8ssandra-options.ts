/** What only a cluster of k8ssandra-operator has: images of the services that the operator runs beside Cassandra. */
export interface K8ssandraOptions {
  /**
   * Image of Medusa, which makes the backups, as "registry/repository/name:tag", with or without a digest after the tag.
   * @default - the operator's
   */
  readonly medusaImage?: string;

  /**
   * Image of Reaper, which makes the repairs, written in the same way.
   * @default - the operator's
   */
  readonly reaperImage?: string;
}
