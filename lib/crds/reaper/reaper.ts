import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { DatacenterAvailability } from './reaper-choices';
import type { ReaperTemplate } from './reaper-template';
import type { Stores } from '../k8ssandra/stores';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link Reaper}.
 */
export interface ReaperProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The desired state of the Reaper.
   */
  readonly spec: ReaperSpec;
}

/**
 * A standalone Reaper. The operator creates the Reapers of a K8ssandraCluster itself; write one to repair several clusters from one place:
 * with local storage, without a datacenter, and referenced by the clusters through `reaper.reaperRef`.
 */
export class Reaper extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'reaper.k8ssandra.io/v1alpha1', kind: 'Reaper' };

  constructor(scope: Construct, id: string, props: ReaperProps) {
    super(scope, id, Reaper.GVK, props, 'ReaperSpec');
  }
}

/**
 * Specification of a standalone Reaper.
 */
export interface ReaperSpec extends ReaperTemplate {
  /**
   * Key stores for encrypted connections to Cassandra.
   *
   * @default - not encrypted
   */
  readonly clientEncryptionStores?: Stores;

  /**
   * Which datacenters this Reaper can reach. Use EACH for several datacenters with one Reaper each.
   *
   * @default ALL
   */
  readonly datacenterAvailability?: DatacenterAvailability;

  /**
   * The datacenter that this Reaper repairs and that stores its data.
   *
   * @default - none: clusters register with it
   */
  readonly datacenterRef?: CassandraDatacenterRef;
}

/**
 * A datacenter, by name.
 */
export interface CassandraDatacenterRef {
  /**
   * Name of the CassandraDatacenter.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Namespace of the CassandraDatacenter.
   *
   * @default - that of the Reaper
   */
  readonly namespace?: string;
}
