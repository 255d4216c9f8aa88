/** Options specific to k8ssandra-operator: images of the services that it runs in addition to Cassandra. */
export interface K8ssandraOptions {
  /**
   * Image of Medusa, which makes the backups, as "registry/repository/name:tag", optionally with a digest after the tag.
   * @default - the operator's image
   */
  readonly medusaImage?: string;

  /**
   * Image of Reaper, which runs the repairs, in the same format.
   * @default - the operator's image
   */
  readonly reaperImage?: string;
}
