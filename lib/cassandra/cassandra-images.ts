/**
 * Container images that replace those of the backend, as "registry/repository/name:tag", with or without a digest after the tag
 * ("name:tag@sha256:..."). Use `imageRegistry` of the operator for a mirror of all images.
 */
export interface CassandraImages {
  /**
   * Cassandra with its management API: an image like `k8ssandra/cass-management-api`.
   * @default - the operator's image for `version`
   */
  readonly cassandra?: string;
}
