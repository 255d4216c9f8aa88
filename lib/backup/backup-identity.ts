import { Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup, IDependable } from 'constructs';
import { IBackupBucket } from './backup-bucket';
import { watchLifecycle } from './bucket-lifecycle';
import { claimPrefix } from './prefix-claims';
import { acknowledgeWildcard } from '../host/acknowledge-wildcard';
import { HostCluster } from '../host/host-cluster';
import { podsOf } from '../host/pod-identity-trust';
import { report } from '../host/report';
import { checkedProps } from '../input/checked';
import { backupPrefixProblem } from '../model/backup-prefix';

/** Properties of `BackupIdentity`. */
export interface BackupIdentityProps {
  /** The EKS cluster whose pods get the role. */
  readonly host: HostCluster;
  /** Bucket of the backups. */
  readonly bucket: IBackupBucket;
  /**
   * First segment of the keys of all objects of this Cassandra cluster: 2 to 63 letters, digits, ".", "_", "-". Never change it: backups under
   * another prefix are not found. It separates clusters that share a bucket.
   */
  readonly prefix: string;
  /** Kubernetes namespace of the Cassandra cluster. */
  readonly namespace: string;
  /** ServiceAccount of the Cassandra pods, in which Medusa runs. "default" is refused, because other pods of the namespace use it. */
  readonly serviceAccountName: string;
}

/**
 * Allows the Cassandra pods of one cluster to write, read and purge backups under one prefix of a bucket, by EKS Pod Identity, without access keys.
 * The EKS cluster needs the eks-pod-identity-agent add-on.
 *
 * A pod gets the role when it is created, so the Cassandra cluster must depend on this construct.
 *
 * @example
 * declare const host: HostCluster;
 * declare const backups: BackupBucket;
 * const identity = new BackupIdentity(this, 'BackupIdentity', {
 *   host,
 *   bucket: backups,
 *   prefix: 'orders',
 *   namespace: 'orders',
 *   serviceAccountName: 'orders-cassandra',
 * });
 */
export class BackupIdentity extends Construct {
  /** The role of the pods. */
  public readonly role: iam.IRole;
  /** The association of the role with the ServiceAccount. */
  public readonly association: eks.CfnPodIdentityAssociation;
  /** What must be there before the first Cassandra pod. @internal */
  public readonly _ready: IDependable;

  /**
   * Synthesis fails if Medusa cannot use the prefix, the prefix is taken in this bucket, or the ServiceAccount is "default" or already has a role.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the identity
   */
  constructor(scope: Construct, id: string, props: BackupIdentityProps) {
    super(scope, id);
    props = checkedProps(this, 'BackupIdentityProps', props);
    this.check(props);
    claimPrefix(props.bucket, props.prefix, this);
    watchLifecycle(this, props.bucket, props.prefix);
    props.host._claim('role of the ServiceAccount', `${props.namespace}/${props.serviceAccountName}`, this,
      'give each Cassandra cluster a ServiceAccount of its own');

    const role = new iam.Role(this, 'Role', {
      description: `Backups of the Cassandra cluster ${props.namespace} on EKS`,
      assumedBy: podsOf({ cluster: { arn: props.host._clusterArn(this) }, namespace: props.namespace, serviceAccount: props.serviceAccountName }),
      inlinePolicies: { Backup: new iam.PolicyDocument({ statements: backupStatements(props.bucket, props.prefix) }) },
    });
    acknowledgeWildcard(role, props.bucket.bucket.arnForObjects(`${props.prefix}/*`),
      'The names of backups and SSTables are not known before: the wildcard ends at the prefix of this one cluster, and the actions are those that backups and restores call.');
    this.role = role;
    this.association = props.host._addPodIdentity(this, 'Association', {
      namespace: props.namespace,
      serviceAccount: props.serviceAccountName,
      role,
    });
    this._ready = new DependencyGroup(role, this.association);
  }

  private check({ prefix, serviceAccountName }: BackupIdentityProps): void {
    const problem = Token.isUnresolved(prefix) ? undefined : backupPrefixProblem(prefix);
    if (problem) report(this, problem);
    if (serviceAccountName === 'default') {
      report(this, {
        rule: 'backup-service-account',
        what: 'every pod of the namespace without a ServiceAccount of its own would get the role',
        got: serviceAccountName,
        allowed: 'a ServiceAccount that only the Cassandra pods use',
        fix: 'create a ServiceAccount, and specify it here and in the Cassandra cluster',
      });
    }
  }
}

/** The calls that Medusa makes (its sources 0.29.1, and seen against a real one with S3's permissions enforced). */
function backupStatements({ bucket, encryptionKey, region }: IBackupBucket, prefix: string): iam.PolicyStatement[] {
  const statements = [
    new iam.PolicyStatement({
      sid: 'ListOwnPrefix',
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${prefix}/*` } },
    }),
    new iam.PolicyStatement({
      sid: 'OwnObjects',
      actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects(`${prefix}/*`)],
    }),
  ];
  if (encryptionKey) {
    statements.push(new iam.PolicyStatement({
      sid: 'KeyOfTheBucketThroughS3',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [encryptionKey.keyArn],
      // The domain differs between partitions and is not documented for each; AWS sets the value, not the caller.
      conditions: { StringLike: { 'kms:ViaService': `s3.${region}.*` } },
    }));
  }
  return statements;
}
