import type { k8s } from 'cdk8s-plus-27';

/**
 * A rack: nodes that can fail together, usually those of one zone. Cassandra places replicas in different racks.
 */
export interface Rack {
  /**
   * Affinity of the rack's pods. Node affinity terms are alternatives to `nodeAffinityLabels`, so they defeat the zone that is pinned
   * there; pod affinity terms are added to the operator's.
   *
   * @default - only the operator's own
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Name of the rack, at least 2 characters. It can never change. Names that differ only in case, or in `-` and `_`, collide.
   */
  readonly name: string;

  /**
   * Labels that a worker node must have, all of them, to run nodes of this rack; `topology.kubernetes.io/zone` pins the zone. Existing
   * volumes do not follow a rack to another zone.
   *
   * @default - any worker
   */
  readonly nodeAffinityLabels?: { [key: string]: string };

  /**
   * Zone of the rack, by a label that current worker nodes no longer carry.
   *
   * @default - any zone
   * @deprecated use `nodeAffinityLabels`
   */
  readonly zone?: string;
}
