/**
 * Images in place of the operator's, as "registry/repository/name:tag", with or without a digest after the tag ("name:tag@sha256:..."). A mirror of
 * everything is `imageRegistry` of the operator.
 */
export interface CassandraImages {
  /**
   * Cassandra with its management API: an image made like `k8ssandra/cass-management-api`.
   * @default - the operator's for `version`
   */
  readonly cassandra?: string;

  /**
   * Medusa, which makes the backups.
   * @default - the operator's
   */
  readonly medusa?: string;

  /**
   * Reaper, which makes the repairs.
   * @default - the operator's
   */
  readonly reaper?: string;
}
