import { strict as assert } from 'assert';
import { Context } from './scenario';
import { Aws } from '../harness/aws';
import { asPodOf, sessionTags } from '../harness/pod-identity';

interface Call {
  readonly service: string;
  readonly operation: string;
  readonly input?: object;
}

interface Names {
  readonly stack: string;
  readonly namespace: string;
  readonly bucket: string;
  readonly prefix: string;
  /** ServiceAccount of the Cassandra pods. */
  readonly account: string;
}

/** What the roles that the stack made may do and, more so, may not; IAM is enforced. The stack is up. */
export async function leastPrivilege({ environment, step }: Context, names: Names): Promise<void> {
  const { bucket: Bucket, prefix, namespace, account } = names;
  const key = `${prefix}/node/data`;
  const s3 = (operation: string, input: object = {}): Call => ({ service: 's3', operation, input: { Bucket, ...input } });

  const medusa = await step('a pod of Cassandra gets the backup role from Pod Identity', () => asPodOf(environment, namespace, account));
  await step('with it Medusa can do its work', async () => {
    for (const call of [
      s3('PutObject', { Key: key, Body: 'x' }), s3('GetObject', { Key: key }), s3('HeadObject', { Key: key }),
      s3('ListObjectsV2', { Prefix: `${prefix}/node` }), s3('DeleteObject', { Key: key }),
    ]) await medusa.call(call.service, call.operation, call.input);
  });
  await step('and nothing else', () => refused(medusa, [
    s3('PutObject', { Key: 'other/data', Body: 'x' }),
    s3('GetObject', { Key: 'other/data' }),
    s3('PutObject', { Key: `${prefix}-other/data`, Body: 'x' }),
    s3('ListObjectsV2'),
    s3('ListObjectsV2', { Prefix: 'other/' }),
    s3('ListObjectVersions', { Prefix: `${prefix}/` }),
    s3('DeleteObject', { Key: key, VersionId: 'null' }),
    s3('PutBucketPolicy', { Policy: '{}' }),
    s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } }),
    s3('PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules: [] } }),
    s3('DeleteBucket'),
    { service: 's3', operation: 'ListObjectsV2', input: { Bucket: 'cdk-hnb659fds-assets-000000000000-us-east-1' } },
    { service: 's3', operation: 'ListBuckets' },
    { service: 'iam', operation: 'ListRoles' },
    { service: 'eks', operation: 'ListClusters' },
    { service: 'kms', operation: 'ListKeys' },
    { service: 'ec2', operation: 'DescribeInstances' },
    { service: 'secrets-manager', operation: 'ListSecrets' },
  ]));
  await step('no other pod gets it', async () => {
    await assert.rejects(asPodOf(environment, namespace, 'default'), /no association/);
    await assert.rejects(asPodOf(environment, namespace, account, 'sts.amazonaws.com'), /not for EKS Pod Identity/);
    const { StackResources } = await environment.aws.call('cloudformation', 'DescribeStackResources', { StackName: names.stack });
    const role = StackResources.find(({ ResourceType, LogicalResourceId }: any) => ResourceType === 'AWS::IAM::Role' && /BackupIdentity|Identity/.test(LogicalResourceId));
    const arn = `arn:aws:iam::000000000000:role/${role.PhysicalResourceId}`;
    const { name } = environment.cluster;
    await assert.rejects(environment.aws.as(arn, sessionTags(name, 'elsewhere', account)), { name: 'AccessDenied' });
    await assert.rejects(environment.aws.as(arn, sessionTags('another-cluster', namespace, account)), { name: 'AccessDenied' });
    await assert.rejects(environment.aws.as(arn), { name: 'AccessDenied' });
  });
  await step('the role of the workers reads no backup and no secret', async () => {
    const { StackResources } = await environment.aws.call('cloudformation', 'DescribeStackResources', { StackName: names.stack });
    const role = StackResources.find(({ ResourceType, LogicalResourceId }: any) => ResourceType === 'AWS::IAM::Role' && /Workers/.test(LogicalResourceId));
    const node = await environment.aws.as(`arn:aws:iam::000000000000:role/${role.PhysicalResourceId}`);
    await refused(node, [
      s3('GetObject', { Key: key }), s3('PutObject', { Key: key, Body: 'x' }), s3('ListObjectsV2', { Prefix: `${prefix}/` }),
      { service: 'secrets-manager', operation: 'ListSecrets' }, { service: 'iam', operation: 'ListRoles' },
    ]);
  });
}

/** Two Cassandra clusters in one bucket do not see each other's backups. */
export async function strangers({ environment, step }: Context, { bucket: Bucket, each }: { bucket: string; each: string[] }): Promise<void> {
  await step(`clusters that share a bucket do not see each other's backups: ${each.join(', ')}`, async () => {
    for (const [at, name] of each.entries()) {
      const other = each[1 - at];
      const medusa = await asPodOf(environment, `cassandra-${name}`, `${name}-cassandra`);
      await medusa.call('s3', 'PutObject', { Bucket, Key: `${name}/node/data`, Body: 'x' });
      await refused(medusa, [
        { service: 's3', operation: 'PutObject', input: { Bucket, Key: `${other}/node/data`, Body: 'x' } },
        { service: 's3', operation: 'GetObject', input: { Bucket, Key: `${other}/node/data` } },
        { service: 's3', operation: 'DeleteObject', input: { Bucket, Key: `${other}/node/data` } },
        { service: 's3', operation: 'ListObjectsV2', input: { Bucket, Prefix: `${other}/` } },
      ]);
    }
  });
}

async function refused(aws: Aws, calls: Call[]): Promise<void> {
  const allowed: string[] = [];
  for (const { service, operation, input } of calls) {
    const refusal = await aws.refusal(service, operation, input);
    if (!/^(AccessDenied|UnauthorizedOperation)/.test(refusal ?? '')) allowed.push(`${service}:${operation} ${JSON.stringify(input ?? {})} -> ${refusal ?? 'allowed'}`);
  }
  assert.deepEqual(allowed, []);
}
