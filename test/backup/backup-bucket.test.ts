import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BackupBucket, BackupBucketProps, BackupEncryption } from '../../lib';
import { makeStack, nagFindings } from '../operators/fixture';

function made(props?: BackupBucketProps, context?: Record<string, unknown>) {
  const { app, stack } = makeStack(context);
  const backups = new BackupBucket(stack, 'Backups', props);
  return { app, stack, backups, template: Template.fromStack(stack) };
}

describe('a bucket for backups', () => {
  test('is encrypted by a rotated key of its own, versioned, closed, and owns its objects', () => {
    const { template, backups } = made();
    expect(backups.node.defaultChild).toBe(backups.bucket);
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('BackupsKey'), 'Arn'] } },
        }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketName: Match.absent(),
    });
  });

  test('its policy only denies what is not TLS', () => {
    const [policy] = Object.values(made().template.findResources('AWS::S3::BucketPolicy'));
    expect(policy.Properties.PolicyDocument.Statement).toEqual([expect.objectContaining({
      Effect: 'Deny',
      Action: 's3:*',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    })]);
  });

  test('what was deleted can be got back for thirty days', () => {
    const [bucket] = Object.values(made({}).template.findResources('AWS::S3::Bucket'));
    expect(bucket.Properties.LifecycleConfiguration.Rules[0].NoncurrentVersionExpiration).toEqual({ NoncurrentDays: 30 });
  });

  test('its lifecycle cannot touch a live object', () => {
    const [bucket] = Object.values(made({ recoverableFor: Duration.days(9) }).template.findResources('AWS::S3::Bucket'));
    expect(bucket.Properties.LifecycleConfiguration).toEqual({
      Rules: [{
        Id: 'only-what-is-not-live',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        NoncurrentVersionExpiration: { NoncurrentDays: 9 },
        ExpiredObjectDeleteMarker: true,
      }],
    });
  });

  test('bucket, policy and key stay when they leave the stack, but not after a failed first creation', () => {
    const { template } = made();
    for (const type of ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key']) {
      template.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('takes a given key, or the keys of S3', () => {
    const { stack } = makeStack();
    const key = new kms.Key(stack, 'Mine');
    const mine = new BackupBucket(stack, 'Backups', { encryption: BackupEncryption.kms(key) });
    const plain = new BackupBucket(stack, 'Plain', { encryption: BackupEncryption.s3Managed() });
    const template = Template.fromStack(stack);
    expect(mine.encryptionKey).toBe(key);
    expect(plain.encryptionKey).toBeUndefined();
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    });
  });

  test('writes access logs into a given bucket', () => {
    const { stack } = makeStack();
    const logs = s3.Bucket.fromBucketName(stack, 'Logs', 'our-logs');
    new BackupBucket(stack, 'Backups', { accessLogsBucket: logs, accessLogsPrefix: 'backups/' });
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: 'our-logs', LogFilePrefix: 'backups/' },
    });
  });

  test.each([Duration.hours(12), Duration.days(0), Duration.hours(36)])('fails when deleted objects are recoverable for %s', (recoverableFor) => {
    expect(() => made({ recoverableFor })).toThrow(/\[Test\/Backups\] .*backup-recovery/);
  });

  test('has no finding of cdk-nag', () => {
    expect(nagFindings(made().app)).toEqual([]);
  });
});

describe('destroying backups takes two keys', () => {
  test('the removal policy alone retains them and says so', () => {
    const { stack, template } = made({ removalPolicy: RemovalPolicy.DESTROY });
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate' });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' });
    Annotations.fromStack(stack).hasWarning('/Test/Backups', Match.stringLikeRegexp('retained although .*cdk-eks-cassandra:data-removal'));
  });

  test('the flag alone changes nothing', () => {
    made({}, { 'cdk-eks-cassandra:destroy-data': 'true' }).template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  test.each([true, 'true'])('both (flag %p) delete bucket, objects and key', (flag) => {
    const { stack, template } = made({ removalPolicy: RemovalPolicy.DESTROY }, { 'cdk-eks-cassandra:destroy-data': flag });
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 1);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('retained'));
  });

  test('fails when asked for a snapshot', () => {
    expect(() => made({ removalPolicy: RemovalPolicy.SNAPSHOT })).toThrow(/data-removal/);
  });
});

describe('a bucket that exists', () => {
  test('brings its key and region along', () => {
    const { stack } = makeStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/abc');
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'ours', region: 'eu-central-1', encryptionKey: key });
    const given = BackupBucket.fromBackupBucketAttributes(stack, 'Backups', { bucket });
    expect(given).toMatchObject({ bucket, region: 'eu-central-1', encryptionKey: key });
    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });

  test('what is said wins over what its construct knows', () => {
    const { stack } = makeStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-2:111122223333:key/abc');
    const given = BackupBucket.fromBackupBucketAttributes(stack, 'Backups', {
      bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'ours'), encryptionKey: key, region: 'us-east-2',
    });
    expect(given).toMatchObject({ region: 'us-east-2', encryptionKey: key });
  });
});
