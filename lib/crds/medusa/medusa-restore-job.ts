import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaRestoreJob}.
 */
export interface MedusaRestoreJobProps {
  /**
   * Name, namespace, labels and annotations of the object. Its namespace is that of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * What is restored.
   */
  readonly spec: MedusaRestoreJobSpec;
}

/**
 * One restore of one datacenter, begun when the object is created: the datacenter is stopped, and what it holds is replaced by the backup.
 * Creating the object again restores again, so it never belongs into a stack that lives long.
 */
export class MedusaRestoreJob extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaRestoreJob' };

  constructor(scope: Construct, id: string, props: MedusaRestoreJobProps) {
    super(scope, id, MedusaRestoreJob.GVK, props, 'MedusaRestoreJobSpec');
  }
}

/**
 * What a restore takes, and where it puts it.
 */
export interface MedusaRestoreJobSpec {
  /**
   * Name of the MedusaBackup. It must be complete, and of a datacenter with the same name in Cassandra, the same racks and the same number
   * of nodes.
   */
  readonly backup: string;

  /**
   * Name of the CassandraDatacenter whose data is replaced. One that does not exist is tried for ever, without a word.
   */
  readonly cassandraDatacenter: string;
}
