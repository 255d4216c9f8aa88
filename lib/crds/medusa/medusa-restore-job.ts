import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaRestoreJob}.
 */
export interface MedusaRestoreJobProps {
  /**
   * Name, namespace, labels and annotations of the object. It must be in the namespace of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The restore to run.
   */
  readonly spec: MedusaRestoreJobSpec;
}

/**
 * One restore of one datacenter, started when the object is created: the datacenter is stopped, and its data is replaced by the backup.
 * Creating the object again restores again, so never put it into a long-lived stack.
 */
export class MedusaRestoreJob extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaRestoreJob' };

  constructor(scope: Construct, id: string, props: MedusaRestoreJobProps) {
    super(scope, id, MedusaRestoreJob.GVK, props, 'MedusaRestoreJobSpec');
  }
}

/**
 * Source and target of a restore.
 */
export interface MedusaRestoreJobSpec {
  /**
   * Name of the MedusaBackup. It must be complete, and must come from a datacenter with the same name in Cassandra, the same racks and the
   * same number of nodes.
   */
  readonly backup: string;

  /**
   * Name of the CassandraDatacenter whose data is replaced. If it does not exist, the operator silently retries forever.
   */
  readonly cassandraDatacenter: string;
}
