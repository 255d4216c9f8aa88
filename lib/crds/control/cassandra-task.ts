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
   * What is done where.
   */
  readonly spec: CassandraTaskSpec;
}

/**
 * One operation (restart, cleanup, replacement of a node...) on one datacenter, begun when the object is created. It is carried out once;
 * when it has failed, its conditions Complete and Failed are both true. It does not belong into a stack that lives long.
 */
export class CassandraTask extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'control.k8ssandra.io/v1alpha1', kind: 'CassandraTask' };

  constructor(scope: Construct, id: string, props: CassandraTaskProps) {
    super(scope, id, CassandraTask.GVK, props, 'CassandraTaskSpec');
  }
}

/**
 * An operation, and the datacenter it is done on.
 */
export interface CassandraTaskSpec extends CassandraTaskTemplate {
  /**
   * Name and namespace of the CassandraDatacenter; both are needed. One that does not exist is waited for, without a word.
   *
   * @default - none; the operator needs one
   */
  readonly datacenter?: k8s.ObjectReference;
}
