import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { BackupType } from './medusa-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaBackupJob}.
 */
export interface MedusaBackupJobProps {
  /**
   * Name, namespace, labels and annotations of the object. Its namespace is that of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * What is backed up.
   */
  readonly spec: MedusaBackupJobSpec;
}

/**
 * One backup of one datacenter, begun when the object is created. When all nodes are done, the operator makes a `MedusaBackup` of the same
 * name; when one of them fails, it makes none. The object does nothing more after that, so it does not belong into a stack that lives long.
 */
export class MedusaBackupJob extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaBackupJob' };

  constructor(scope: Construct, id: string, props: MedusaBackupJobProps) {
    super(scope, id, MedusaBackupJob.GVK, props, 'MedusaBackupJobSpec');
  }
}

/**
 * What a backup covers.
 */
export interface MedusaBackupJobSpec {
  /**
   * Whether files that are in the bucket already are taken over or uploaded again.
   *
   * @default differential
   */
  readonly backupType?: BackupType;

  /**
   * Name of the CassandraDatacenter, at least 1 character. One that does not exist is tried for ever, without a word.
   */
  readonly cassandraDatacenter: string;
}
