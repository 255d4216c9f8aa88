import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { CassandraTaskSpec } from './cassandra-task';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link ScheduledTask}.
 */
export interface ScheduledTaskProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * When, and what.
   */
  readonly spec: ScheduledTaskSpec;
}

/**
 * Creates a {@link CassandraTask} at fixed times. The datacenter is looked for in the namespace of this object.
 */
export class ScheduledTask extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'control.k8ssandra.io/v1alpha1', kind: 'ScheduledTask' };

  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id, ScheduledTask.GVK, props, 'ScheduledTaskSpec');
  }
}

/**
 * When tasks are created, and which.
 */
export interface ScheduledTaskSpec {
  /**
   * Times in five fields of cron. What cannot be read is not refused; nothing happens then.
   *
   * @default - none; the operator needs one
   */
  readonly schedule?: string;

  /**
   * The task that is created each time.
   *
   * @default - none; the operator needs one
   */
  readonly taskDetails?: TaskDetails;
}

/**
 * The task that a schedule creates.
 */
export interface TaskDetails extends CassandraTaskSpec {
  /**
   * Start of the tasks' names; the time follows.
   *
   * @default - none
   */
  readonly name?: string;
}
