import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { BackupType } from './medusa-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaBackup}.
 */
export interface MedusaBackupProps {
  /**
   * Name, namespace, labels and annotations of the object. It must be in the namespace of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The backup that was made.
   */
  readonly spec: MedusaBackupSpec;
}

/**
 * An existing backup. The operator creates and deletes these objects according to the content of the bucket; to make a backup, create a
 * {@link MedusaBackupJob}. Write one yourself only for a backup that the operator does not find.
 */
export class MedusaBackup extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaBackup' };

  constructor(scope: Construct, id: string, props: MedusaBackupProps) {
    super(scope, id, MedusaBackup.GVK, props, 'MedusaBackupSpec');
  }
}

/**
 * What a backup covers.
 */
export interface MedusaBackupSpec {
  /**
   * Whether files that were already in the bucket were reused or uploaded again.
   *
   * @default differential
   */
  readonly backupType?: BackupType;

  /**
   * Name of the CassandraDatacenter.
   */
  readonly cassandraDatacenter: string;
}
