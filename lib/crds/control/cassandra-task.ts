import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { CassandraTaskTemplate } from './cassandra-task-template';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link CassandraTask}.
 */
export interface CassandraTaskProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operation and its datacenter.
   */
  readonly spec: CassandraTaskSpec;
}

/**
 * One operation (restart, cleanup, replacement of a node...) on one datacenter, started when the object is created. It runs once; if it
 * fails, the conditions Complete and Failed are both true. Do not put it into a long-lived stack.
 */
export class CassandraTask extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'control.k8ssandra.io/v1alpha1', kind: 'CassandraTask' };

  constructor(scope: Construct, id: string, props: CassandraTaskProps) {
    super(scope, id, CassandraTask.GVK, props, 'CassandraTaskSpec');
  }
}

/**
 * An operation, and the datacenter that it runs on.
 */
export interface CassandraTaskSpec extends CassandraTaskTemplate {
  /**
   * Name and namespace of the CassandraDatacenter; both are required. If it does not exist, the operator silently waits for it.
   *
   * @default - none; the operator needs one
   */
  readonly datacenter?: k8s.ObjectReference;
}
