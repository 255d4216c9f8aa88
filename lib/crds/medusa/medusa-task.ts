import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { OperationType } from './medusa-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaTask}.
 */
export interface MedusaTaskProps {
  /**
   * Name, namespace, labels and annotations of the object. It must be in the namespace of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The task to run.
   */
  readonly spec: MedusaTaskSpec;
}

/**
 * One Medusa task on one datacenter, started when the object is created.
 */
export class MedusaTask extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaTask' };

  constructor(scope: Construct, id: string, props: MedusaTaskProps) {
    super(scope, id, MedusaTask.GVK, props, 'MedusaTaskSpec');
  }
}

/**
 * Specification of a Medusa task.
 */
export interface MedusaTaskSpec {
  /**
   * Name of the backup to which the task applies.
   *
   * @default - none
   */
  readonly backupName?: string;

  /**
   * Name of the CassandraDatacenter.
   */
  readonly cassandraDatacenter: string;

  /**
   * The task to run.
   */
  readonly operation: OperationType;

  /**
   * Key of the restore to prepare. For `prepare_restore` only, which the operator itself creates.
   *
   * @default - none
   */
  readonly restoreKey?: string;
}
