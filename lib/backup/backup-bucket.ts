import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { acknowledge } from '../host/acknowledge';
import { dataRemovalPolicy, keepData } from '../host/data-removal';
import { report } from '../host/report';
import { checkedCall, checkedProps } from '../input/checked';

/** Long enough to notice a deletion, short enough to pay for. */
const RECOVERABLE_FOR = Duration.days(30);

/** A bucket that backups are written to. */
export interface IBackupBucket extends IConstruct {
  /** The bucket. */
  readonly bucket: s3.IBucket;
  /** The KMS key of the bucket's encryption, if it has one. */
  readonly encryptionKey?: kms.IKey;
  /** Region of the bucket: Medusa must be told. */
  readonly region: string;
}

/**
 * How backups are encrypted at rest.
 *
 * @example
 * declare const key: kms.Key;
 * const encryption = BackupEncryption.kms(key);
 */
export class BackupEncryption {
  /**
   * By a KMS key: who reads a backup needs the key as well, and every use of it is in CloudTrail.
   *
   * @param key the key; without it the bucket gets one of its own, with rotation
   */
  public static kms(key?: kms.IKey): BackupEncryption {
    [key] = checkedCall('BackupEncryption.kms', key);
    return new BackupEncryption(true, key);
  }

  /** By keys that S3 manages: costs nothing, and whoever may read the object can read its contents. */
  public static s3Managed(): BackupEncryption {
    return new BackupEncryption(false);
  }

  private constructor(
    /** @internal */
    public readonly _usesKms: boolean,
    /** @internal */
    public readonly _key?: kms.IKey,
  ) {}
}

/** Properties of a BackupBucket. */
export interface BackupBucketProps {
  /**
   * Name of the bucket. A name that you know helps when the stack is gone and the backups must be found.
   *
   * @default - CloudFormation makes one
   */
  readonly bucketName?: string;
  /**
   * How backups are encrypted.
   *
   * @default BackupEncryption.kms()
   */
  readonly encryption?: BackupEncryption;
  /**
   * How long an object can be brought back after it was deleted or overwritten, by Medusa's purge or by someone who should not have. Whole days.
   * It adds to the retention of the backups, and to the bill.
   *
   * @default Duration.days(30)
   */
  readonly recoverableFor?: Duration;
  /**
   * Bucket for server access logs, which must allow `logging.s3.amazonaws.com` to write.
   *
   * @default - no server access logs: S3 delivers them by best effort and hours late. Where accesses must be audited, use CloudTrail data events
   */
  readonly accessLogsBucket?: s3.IBucket;
  /**
   * Prefix of the server access logs.
   *
   * @default - none
   */
  readonly accessLogsPrefix?: string;
  /**
   * What becomes of bucket and key when they leave the stack. DESTROY deletes all backups with them, and only if the context
   * `cdk-eks-cassandra:destroy-data` is "true" as well.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** A bucket that exists already, or that you made yourself. */
export interface BackupBucketAttributes {
  /** The bucket. */
  readonly bucket: s3.IBucket;
  /**
   * The KMS key of its default encryption. Medusa is refused if the bucket has one that is not named here.
   *
   * @default - the bucket construct's key, if it knows one
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * Region of the bucket.
   *
   * @default - the region that the bucket construct tells: that of its stack, or what it was imported with
   */
  readonly region?: string;
}

/**
 * A bucket for the backups of one or more Cassandra clusters: encrypted, versioned, TLS only, closed to the public, kept when the stack goes.
 *
 * Its lifecycle never expires a live object: differential backups share SSTables, so an old object can belong to the newest backup. Retention is
 * Medusa's work (its purge); here only what was deleted or overwritten goes, after a while in which it can be brought back.
 *
 * Object Lock is not offered: Medusa overwrites its index and deletes by purge, which a lock in compliance mode only delays, and it cannot be taken
 * off again. Copies that nobody can delete belong into another account, by replication.
 *
 * @example
 * const backups = new BackupBucket(this, 'Backups', { recoverableFor: Duration.days(14) });
 */
export class BackupBucket extends Construct implements IBackupBucket {
  /**
   * A bucket of your own. It should be versioned, encrypted and without a lifecycle rule that expires current objects; nothing of it is changed here.
   *
   * @param scope where the reference hangs
   * @param id its id
   * @param attrs the bucket
   */
  public static fromBackupBucketAttributes(scope: Construct, id: string, attrs: BackupBucketAttributes): IBackupBucket {
    [scope, id, attrs] = checkedCall('BackupBucket.fromBackupBucketAttributes', scope, id, attrs);
    return new GivenBucket(scope, id, attrs);
  }

  /** The bucket. */
  public readonly bucket: s3.IBucket;
  /** The KMS key of the bucket's encryption, if it has one. */
  public readonly encryptionKey?: kms.IKey;
  /** Region of the bucket. */
  public readonly region: string;

  /**
   * Synthesis fails if deleted objects would not be recoverable for whole days, at least one, or the removal policy is SNAPSHOT.
   *
   * @param scope where it hangs
   * @param id its id
   * @param props its properties
   */
  constructor(scope: Construct, id: string, props: BackupBucketProps = {}) {
    super(scope, id);
    props = checkedProps(this, 'BackupBucketProps', props);
    const removalPolicy = dataRemovalPolicy(this, props.removalPolicy);
    const encryption = props.encryption ?? BackupEncryption.kms();
    this.encryptionKey = encryption._usesKms ? encryption._key ?? this.makeKey(removalPolicy) : undefined;
    this.region = Stack.of(this).region;

    const bucket = new s3.Bucket(this, 'Resource', {
      bucketName: props.bucketName,
      encryption: this.encryptionKey ? s3.BucketEncryption.KMS : s3.BucketEncryption.S3_MANAGED,
      encryptionKey: this.encryptionKey,
      bucketKeyEnabled: this.encryptionKey ? true : undefined,
      versioned: true,
      enforceSSL: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: props.accessLogsBucket,
      serverAccessLogsPrefix: props.accessLogsPrefix,
      lifecycleRules: [{
        id: 'only-what-is-not-live',
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        noncurrentVersionExpiration: this.checkedRecovery(props.recoverableFor ?? RECOVERABLE_FOR),
        expiredObjectDeleteMarker: true,
      }],
      removalPolicy,
      autoDeleteObjects: removalPolicy === RemovalPolicy.DESTROY ? true : undefined,
    });
    bucket.policy?.applyRemovalPolicy(removalPolicy);
    keepData(bucket);
    this.bucket = bucket;
    if (!props.accessLogsBucket) {
      acknowledge(bucket, {
        'AwsSolutions-S1': 'Server access logs are delivered by best effort; CloudTrail data events are the audit of this bucket, and accessLogsBucket turns the logs on.',
      });
    }
  }

  private makeKey(removalPolicy: RemovalPolicy): kms.Key {
    const key = new kms.Key(this, 'Key', {
      description: `Cassandra backups of ${this.node.path}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    keepData(key);
    return key;
  }

  private checkedRecovery(recoverableFor: Duration): Duration {
    if (recoverableFor.isUnresolved()) return recoverableFor;
    const days = recoverableFor.toDays({ integral: false });
    if (days < 1 || !Number.isInteger(days)) {
      report(this, {
        rule: 'backup-recovery',
        what: 'S3 keeps deleted objects for whole days',
        got: recoverableFor.toHumanString(),
        allowed: '1 day or more, without hours',
        fix: 'change recoverableFor',
      });
      return RECOVERABLE_FOR;
    }
    return recoverableFor;
  }
}

class GivenBucket extends Construct implements IBackupBucket {
  public readonly bucket: s3.IBucket;
  public readonly encryptionKey?: kms.IKey;
  public readonly region: string;

  constructor(scope: Construct, id: string, attrs: BackupBucketAttributes) {
    super(scope, id);
    this.bucket = attrs.bucket;
    this.encryptionKey = attrs.encryptionKey ?? attrs.bucket.encryptionKey;
    this.region = attrs.region ?? attrs.bucket.env.region;
  }
}
