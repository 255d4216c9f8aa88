import { describeChange, isLoss, resourceChanges } from '../../lib/aws-resources/resource-changes';
import type { Template, TemplateResource } from '../../lib/aws-resources/template';

const RETAINED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

const RUNNING: Record<string, TemplateResource> = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/19' } },
  Key: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'SYMMETRIC_DEFAULT' }, ...RETAINED },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'backups' }, Metadata: { 'aws:cdk:path': 'Shop/Backups/Resource' }, ...RETAINED },
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 32 } }, ...RETAINED },
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: { Version: '1.33', RoleArn: { 'Fn::GetAtt': ['ClusterRole', 'Arn'] }, ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Subnet' }] } },
  },
  ClusterRole: role('eks.amazonaws.com'),
  NodeRole: role('ec2.amazonaws.com'),
  FunctionRole: role('lambda.amazonaws.com'),
  Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: { Ref: 'Cluster' }, PrincipalArn: { 'Fn::GetAtt': ['NodeRole', 'Arn'] } } },
  Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MaxSize: '3', VPCZoneIdentifier: [{ Ref: 'Subnet' }] } },
  Class: manifest({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'gp3' }, parameters: { type: 'gp3' } }),
  Namespace: manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }),
  Policy: manifest({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'shop', namespace: 'shop' } }),
  Chart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { Release: 'k8ssandra', Version: '1.32.5', ServiceToken: { 'Fn::GetAtt': ['Handler', 'Arn'] } } },
  Handler: { Type: 'AWS::Lambda::Function', Properties: { Code: 'one' } },
  Deletion: { Type: 'Custom::CassandraDeletion', Properties: { Name: 'shop' } },
  Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
};

type Resources = Record<string, any>;

/** What is found for each resource after a change of the running template, as "<id> <fate>: <because>". */
function after(change: (resources: Resources) => void): string[] {
  const next = JSON.parse(JSON.stringify(RUNNING));
  change(next);
  return resourceChanges({ Resources: RUNNING } as Template, { Resources: next })
    .map((found) => `${found.id} ${found.fate}${found.because.length > 0 ? `: ${found.because.join(', ')}` : ''}${isLoss(found) ? '' : ' (no loss)'}`);
}

describe('what is replaced', () => {
  test.each<[string, (resources: Resources) => void, string[]]>([
    ['a property that is create-only', ({ Bucket }) => { Bucket.Properties.BucketName = 'other'; }, ['Bucket replaced: BucketName']],
    ['a property that comes', ({ Cluster }) => { Cluster.Properties.EncryptionConfig = [{}]; }, ['Cluster replaced: EncryptionConfig', 'Entry replaced: ClusterName']],
    ['what hangs on it by a property that is create-only, and so on', ({ Vpc }) => { Vpc.Properties.CidrBlock = '10.1.0.0/16'; }, [
      'Vpc replaced: CidrBlock', 'Subnet replaced: VpcId', 'Cluster replaced: ResourcesVpcConfig.SubnetIds', 'Entry replaced: ClusterName',
    ]],
    ['a property only some changes of which do it', ({ Vpc }) => { Vpc.Properties.InstanceTenancy = 'dedicated'; }, ['Vpc perhaps-replaced: InstanceTenancy']],
    ['code without data', ({ Handler }) => { Handler.Properties.PackageType = 'Image'; }, ['Handler replaced: PackageType (no loss)']],
  ])('%s', (_, change, expected) => expect(after(change)).toEqual(expected));
});

describe('what goes', () => {
  test.each<[string, string[]]>([
    ['Subnet', ['Subnet deleted']],
    ['Group', ['Group deleted']],
    ['Deletion', ['Deletion deleted']],
    ['Namespace', ['Namespace deleted']],
    ['ClusterRole', ['ClusterRole deleted']],
    ['NodeRole', ['NodeRole deleted']],
    ['FunctionRole', ['FunctionRole deleted (no loss)']],
    ['Policy', ['Policy deleted (no loss)']],
    ['Topic', ['Topic deleted (no loss)']],
    ['Bucket', ['Bucket left-behind (no loss)']],
  ])('%s', (id, expected) => expect(after((resources) => { delete resources[id]; })).toEqual(expected));

  test('a resource that becomes another type', () => {
    expect(after(({ Subnet }) => { Subnet.Type = 'AWS::EC2::RouteTable'; })).toEqual(['Subnet deleted: another type, AWS::EC2::RouteTable']);
  });

  test('a resource that gets a condition', () => {
    expect(after(({ Group }) => { Group.Condition = 'IsProduction'; })).toEqual(['Group deleted: condition IsProduction']);
  });
});

describe('what changes against its direction', () => {
  test.each<[string, (resources: Resources) => void, string[]]>([
    ['an older Kubernetes version', ({ Cluster }) => { Cluster.Properties.Version = '1.9'; }, ['Cluster one-way: Version']],
    ['a newer one is fine', ({ Cluster }) => { Cluster.Properties.Version = '1.34'; }, []],
    ['a version that only the deployment knows', ({ Cluster }) => { Cluster.Properties.Version = { Ref: 'Parameter' }; }, []],
    ['what KMS refuses', ({ Key }) => { Key.Properties.KeySpec = 'RSA_2048'; }, ['Key one-way: KeySpec']],
    ['another password', ({ Secret }) => { Secret.Properties.GenerateSecretString.PasswordLength = 40; }, ['Secret one-way: GenerateSecretString']],
    ['instances that move', ({ Group }) => { Group.Properties.VPCZoneIdentifier = ['subnet-1']; }, ['Group one-way: VPCZoneIdentifier']],
    ['a size is not one-way', ({ Group }) => { Group.Properties.MaxSize = '2'; }, []],
    ['a second Helm release', ({ Chart }) => { Chart.Properties.Release = 'other'; }, ['Chart one-way: Release']],
    ['another provider of a custom resource', ({ Chart }) => { Chart.Properties.ServiceToken = 'arn'; }, ['Chart one-way: ServiceToken']],
    ['an immutable field', ({ Class }) => { Class.Properties.Manifest = Class.Properties.Manifest.replace('"type":"gp3"', '"type":"io2"'); },
      ['Class one-way: StorageClass gp3 parameters']],
    ['another object', ({ Namespace }) => { Namespace.Properties.Manifest = Namespace.Properties.Manifest.replace('shop', 'store'); },
      ['Namespace one-way: Namespace shop']],
  ])('%s', (_, change, expected) => expect(after(change)).toEqual(expected));
});

describe('what is no longer kept', () => {
  test.each<[string, (resources: Resources) => void, string[]]>([
    ['by both policies', ({ Key }) => { Key.DeletionPolicy = Key.UpdateReplacePolicy = 'Delete'; }, ['Key less-protected: DeletionPolicy Delete, UpdateReplacePolicy Delete']],
    ['by none at all', ({ Secret }) => { delete Secret.UpdateReplacePolicy; }, ['Secret less-protected: UpdateReplacePolicy none']],
    ['one policy that keeps for another', ({ Bucket }) => { Bucket.DeletionPolicy = 'Retain'; }, []],
  ])('%s', (_, change, expected) => expect(after(change)).toEqual(expected));
});

test('nothing is found where only the form differs', () => {
  expect(after(({ Group, Vpc }) => {
    Group.Properties = { VPCZoneIdentifier: [{ Ref: 'Subnet' }], MaxSize: 3 };
    Vpc.Properties.Tags = [{ Key: 'a', Value: 'b' }];
  })).toEqual([]);
});

test('a change is reported with the path of its construct, what depends on it, and why', () => {
  const next = JSON.parse(JSON.stringify(RUNNING));
  next.Bucket.Properties.BucketName = 'other';
  expect(resourceChanges({ Resources: RUNNING }, { Resources: next }).map(describeChange))
    .toEqual(['Shop/Backups/Resource (AWS::S3::Bucket Bucket), which holds data, is replaced by another one, because of BucketName']);
});

function role(service: string): TemplateResource {
  return { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: service } }] } } };
}

function manifest(object: object): TemplateResource {
  return { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { Manifest: JSON.stringify([object]) } };
}
