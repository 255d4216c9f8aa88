/**
 * Images in place of those that the backend chooses, as "registry/repository/name:tag", with or without a digest after the tag
 * ("name:tag@sha256:..."). A mirror of everything is `imageRegistry` of the operator.
 */
export interface CassandraImages {
  /**
   * Cassandra with its management API: an image made like `k8ssandra/cass-management-api`.
   * @default - the operator's for `version`
   */
  readonly cassandra?: string;
}
