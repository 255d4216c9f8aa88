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
   * The schedule and the task.
   */
  readonly spec: ScheduledTaskSpec;
}

/**
 * Creates a {@link CassandraTask} on a schedule. The datacenter must be in the namespace of this object.
 */
export class ScheduledTask extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'control.k8ssandra.io/v1alpha1', kind: 'ScheduledTask' };

  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id, ScheduledTask.GVK, props, 'ScheduledTaskSpec');
  }
}

/**
 * A schedule, and the task that it creates.
 */
export interface ScheduledTaskSpec {
  /**
   * Cron expression with five fields. An invalid expression is accepted but nothing ever runs.
   *
   * @default - none; the operator needs one
   */
  readonly schedule?: string;

  /**
   * The task to create each time.
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
   * Prefix of the task names, followed by the time.
   *
   * @default - none
   */
  readonly name?: string;
}
