import { Duration } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BackupBucket, BackupIdentity } from '../../lib';
import { importHost, makeStack } from '../operators/fixture';

/** What is refused about backups below "orders/" in that bucket. */
function refused(lifecycleRules: s3.LifecycleRule[], change: (bucket: s3.Bucket) => void = () => {}): string[] {
  const { stack } = makeStack();
  const bucket = new s3.Bucket(stack, 'Own', { lifecycleRules });
  change(bucket);
  return identity(stack, bucket).node.validate();
}

function identity(stack: ReturnType<typeof makeStack>['stack'], bucket: s3.IBucket): BackupIdentity {
  return new BackupIdentity(stack, 'Identity', {
    host: importHost(stack),
    bucket: BackupBucket.fromBackupBucketAttributes(stack, 'Backups', { bucket }),
    prefix: 'orders',
    namespace: 'orders-ns',
    serviceAccountName: 'orders-cassandra',
  });
}

const WHOLE: Array<[string, s3.LifecycleRule]> = [
  ['everything after a month', { id: 'month', expiration: Duration.days(30) }],
  ['everything on a day', { id: 'day', expirationDate: new Date('2030-01-01') }],
  ['the prefix', { id: 'own', prefix: 'orders/', expiration: Duration.days(30) }],
  ['the start of the prefix', { id: 'start', prefix: 'ord', expiration: Duration.days(30) }],
  ['a folder below the prefix', { id: 'below', prefix: 'orders/index/', expiration: Duration.days(30) }],
  ['large objects', { id: 'large', objectSizeGreaterThan: 1, expiration: Duration.days(30) }],
];

test.each(WHOLE)('fails: a rule expires %s', (_, rule) => {
  expect(refused([rule])).toEqual([expect.stringMatching(new RegExp(`^[^ ]*Identity: .*Own/Resource deletes backups .*got "${rule.id}".*\\[backup-bucket-lifecycle\\]$`))]);
});

test.each([s3.StorageClass.GLACIER, s3.StorageClass.DEEP_ARCHIVE])('fails: a rule moves backups to %s', (storageClass) => {
  const rule = { id: 'cold', transitions: [{ storageClass, transitionAfter: Duration.days(30) }] };
  expect(refused([rule])).toEqual([expect.stringMatching(/archives backups .*got "cold"/)]);
});

test('fails: a rule comes by an override', () => {
  expect(refused([], (bucket) => {
    (bucket.node.defaultChild as s3.CfnBucket).addPropertyOverride('LifecycleConfiguration.Rules', [{ Status: 'Enabled', ExpirationInDays: 3 }]);
  })).toEqual([expect.stringMatching(/deletes backups .*got "a rule without a name"/)]);
});

test('rules that leave live backups alone are fine', () => {
  expect(refused([
    { id: 'old versions', noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(7) },
    { id: 'markers', expiredObjectDeleteMarker: true },
    { id: 'others', prefix: 'reports/', expiration: Duration.days(30) },
    { id: 'a longer name', prefix: 'orders-old/', expiration: Duration.days(30) },
    { id: 'tagged', tagFilters: { temporary: 'yes' }, expiration: Duration.days(1) },
    { id: 'off', enabled: false, expiration: Duration.days(1) },
    { id: 'warm', transitions: [{ storageClass: s3.StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(0) }] },
  ])).toEqual([]);
});

test('warns: the rules of an imported bucket are not known', () => {
  const { stack } = makeStack();
  const found = identity(stack, s3.Bucket.fromBucketName(stack, 'Imported', 'backups'));
  expect(found.node.validate()).toEqual([]);
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('lifecycle rules of the bucket for backups are unknown.*\\[backup-bucket-lifecycle\\].*cdk-eks-cassandra:backup-bucket-lifecycle'));
});

test('a bucket of the library is fine', () => {
  const { stack } = makeStack();
  const own = new BackupIdentity(stack, 'Identity', {
    host: importHost(stack), bucket: new BackupBucket(stack, 'Backups'), prefix: 'orders', namespace: 'orders-ns', serviceAccountName: 'orders-cassandra',
  });
  expect(own.node.validate()).toEqual([]);
});
