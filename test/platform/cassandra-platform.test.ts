import * as fs from 'fs';
import * as path from 'path';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  BackupSchedule, CassandraNetwork, CassandraPlacement, CassandraPlatform, CassandraRackOptions, CassandraStorage, CertManagerInstallation,
  KubernetesSupport,
} from '../../lib';
import { CLUSTER, DATACENTER, flatten, kubernetesObjects, realKubectlLayer, refused, testPlatform, testStack } from '../fixtures';

test('one stack holds network, EKS cluster, nodes, cert-manager, operator, workers and Cassandra', () => {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
  const template = Template.fromStack(stack);
  for (const [type, count] of Object.entries({
    'AWS::EC2::VPC': 1, 'AWS::EKS::Cluster': 1, 'AWS::EKS::Nodegroup': 1, 'AWS::AutoScaling::AutoScalingGroup': 3, 'Custom::AWSCDK-EKS-HelmChart': 1,
  })) template.resourceCountIs(type, count);
  expect(Object.keys(kubernetesObjects(template))).toContain('K8ssandraCluster/orders');
});

test('a network of one\'s own is used', () => {
  const stack = testStack();
  const network = new CassandraNetwork(stack, 'Mine', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] });
  const platform = testPlatform(stack, { network });
  expect(platform.network).toBe(network);
  Template.fromStack(stack).resourceCountIs('AWS::EC2::VPC', 1);
});

test('the operators run on system nodes', () => {
  const stack = testStack();
  testPlatform(stack);
  const [chart] = Object.values(Template.fromStack(stack).findResources('Custom::AWSCDK-EKS-HelmChart'));
  const values = JSON.parse(flatten(chart.Properties.Values));
  expect(values.nodeSelector).toEqual({ 'cdk-eks-cassandra/system': 'true' });
  expect(values['cass-operator'].nodeSelector).toEqual({ 'cdk-eks-cassandra/system': 'true' });
});

test('cert-manager can be a chart', () => {
  const stack = testStack();
  testPlatform(stack, { certManager: CertManagerInstallation.helmChart() });
  const charts = Object.values(Template.fromStack(stack).findResources('Custom::AWSCDK-EKS-HelmChart')).map(({ Properties }) => Properties.Chart);
  expect(charts.sort()).toEqual(['cert-manager', 'k8ssandra-operator']);
});

test('outputs say how to reach it', () => {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, backup: { schedule: BackupSchedule.daily(), retention: Duration.days(7) } });
  const outputs = Object.entries(Template.fromStack(stack).toJSON().Outputs).map(([, { Value }]: any) => flatten(Value));
  expect(outputs).toEqual([
    expect.stringMatching(/^aws eks update-kubeconfig --name <Ref .*> --region <Ref AWS::Region>$/),
    'orders-dc1-service.cassandra-orders.svc.cluster.local:9042',
    'cassandra-orders/orders-superuser',
    expect.stringMatching(/^<GetAtt PlatformOrdersLifecycleReadiness.*\.Status>$/),
    expect.stringMatching(/^<Ref PlatformOrdersSuperuserAccountSecret.*>$/),
    expect.stringMatching(/^aws lambda invoke --function-name <Ref CassandraFunctions[0-9a-f]{8}Superuser.*> .*"Name":"orders-superuser"/),
    expect.stringMatching(/^s3:\/\/<Ref .*>\/orders\/$/),
  ]);
});

test('kubectl is set up as the first administrator', () => {
  const stack = testStack();
  testPlatform(stack, { admins: [new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() })] });
  const [{ Value }] = Object.entries<any>(Template.fromStack(stack).toJSON().Outputs).filter(([id]) => id.includes('KubeconfigCommand')).map(([, output]) => output);
  expect(flatten(Value)).toMatch(/ --region <Ref AWS::Region> --role-arn <GetAtt Admin[0-9A-F]+\.Arn>$/);
});

test('the plan of each cluster lies beside the template: as data, as text and as a picture', () => {
  const stack = testStack();
  const platform = testPlatform(stack);
  platform.addCassandraCluster('Orders', CLUSTER);
  platform.addCassandraCluster('Users', CLUSTER);
  const { directory } = (stack.node.root as App).synth();
  const read = (name: string) => fs.readFileSync(path.join(directory, name), 'utf8');
  const plans = ['Orders', 'Users'].map((id) => JSON.parse(read(`Test.Platform.${id}.plan.json`)));
  expect(plans).toEqual(JSON.parse(JSON.stringify(platform.plan)));
  expect(platform.plan[0]).toMatchObject({ name: 'orders', datacenters: [{ name: 'dc1', nodes: 3, racks: [{ name: 'r1', nodes: 1 }, { name: 'r2' }, { name: 'r3' }] }] });
  expect(read('Test.Platform.Users.plan.md')).toContain('](Test.Platform.Users.plan.svg)');
  expect(read('Test.Platform.Users.plan.svg').match(/class="cassandra-node"/g)).toHaveLength(3);
});

test('a stack that can be destroyed by accident is warned about', () => {
  const open = testStack({ terminationProtection: false });
  testPlatform(open);
  Annotations.fromStack(open).hasWarning('/Test/Platform', Match.stringLikeRegexp('termination-protection'));
  const closed = testStack();
  testPlatform(closed);
  Annotations.fromStack(closed).hasNoWarning('/Test/Platform', Match.stringLikeRegexp('termination-protection'));
});

test('fails with a kubectl that is too old or too new for the cluster', () => {
  const stack = testStack();
  expect(refused(() => new CassandraPlatform(stack, 'Platform', { kubernetesVersion: eks.KubernetesVersion.V1_33, kubectlLayer: realKubectlLayer(stack) })))
    .toThrow(/Test\/Platform\/Cluster.*\[kubectl-version\]/s);
});

test('two platforms can be in one app', () => {
  const app = new App();
  for (const id of ['One', 'Two']) {
    const stack = new Stack(app, id, { terminationProtection: true });
    testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...CLUSTER.datacenters[0], instanceType: new ec2.InstanceType('m7i.large') }] });
  }
  expect(() => app.synth()).not.toThrow();
});

test('a zone for workers only is no part of the control plane and takes racks that name it', () => {
  const make = (workerZones: string[], racks?: CassandraRackOptions[]) => {
    const stack = testStack({ env: { account: '111122223333', region: 'eu-west-1' } });
    const network = new CassandraNetwork(stack, 'Network', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], workerZones });
    const cluster = testPlatform(stack, { network }).addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DATACENTER, nodes: 4, racks }] });
    const [controlPlane] = Object.values(Template.fromStack(stack).findResources('AWS::EKS::Cluster'));
    return { racks: cluster.plan.datacenters[0].racks.length, subnets: controlPlane.Properties.ResourcesVpcConfig.SubnetIds, cluster };
  };
  const before = make([]);
  expect(make(['eu-west-1d'])).toMatchObject({ racks: 3, subnets: before.subnets });
  const racks = [{ name: 'r1' }, { name: 'r2' }, { name: 'r3' }, { name: 'r4', availabilityZone: 'eu-west-1d' }];
  const { cluster, subnets, racks: count } = make(['eu-west-1d'], racks);
  expect([count, subnets]).toEqual([4, before.subnets]);
  expect(cluster.workers[0].racks.map(({ availabilityZone }) => availabilityZone)).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d']);
});

describe('workers of the whole platform', () => {
  const DC = CLUSTER.datacenters[0];
  const images = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::EC2::LaunchTemplate'))
    .filter(({ Properties }) => Properties.LaunchTemplateData.ImageId !== undefined)
    .map(({ Properties: { LaunchTemplateData: { ImageId, BlockDeviceMappings } } }) => [flatten(ImageId), BlockDeviceMappings[0].Ebs.VolumeSize]);
  const releases = (stack: Stack) => Object.values<any>(Template.fromStack(stack).toJSON().Parameters).flatMap(({ Default }) => /v\d{8}/.exec(Default)?.[0] ?? []);

  test('hold for each datacenter, field by field, unless it says otherwise', () => {
    const stack = testStack();
    const platform = testPlatform(stack, { workers: { amiRelease: 'v20261001', rootVolumeSize: Size.gibibytes(60) } });
    platform.addCassandraCluster('Orders', CLUSTER);
    platform.addCassandraCluster('Users', { ...CLUSTER, datacenters: [{ ...DC, workers: { rootVolumeSize: Size.gibibytes(80) } }] });
    expect(images(stack).map(([, size]) => size)).toEqual([60, 60, 60, 80, 80, 80]);
    expect(new Set(releases(stack))).toEqual(new Set(['v20261001']));
  });

  test('a datacenter with an image of its own takes neither image of the platform', () => {
    const stack = testStack();
    const machineImage = ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123' });
    testPlatform(stack, { workers: { amiRelease: 'v20261001' } })
      .addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DC, workers: { machineImage } }] });
    expect(images(stack).map(([image]) => image)).toEqual(Array(3).fill(expect.stringContaining('AmiMap')));
    expect(releases(stack)).toEqual([]);
  });

  test('do not reach datacenters on nodes of others', () => {
    const stack = testStack();
    const placement = CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' } });
    testPlatform(stack, { workers: { rootVolumeSize: Size.gibibytes(60) } }).addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DC, placement }] });
    expect(images(stack)).toEqual([]);
  });
});

test('versions of add-ons, the release of system nodes and the kind of support reach the EKS cluster', () => {
  const stack = testStack();
  testPlatform(stack, { addonVersions: { coredns: 'v9.9.9-eksbuild.9' }, systemNodeRelease: '1.35.3-20260714', support: KubernetesSupport.STANDARD });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EKS::Addon', { AddonName: 'coredns', AddonVersion: 'v9.9.9-eksbuild.9' });
  template.hasResourceProperties('AWS::EKS::Nodegroup', { ReleaseVersion: '1.35.3-20260714' });
  template.hasResourceProperties('AWS::EKS::Cluster', { UpgradePolicy: { SupportType: 'STANDARD' } });
});

describe('quotas of the AWS account', () => {
  const quotas = (platform: CassandraPlatform) => Object.fromEntries(platform.quotas.map(({ code, needed }) => [code, needed]));

  test('count all instances and the largest once more, volumes, addresses and networks', () => {
    const platform = testPlatform(testStack(), { systemInstanceType: new ec2.InstanceType('m7g.xlarge'), systemNodes: 2 });
    expect(quotas(platform)).toMatchObject({ 'L-1216C47A': 2 * 4 + 4, 'L-7A658B76': 0.1, 'L-0263D0A3': 3, 'L-F678F1CE': 1, 'L-FE5A380F': 1, 'L-B99A9384': 10 });
    platform.addCassandraCluster('Orders', {
      ...CLUSTER, datacenters: [{ name: 'dc1', nodes: 6, instanceType: new ec2.InstanceType('r8g.2xlarge'), storage: CassandraStorage.gp3(Size.gibibytes(1000)) }],
    });
    // 6 x 1000 GiB, and 8 root volumes of 50.
    expect(quotas(platform)).toMatchObject({ 'L-1216C47A': 6 * 8 + 2 * 4 + 8, 'L-7A658B76': 6.3 });
  });

  test('of what is not used are left out', () => {
    const stack = testStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-1'], vpcCidrBlock: '10.0.0.0/16' });
    const subnet = (id: string, zone: string) => ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: id, availabilityZone: zone });
    const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', {
      vpc, availabilityZones: ['eu-west-1a', 'eu-west-1b'], subnets: { subnets: [subnet('s1', 'eu-west-1a'), subnet('s2', 'eu-west-1b')] },
    });
    expect(Object.keys(quotas(testPlatform(stack, { network })))).toEqual(['L-1216C47A', 'L-B99A9384', 'L-7A658B76']);
  });

  test('lie next to the template', () => {
    const stack = testStack();
    const platform = testPlatform(stack);
    const { directory } = (stack.node.root as App).synth();
    expect(JSON.parse(fs.readFileSync(path.join(directory, 'Test.Platform.quotas.json'), 'utf8'))).toEqual(platform.quotas);
    expect(fs.readFileSync(path.join(directory, 'Test.Platform.quotas.md'), 'utf8')).toContain('| ec2 | L-1216C47A | Running On-Demand Standard instances, in vCPUs | 8 | 5 |');
  });
});
