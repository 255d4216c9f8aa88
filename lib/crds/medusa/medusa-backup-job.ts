import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { BackupType } from './medusa-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaBackupJob}.
 */
export interface MedusaBackupJobProps {
  /**
   * Name, namespace, labels and annotations of the object. It must be in the namespace of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The backup to make.
   */
  readonly spec: MedusaBackupJobSpec;
}

/**
 * One backup of one datacenter, started when the object is created. When all nodes have finished, the operator creates a `MedusaBackup`
 * with the same name; if any node fails, it creates none. The object does nothing after that, so do not put it into a long-lived stack.
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
   * Whether files that are already in the bucket are reused or uploaded again.
   *
   * @default differential
   */
  readonly backupType?: BackupType;

  /**
   * Name of the CassandraDatacenter, at least 1 character. If it does not exist, the operator silently retries forever.
   */
  readonly cassandraDatacenter: string;
}
