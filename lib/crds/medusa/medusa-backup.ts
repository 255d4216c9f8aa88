import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { BackupType } from './medusa-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaBackup}.
 */
export interface MedusaBackupProps {
  /**
   * Name, namespace, labels and annotations of the object. Its namespace is that of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * What was backed up.
   */
  readonly spec: MedusaBackupSpec;
}

/**
 * A backup that exists. The operator makes and removes these by what is in the bucket; to make a backup, create a {@link MedusaBackupJob}.
 * Write one yourself only to name a backup that the operator does not see.
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
   * Whether files that were in the bucket already were taken over or uploaded again.
   *
   * @default differential
   */
  readonly backupType?: BackupType;

  /**
   * Name of the CassandraDatacenter.
   */
  readonly cassandraDatacenter: string;
}
