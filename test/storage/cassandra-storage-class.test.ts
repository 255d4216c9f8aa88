import { App, Size, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CassandraStorage, CassandraStorageClass, HostCluster, VolumeDriver } from '../../lib';
import { refused } from '../fixtures';
import { newStack, v2Cluster } from '../host/clusters';

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const KEY_WARNING = Match.stringLikeRegexp('cdk-eks-cassandra:volume-key-access');
const GP3 = CassandraStorage.gp3(Size.gibibytes(500));

function driverRole(stack: Stack): iam.Role {
  return new iam.Role(stack, 'Driver', { assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com') });
}

function rendered(stack: Stack): any {
  const [manifest] = Object.values<any>(Template.fromStack(stack).findResources(MANIFEST));
  const text = manifest.Properties.Manifest;
  const plain = typeof text === 'string' ? text : text['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : '<token>')).join('');
  return JSON.parse(plain)[0];
}

test('a class keeps volumes, encrypts them, makes them where the pod is, and lets them grow', () => {
  const stack = newStack();
  const made = new CassandraStorageClass(stack, 'Class', { host: HostCluster.fromV2(v2Cluster(stack)), name: 'cassandra', storage: GP3 });

  expect(made.storageClassName).toBe('cassandra');
  expect(rendered(stack)).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'cassandra' },
    provisioner: 'ebs.csi.aws.com',
    parameters: { 'type': 'gp3', 'encrypted': 'true', 'csi.storage.k8s.io/fstype': 'xfs' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
  Annotations.fromStack(stack).hasNoWarning('*', KEY_WARNING);
});

describe('tags of the volumes', () => {
  const withTags = (tags: { [key: string]: string }) => {
    const stack = newStack();
    return { stack, made: new CassandraStorageClass(stack, 'Class', { host: HostCluster.fromV2(v2Cluster(stack)), name: 'cassandra', storage: GP3, tags }) };
  };

  test('are parameters of the class', () => {
    const { parameters } = rendered(withTags({ 'team': 'shop', 'example.com/cost center': 'a=b c' }).stack);
    expect(parameters).toMatchObject({ tagSpecification_1: 'team=shop', tagSpecification_2: 'example.com/cost center=a=b c' });
  });

  test.each([[{ 'a=b': 'x' }], [{ owner: '{{ .PVCNamespace }}' }], [{ 'aws:x': 'y' }], [{ '': 'x' }], [{ 'kubernetes.io/name': 'x' }]])('are refused if the driver would make no volume: %j', (tags: any) => {
    expect(refused(() => withTags(tags).stack)).toThrow(/the volume driver cannot set a tag, and would make no volume: got ".*", allowed: a key of 1 to 128 characters.*\[volume-tags\]/);
  });
});

test('on EKS Auto Mode its own driver makes the volumes, for its own instances', () => {
  const stack = newStack();
  const host = HostCluster.fromV2(v2Cluster(stack, { defaultCapacityType: undefined, defaultCapacity: undefined }));
  new CassandraStorageClass(stack, 'Class', {
    host, name: 'cassandra', storage: CassandraStorage.gp3(Size.gibibytes(500), { iops: 6_000, throughput: 500, driver: VolumeDriver.EKS_AUTO_MODE }),
  });

  expect(rendered(stack)).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'cassandra' },
    provisioner: 'ebs.csi.eks.amazonaws.com',
    parameters: { 'type': 'gp3', 'encrypted': 'true', 'csi.storage.k8s.io/fstype': 'xfs', 'iops': '6000', 'throughput': '500' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    allowedTopologies: [{ matchLabelExpressions: [{ key: 'eks.amazonaws.com/compute-type', values: ['auto'] }] }],
  });
});

test('speed is given as text, whatever it is', () => {
  const stack = newStack();
  const storage = CassandraStorage.gp3(Size.gibibytes(500), { iops: 6_000, throughput: 500 });
  new CassandraStorageClass(stack, 'Class', { host: HostCluster.fromV2(v2Cluster(stack)), name: 'cassandra', storage });
  expect(rendered(stack).parameters).toMatchObject({ iops: '6000', throughput: '500' });
});

test('io2 has no throughput of its own', () => {
  const stack = newStack();
  new CassandraStorageClass(stack, 'Class', {
    host: HostCluster.fromV2(v2Cluster(stack)), name: 'cassandra', storage: CassandraStorage.io2(Size.gibibytes(500), { iops: 20_000 }),
  });
  expect(rendered(stack).parameters).toEqual({ 'type': 'io2', 'encrypted': 'true', 'csi.storage.k8s.io/fstype': 'xfs', 'iops': '20000' });
});

test('the size is no part of the class: nodes of different sizes share one', () => {
  const classes = [500, 900].map((gib) => {
    const stack = newStack();
    new CassandraStorageClass(stack, 'Class', { host: HostCluster.fromV2(v2Cluster(stack)), name: 'c', storage: CassandraStorage.gp3(Size.gibibytes(gib)) });
    return rendered(stack);
  });
  expect(classes[0]).toEqual(classes[1]);
});

describe('with a key of its own', () => {
  test('the driver may use it for volumes and nothing else, before the class is made', () => {
    const stack = newStack();
    const role = driverRole(stack);
    const key = new kms.Key(stack, 'Key');
    const host = HostCluster.fromV2(v2Cluster(stack), { volumeDriverRole: role });

    new CassandraStorageClass(stack, 'Class', { host, name: 'cassandra', storage: CassandraStorage.gp3(Size.gibibytes(500), { encryptionKey: key }) });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [stack.resolve(role.roleName)],
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext'], Resource: stack.resolve(key.keyArn) },
          { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: stack.resolve(key.keyArn), Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } },
        ],
      },
    });
    template.hasResource(MANIFEST, { DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ClassKeyAccess')]) });
    expect(JSON.stringify(template.findResources(MANIFEST))).toContain(JSON.stringify(stack.resolve(key.keyArn)));
    Annotations.fromStack(stack).hasNoWarning('*', KEY_WARNING);
  });

  test('on EKS Auto Mode the role of the cluster may use it', () => {
    const stack = newStack();
    const cluster = v2Cluster(stack, { defaultCapacityType: undefined, defaultCapacity: undefined });
    const encryptionKey = new kms.Key(stack, 'Key');
    new CassandraStorageClass(stack, 'Class', {
      host: HostCluster.fromV2(cluster, { volumeDriverRole: cluster.role }),
      name: 'cassandra',
      storage: CassandraStorage.io2(Size.gibibytes(500), { iops: 5_000, encryptionKey, driver: VolumeDriver.EKS_AUTO_MODE }),
    });

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      Roles: [stack.resolve(cluster.role.roleName)],
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:CreateGrant', Resource: stack.resolve(encryptionKey.keyArn) })]) },
    });
    Annotations.fromStack(stack).hasNoWarning('*', KEY_WARNING);
  });

  test('an alias stands for its key', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack), { volumeDriverRole: driverRole(stack) });
    const key = new kms.Key(stack, 'Key');

    new CassandraStorageClass(stack, 'Class', {
      host, name: 'cassandra', storage: CassandraStorage.gp3(Size.gibibytes(500), { encryptionKey: key.addAlias('volumes') }),
    });

    // IAM judges by the key, never by the alias.
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:CreateGrant', Resource: stack.resolve(key.keyArn) })]) },
    });
  });

  test('key and class may live in another stack than cluster and driver, without a cyclic reference', () => {
    const app = new App();
    const clusters = new Stack(app, 'Clusters');
    const data = new Stack(app, 'Data');
    const host = HostCluster.fromV2(v2Cluster(clusters), { volumeDriverRole: driverRole(clusters) });

    new CassandraStorageClass(data, 'Class', { host, name: 'cassandra', storage: CassandraStorage.gp3(Size.gibibytes(500), { encryptionKey: new kms.Key(data, 'Key') }) });

    app.synth();
    expect(data.dependencies).toEqual([clusters]);
    expect(clusters.dependencies).toEqual([]);
    Template.fromStack(data).resourceCountIs('AWS::IAM::Policy', 1);
  });

  test('warns if the driver is unknown', () => {
    const stack = newStack();
    new CassandraStorageClass(stack, 'Class', {
      host: HostCluster.fromV2(v2Cluster(stack)), name: 'cassandra', storage: CassandraStorage.gp3(Size.gibibytes(500), { encryptionKey: new kms.Key(stack, 'Key') }),
    });
    Annotations.fromStack(stack).hasWarning('/Test/Class', KEY_WARNING);
  });
});

test('fails for a name that another class of the cluster has', () => {
  const stack = newStack();
  const host = HostCluster.fromV2(v2Cluster(stack));
  new CassandraStorageClass(stack, 'One', { host, name: 'cassandra', storage: GP3 });
  expect(refused(() => new CassandraStorageClass(stack, 'Two', { host, name: 'cassandra', storage: GP3 })))
    .toThrow(/Test\/Two: StorageClass "cassandra" of this EKS cluster is already taken by Test\/One.*\[name-collision\]/);
});

test('fails for volumes of EKS Auto Mode on a cluster that does not run it', () => {
  const stack = newStack();
  const storage = CassandraStorage.gp3(Size.gibibytes(1), { driver: VolumeDriver.EKS_AUTO_MODE });
  expect(refused(() => new CassandraStorageClass(stack, 'Class', { host: HostCluster.fromV2(v2Cluster(stack)), name: 'cassandra', storage })))
    .toThrow(/Test\/Class: the driver of the volumes is that of EKS Auto Mode, which the EKS cluster does not run.*leave the driver.*\[auto-mode\]/);
});

test('fails for a class that exists', () => {
  const stack = newStack();
  const host = HostCluster.fromV2(v2Cluster(stack));
  expect(refused(() => new CassandraStorageClass(stack, 'Class', { host, name: 'cassandra', storage: CassandraStorage.existing(Size.gibibytes(1), 'theirs') })))
    .toThrow(/Test\/Class: CassandraStorage.existing describes.*got "theirs".*\[storage-class-existing\]/);
});

test.each(['Cassandra', 'a_b', '', Token.asString({ Ref: 'Name' })])('fails for the name "%s"', (name) => {
  const stack = newStack();
  const host = HostCluster.fromV2(v2Cluster(stack));
  expect(refused(() => new CassandraStorageClass(stack, 'Class', { host, name, storage: GP3 }))).toThrow(/Test\/Class: .*\[storage-class-name\]/);
});
