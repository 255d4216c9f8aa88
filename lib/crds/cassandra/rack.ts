import type { k8s } from 'cdk8s-plus-27';

/**
 * A rack: nodes that fail together, usually those of one zone. Cassandra keeps replicas in different racks.
 */
export interface Rack {
  /**
   * Affinity of the rack's pods. Terms of node affinity are alternatives to `nodeAffinityLabels`, so they defeat a zone that is pinned
   * there; terms of pod affinity are added to the operator's.
   *
   * @default - only the operator's own
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Name of the rack, at least 2 characters. It can never change. Names that are equal in lower case and with `-` for `_` collide.
   */
  readonly name: string;

  /**
   * Labels that a worker must have, all of them, for nodes of the rack to run there; `topology.kubernetes.io/zone` pins the zone. Volumes
   * do not follow to another zone.
   *
   * @default - any worker
   */
  readonly nodeAffinityLabels?: { [key: string]: string };

  /**
   * Zone of the rack, by a label that today's workers do not have.
   *
   * @default - any zone
   * @deprecated use `nodeAffinityLabels`
   */
  readonly zone?: string;
}
