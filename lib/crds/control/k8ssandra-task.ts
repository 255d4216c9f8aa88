import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { CassandraTaskTemplate } from './cassandra-task-template';
import type { ConcurrencyPolicy } from './task-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link K8ssandraTask}.
 */
export interface K8ssandraTaskProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operation and its datacenters.
   */
  readonly spec: K8ssandraTaskSpec;
}

/**
 * One operation on the datacenters of a cluster, started when the object is created: a {@link CassandraTask} for each of them. Do not put
 * it into a long-lived stack.
 */
export class K8ssandraTask extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'control.k8ssandra.io/v1alpha1', kind: 'K8ssandraTask' };

  constructor(scope: Construct, id: string, props: K8ssandraTaskProps) {
    super(scope, id, K8ssandraTask.GVK, props, 'K8ssandraTaskSpec');
  }
}

/**
 * An operation, and the datacenters that it runs on.
 */
export interface K8ssandraTaskSpec {
  /**
   * Name and namespace of the K8ssandraCluster.
   *
   * @default - none; the operator needs one, in the namespace of this object unless it names another
   */
  readonly cluster?: k8s.ObjectReference;

  /**
   * Names of the datacenters, in the order in which they are processed.
   *
   * @default - all, in the order of the K8ssandraCluster
   */
  readonly datacenters?: string[];

  /**
   * Whether datacenters are processed concurrently. With Forbid, a failure keeps the next datacenters from starting.
   *
   * @default - Forbid
   */
  readonly dcConcurrencyPolicy?: ConcurrencyPolicy;

  /**
   * The operation.
   *
   * @default - none; the operator needs one
   */
  readonly template?: CassandraTaskTemplate;
}
