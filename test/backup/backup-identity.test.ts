import { App, Environment, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { BackupBucket, BackupEncryption, BackupIdentity, BackupIdentityProps } from '../../lib';
import { refused } from '../fixtures';
import { importHost, makeStack, nagFindings } from '../operators/fixture';

function made(overrides: Partial<BackupIdentityProps> = {}) {
  const { app, stack } = makeStack();
  const props = {
    host: importHost(stack),
    bucket: new BackupBucket(stack, 'Backups'),
    prefix: 'orders',
    namespace: 'orders-ns',
    serviceAccountName: 'orders-cassandra',
    ...overrides,
  };
  return { app, stack, props, identity: new BackupIdentity(stack, 'Identity', props) };
}

interface Statement { Sid: string; Action: string | string[]; Resource: unknown; Condition?: Record<string, Record<string, unknown>> }

function statementsOf(template: Template, role: string): Statement[] {
  const [found] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) => id.startsWith(role));
  return found[1].Properties.Policies[0].PolicyDocument.Statement;
}

describe('who may write backups', () => {
  test('EKS, for the pods of one ServiceAccount of one cluster', () => {
    const { stack, identity } = made();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: {
            StringEquals: {
              'aws:SourceAccount': { Ref: 'AWS::AccountId' },
              'aws:RequestTag/kubernetes-namespace': 'orders-ns',
              'aws:RequestTag/kubernetes-service-account': 'orders-cassandra',
            },
            ArnEquals: {
              'aws:SourceArn': {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':eks:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':cluster/shop']],
              },
            },
          },
        }],
      },
    });
    template.hasResourceProperties('AWS::EKS::PodIdentityAssociation', {
      ClusterName: 'shop',
      Namespace: 'orders-ns',
      ServiceAccount: 'orders-cassandra',
      RoleArn: { 'Fn::GetAtt': [stack.getLogicalId(identity.role.node.defaultChild as never), 'Arn'] },
    });
  });

  test('what depends on it waits for role and association', () => {
    const { stack, identity } = made();
    const pod = new s3.CfnBucket(stack, 'StandsForThePods');
    pod.node.addDependency(identity._ready);
    const { DependsOn } = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket', { DependsOn: Match.anyValue() }))[0];
    expect(DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^IdentityRole/), expect.stringMatching(/^IdentityAssociation/)]));
  });

  test('fails for the ServiceAccount "default"', () => {
    expect(refused(() => made({ serviceAccountName: 'default' }))).toThrow(/^Test\/Identity: .*backup-service-account/);
  });

  test('fails for a second identity of one ServiceAccount', () => {
    const { stack, props } = made();
    expect(refused(() => new BackupIdentity(stack, 'Second', { ...props, prefix: 'other' }))).toThrow(/^Test\/Second: .*name-collision/);
  });
});

describe('what may be done', () => {
  test('exactly the calls of Medusa, under the prefix, with the key only through S3', () => {
    const { stack } = made();
    const bucketArn = { 'Fn::GetAtt': [expect.stringMatching(/^Backups/), 'Arn'] };
    expect(statementsOf(Template.fromStack(stack), 'Identity')).toEqual([
      { Sid: 'ListOwnPrefix', Effect: 'Allow', Action: 's3:ListBucket', Resource: bucketArn, Condition: { StringLike: { 's3:prefix': 'orders/*' } } },
      {
        Sid: 'OwnObjects',
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        Resource: { 'Fn::Join': ['', [bucketArn, '/orders/*']] },
      },
      {
        Sid: 'KeyOfTheBucketThroughS3',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^BackupsKey/), 'Arn'] },
        Condition: { StringLike: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.*']] } } },
      },
    ]);
  });

  test('no key is named for a bucket with the keys of S3', () => {
    const { app, stack } = makeStack();
    const bucket = new BackupBucket(stack, 'Backups', { encryption: BackupEncryption.s3Managed() });
    new BackupIdentity(stack, 'Identity', { host: importHost(stack), bucket, prefix: 'orders', namespace: 'ns', serviceAccountName: 'sa' });
    expect(statementsOf(Template.fromStack(stack), 'Identity').map(({ Sid }) => Sid)).toEqual(['ListOwnPrefix', 'OwnObjects']);
    expect(nagFindings(app)).toEqual([]);
  });

  test('the key of a bucket in another region is used through that region', () => {
    const { stack } = makeStack();
    const far = new BackupBucket(stack, 'Unused');
    const bucket = BackupBucket.fromBackupBucketAttributes(stack, 'Far', { bucket: far.bucket, region: 'us-west-2' });
    new BackupIdentity(stack, 'Identity', { host: importHost(stack), bucket, prefix: 'orders', namespace: 'ns', serviceAccountName: 'sa' });
    expect(JSON.stringify(statementsOf(Template.fromStack(stack), 'Identity')[2].Condition)).toContain('s3.us-west-2.');
  });

  test('clusters that share a bucket do not see each other, even if one prefix begins with the other', () => {
    const { stack, props } = made({ prefix: 'orders' });
    new BackupIdentity(stack, 'Other', { ...props, prefix: 'orders-eu', serviceAccountName: 'other' });
    const template = Template.fromStack(stack);
    const reach = (role: string) => statementsOf(template, role).flatMap(({ Sid, Resource, Condition }) => {
      if (Sid === 'ListOwnPrefix') return [String(Condition!.StringLike['s3:prefix'])];
      const joined = (Resource as { 'Fn::Join'?: [string, [unknown, string]] })['Fn::Join'];
      return joined ? [joined[1][1].slice(1)] : [];
    });
    const [mine, theirs] = [reach('Identity'), reach('Other')];
    expect(mine).toEqual(['orders/*', 'orders/*']);
    expect(theirs).toEqual(['orders-eu/*', 'orders-eu/*']);
    const matches = (pattern: string, key: string) => new RegExp(`^${pattern.replace(/\*/g, '.*')}$`).test(key);
    for (const pattern of mine) expect(matches(pattern, 'orders-eu/index/backup_index/b1/manifest.json')).toBe(false);
    for (const pattern of theirs) expect(matches(pattern, 'orders/index/backup_index/b1/manifest.json')).toBe(false);
  });
});

describe('the prefix', () => {
  test.each(['', 'x', 'a/b', 'a/', '/a', 'a*', 'a?', '${aws:username}', 'a b', '.hidden', 'x'.repeat(64)])('fails for %p', (prefix) => {
    expect(refused(() => made({ prefix }))).toThrow(/^Test\/Identity: .*\[backup-prefix\]$/);
  });

  test.each(['ab', 'orders', 'Orders_1.eu-west', '1a', 'x'.repeat(63)])('takes %p', (prefix) => {
    expect(() => made({ prefix })).not.toThrow();
  });

  test('takes a value that only the deployment knows', () => {
    expect(() => made({ prefix: Token.asString({ Ref: 'Prefix' }) })).not.toThrow();
  });

  test('fails for one that is taken in the bucket, on another EKS cluster and through another import as well', () => {
    const { stack } = makeStack();
    const bucket = () => BackupBucket.fromBackupBucketAttributes(stack, `Given${stack.node.children.length}`, {
      bucket: s3.Bucket.fromBucketName(stack, `Bucket${stack.node.children.length}`, 'ours'),
    });
    const identity = (id: string, prefix: string) => new BackupIdentity(stack, id, {
      host: importHost(stack, `${id}Host`, { clusterName: id }), bucket: bucket(), prefix, namespace: 'ns', serviceAccountName: 'sa',
    });
    identity('First', 'orders');
    identity('Second', 'payments');
    expect(refused(() => identity('Third', 'orders'))).toThrow(/^Test\/Third: .*Test\/First.*backup-prefix-taken/);
  });

  test('may be the same in another bucket', () => {
    const { stack, props } = made();
    const bucket = new BackupBucket(stack, 'Others');
    expect(() => new BackupIdentity(stack, 'Second', { ...props, bucket, serviceAccountName: 'other' })).not.toThrow();
  });
});

describe('with other settings of the app', () => {
  const policies = (context?: Record<string, unknown>, env?: Environment) => {
    const { app, stack } = makeStack(context, env);
    const bucket = new BackupBucket(stack, 'Backups');
    new BackupIdentity(stack, 'Identity', { host: importHost(stack), bucket, prefix: 'orders', namespace: 'ns', serviceAccountName: 'sa' });
    const template = Template.fromStack(stack);
    expect(nagFindings(app)).toEqual([]);
    return ['AWS::IAM::Role', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key', 'AWS::EKS::PodIdentityAssociation']
      .map((type) => template.findResources(type));
  };

  test('all recommended feature flags change nothing', () => {
    expect(policies(recommendedFlags)).toEqual(policies());
  });

  test.each(['cn-north-1', 'us-gov-west-1', 'us-iso-east-1'])('nothing in %s names the commercial partition', (region) => {
    expect(JSON.stringify(policies({}, { region, account: '111122223333' }))).not.toMatch(/arn:aws:|amazonaws\.com\.|s3\.amazonaws/);
  });
});

describe('cdk-nag has no finding', () => {
  test('in one stack', () => {
    expect(nagFindings(made().app)).toEqual([]);
  });

  test('with the bucket in another stack', () => {
    const app = new App();
    const bucket = new BackupBucket(new Stack(app, 'Data'), 'Backups');
    const stack = new Stack(app, 'Compute');
    new BackupIdentity(stack, 'Identity', { host: importHost(stack), bucket, prefix: 'orders', namespace: 'ns', serviceAccountName: 'sa' });
    expect(nagFindings(app)).toEqual([]);
  });

  test('with an imported bucket', () => {
    const { app, stack } = makeStack();
    const bucket = BackupBucket.fromBackupBucketAttributes(stack, 'Given', { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'ours') });
    new BackupIdentity(stack, 'Identity', { host: importHost(stack), bucket, prefix: 'orders', namespace: 'ns', serviceAccountName: 'sa' });
    expect(nagFindings(app)).toEqual([]);
  });
});
