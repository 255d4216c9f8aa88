import { Duration, Lazy, Size, Stack, Token, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { importedHost, ownHost } from './host';
import { HostClusterAttributes, RackWorkers, RackWorkersProps } from '../../lib';
import { refused } from '../fixtures';

function rack(overrides: Partial<RackWorkersProps> = {}, attributes: Partial<HostClusterAttributes> = {}) {
  const { app, stack, vpc, host } = importedHost(attributes);
  const workers = new RackWorkers(stack, 'Rack', {
    host,
    cassandraCluster: 'orders',
    datacenter: 'dc1',
    rack: 'r1',
    availabilityZone: 'eu-west-1a',
    subnet: vpc.privateSubnets[0],
    instanceType: new ec2.InstanceType('r8g.2xlarge'),
    nodes: 2,
    ...overrides,
  });
  return { app, stack, workers, template: () => Template.fromStack(stack) };
}

function userDataOf(template: Template): string {
  const { UserData } = Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0].Properties.LaunchTemplateData;
  const text = UserData['Fn::Base64'];
  return typeof text === 'string' ? text : text['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part))).join('');
}

function imagePath(template: Template): string {
  const parameters = Object.values(template.findParameters('*', { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>' }));
  expect(parameters).toHaveLength(1);
  return parameters[0].Default;
}

test('the main child is the group', () => {
  const { workers } = rack();
  expect(workers.node.defaultChild).toBe(workers.autoScalingGroup);
});

test('as many instances as nodes, in one subnet, waited for, replaced when they die', () => {
  rack({ nodes: 3 }).template().hasResource('AWS::AutoScaling::AutoScalingGroup', {
    Properties: {
      MinSize: '3',
      MaxSize: '3',
      DesiredCapacity: Match.absent(),
      NewInstancesProtectedFromScaleIn: Match.absent(),
      VPCZoneIdentifier: ['subnet-a'],
      HealthCheckType: 'EC2',
      HealthCheckGracePeriod: 300,
      Tags: [
        { Key: 'kubernetes.io/cluster/shop', Value: 'owned', PropagateAtLaunch: true },
        { Key: 'Name', Value: 'orders/dc1/r1', PropagateAtLaunch: true },
      ],
    },
    CreationPolicy: { ResourceSignal: { Count: 3, Timeout: 'PT15M' } },
    // Nothing rolls unless asked.
    UpdatePolicy: { AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true } },
  });
});

test('instances are closed: IMDSv2 with one hop, encrypted root, the cluster\'s security group alone, no public address, no SSH key', () => {
  rack().template().hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      InstanceType: 'r8g.2xlarge',
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [{
        DeviceName: '/dev/xvda',
        Ebs: { Encrypted: true, VolumeType: 'gp3', VolumeSize: 50, DeleteOnTermination: true },
      }],
      NetworkInterfaces: [{ AssociatePublicIpAddress: false, DeviceIndex: 0, Groups: ['sg-cluster'] }],
      Monitoring: { Enabled: true },
      EbsOptimized: true,
      KeyName: Match.absent(),
      TagSpecifications: Match.arrayWith([{ ResourceType: 'volume', Tags: [{ Key: 'Name', Value: 'orders/dc1/r1' }] }]),
    },
  });
});

describe('role', () => {
  test('may do what a worker must, and no more', () => {
    const template = rack().template();
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }] },
      ManagedPolicyArns: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly']
        .map((name) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] })),
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 'cloudformation:SignalResource', Effect: 'Allow', Resource: { Ref: 'AWS::StackId' } }] },
    });
  });

  test('may do what the network add-on does, on a cluster where that has no role of its own', () => {
    const [role] = Object.values(rack({}, { vpcCniUsesNodeRole: undefined }).template().findResources('AWS::IAM::Role'));
    expect(JSON.stringify(role.Properties.ManagedPolicyArns)).toContain('policy/AmazonEKS_CNI_Policy');
  });

  test('joins by an access entry', () => {
    const { stack, workers, template } = rack();
    template().hasResourceProperties('AWS::EKS::AccessEntry', {
      ClusterName: 'shop',
      Type: 'EC2_LINUX',
      PrincipalArn: stack.resolve(workers.role.roleArn),
      AccessPolicies: Match.absent(),
    });
  });

  test('of one\'s own gets no second access entry, but may signal', () => {
    const { app, stack, vpc, host } = importedHost();
    const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const workers = new RackWorkers(stack, 'Rack', {
      host,
      role,
      cassandraCluster: 'orders',
      datacenter: 'dc1',
      rack: 'r1',
      availabilityZone: 'eu-west-1a',
      subnet: vpc.privateSubnets[0],
      instanceType: new ec2.InstanceType('m7i.xlarge'),
      nodes: 1,
    });
    expect(workers.role).toBe(role);
    const template = Template.fromStack(app.node.findChild('Test') as Stack);
    template.resourceCountIs('AWS::EKS::AccessEntry', 0);
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'cloudformation:SignalResource' })] },
    });
  });
});

test('comes after what a node needs: access, permissions, network add-ons, routes', () => {
  const { stack, vpc, host } = ownHost();
  const addon = new eks.Addon(stack, 'VpcCni', { cluster: host._cluster, addonName: 'vpc-cni' });
  host._nodesNeed.add(addon);
  const workers = new RackWorkers(stack, 'Rack', {
    host,
    cassandraCluster: 'orders',
    datacenter: 'dc1',
    rack: 'r1',
    availabilityZone: 'eu-west-1a',
    subnet: vpc.privateSubnets[0],
    instanceType: new ec2.InstanceType('r8g.2xlarge'),
    nodes: 2,
  });
  const template = Template.fromStack(stack);
  const group = template.findResources('AWS::AutoScaling::AutoScalingGroup')[stack.getLogicalId(workers.autoScalingGroup.node.defaultChild as any)];
  const types = group.DependsOn.map((id: string) => template.toJSON().Resources[id].Type);
  expect(types.sort()).toEqual([
    'AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EKS::AccessEntry', 'AWS::EKS::Addon', 'AWS::IAM::Policy', 'AWS::IAM::Role',
  ]);
});

describe('machine image', () => {
  test.each([
    ['r8g.2xlarge', '1.33', 'arm64'], ['m7i.xlarge', '1.34', 'x86_64'], ['r7a.4xlarge', '1.35', 'x86_64'], ['m8g.2xlarge', '1.36', 'arm64'],
  ])('of %s on Kubernetes %s is pinned for %s', (type, kubernetesVersion, arch) => {
    const { template } = rack({ instanceType: new ec2.InstanceType(type) }, { kubernetesVersion: eks.KubernetesVersion.of(kubernetesVersion) });
    expect(imagePath(template())).toBe(`/aws/service/eks/optimized-ami/${kubernetesVersion}/amazon-linux-2023/${arch}/standard/`
      + `amazon-eks-node-al2023-${arch}-standard-${kubernetesVersion}-v20260714/image_id`);
  });

  test('can be another release, also of a Kubernetes version that the defaults do not know', () => {
    const { template } = rack({ amiRelease: 'v20270101' }, { kubernetesVersion: eks.KubernetesVersion.of('1.40') });
    expect(imagePath(template())).toContain('/1.40/amazon-linux-2023/arm64/standard/amazon-eks-node-al2023-arm64-standard-1.40-v20270101/');
  });

  test('of one\'s own needs neither version nor architecture', () => {
    const instanceType = new ec2.InstanceType(Token.asString({ Ref: 'Type' }));
    const machineImage = ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' });
    const { app, vpc, host } = importedHost({ kubernetesVersion: undefined }, { region: 'eu-west-1', account: '111122223333' });
    const stack = app.node.findChild('Test') as Stack;
    new RackWorkers(stack, 'Rack', {
      host,
      machineImage,
      instanceType,
      cassandraCluster: 'orders',
      datacenter: 'dc1',
      rack: 'r1',
      availabilityZone: 'eu-west-1a',
      subnet: vpc.privateSubnets[0],
      nodes: 1,
    });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { ImageId: 'ami-1', InstanceType: { Ref: 'Type' } } });
  });

  test('of a type known only at deployment follows the given architecture', () => {
    const { template } = rack({ instanceType: new ec2.InstanceType(Token.asString({ Ref: 'Type' })), architecture: ec2.InstanceArchitecture.X86_64 });
    expect(imagePath(template())).toContain('/x86_64/');
  });

  test.each<[string, Partial<RackWorkersProps>, Partial<HostClusterAttributes>, RegExp]>([
    ['of an unknown type', { instanceType: new ec2.InstanceType(Token.asString({ Ref: 'Type' })) }, {},
      /the instance type is only known at deployment.*give architecture, or machineImage \[worker-image\]/],
    ['of an unknown Kubernetes version', {}, { kubernetesVersion: undefined }, /the Kubernetes version of the EKS cluster is unknown.*\[worker-image\]/],
    ['of a Kubernetes version without a pinned release', {}, { kubernetesVersion: eks.KubernetesVersion.of('1.29') },
      /PlatformDefaults.V1 pins no machine image.*got "1.29", allowed: 1.33, 1.34, 1.35, 1.36; give amiRelease or machineImage \[worker-image\]/],
    ['of a release that is none', { amiRelease: 'latest' }, {}, /amiRelease is not the name of an AMI release: got "latest".*\[worker-image\]/],
    ['given twice', { amiRelease: 'v20260714', machineImage: ec2.MachineImage.latestAmazonLinux2023() }, {}, /mutually exclusive.*\[worker-image\]/],
  ])('fails %s', (_, overrides, attributes, message) => {
    expect(refused(() => rack(overrides, attributes))).toThrow(message);
  });
});

describe('user data', () => {
  test('knows cluster, place and the group it signals', () => {
    const { stack, workers, template } = rack({ maxPods: 30, joinTimeout: Duration.minutes(30) });
    const text = userDataOf(template());
    const id = stack.getLogicalId(workers.autoScalingGroup.node.defaultChild as any);
    expect(text).toContain(`--stack 'Test' --resource '${id}' --region '{"Ref":"AWS::Region"}'`);
    expect(text).toContain('"name": "shop"');
    expect(text).toContain('cdk-eks-cassandra/rack=r1');
    expect(text).toContain('max_pods < 30 ? max_pods : 30');
    expect(text).toContain('-ge 1680 ]');
  });

  test('has at most 20 pods on an instance, unless told otherwise', () => {
    expect(userDataOf(rack().template())).toContain('max_pods < 20 ? max_pods : 20');
  });

  test('follows a changed id of the group', () => {
    const { workers, template } = rack();
    (workers.autoScalingGroup.node.defaultChild as autoscaling.CfnAutoScalingGroup).overrideLogicalId('Other');
    expect(userDataOf(template())).toContain("--resource 'Other'");
  });

  test('takes the cluster\'s values from the deployment', () => {
    const { stack, vpc, host } = ownHost();
    new RackWorkers(stack, 'Rack', {
      host,
      cassandraCluster: 'orders',
      datacenter: 'dc1',
      rack: 'r1',
      availabilityZone: 'eu-west-1a',
      subnet: vpc.privateSubnets[0],
      instanceType: new ec2.InstanceType('r8g.2xlarge'),
      nodes: 2,
    });
    const text = userDataOf(Template.fromStack(stack));
    expect(text).toMatch(/"certificateAuthority": "\{"Fn::GetAtt":\["Cluster\w+","CertificateAuthorityData"\]\}"/);
    expect(text).toMatch(/"apiServerEndpoint": "\{"Fn::GetAtt":\["Cluster\w+","Endpoint"\]\}"/);
    expect(text).toContain('"cidr": "172.20.0.0/16"');
  });

  test('is the same on both architectures', () => {
    const of = (type: string) => userDataOf(rack({ instanceType: new ec2.InstanceType(type) }).template());
    expect(of('r7i.2xlarge')).toBe(of('r8g.2xlarge'));
  });

  test('fails when it is longer than EC2 takes', () => {
    expect(refused(() => rack({}, { clusterCertificateAuthorityData: 'A'.repeat(16_000) }))).toThrow(/exceeds the limit of EC2.*\[worker-user-data\]/);
  });
});

describe('numbers and names', () => {
  test.each<[string, Partial<RackWorkersProps>, RegExp]>([
    ['no node', { nodes: 0 }, /rack "r1" has no workers: got 0.*\[worker-nodes\]/],
    ['half a node', { nodes: 1.5 }, /\[worker-nodes\]/],
    ['a subnet in another zone', { availabilityZone: 'eu-west-1b' }, /the subnet of rack "r1" is not in the rack's zone: got "eu-west-1a", allowed: eu-west-1b.*\[worker-zone\]/],
    ['a cluster name with spaces', { cassandraCluster: 'My Orders' }, /got \["My Orders","My Orders.dc1"\].*\[worker-names\]/],
    ['names that are too long together', { cassandraCluster: 'o'.repeat(40), datacenter: 'd'.repeat(40) }, /\[worker-names\]/],
    ['too few pods', { maxPods: 5 }, /got 5, allowed: a whole number from 6.*\[worker-max-pods\]/],
    ['too short a time to join', { joinTimeout: Duration.minutes(4) }, /got "4 minutes", allowed: 5 minutes to 12 hours.*\[worker-join-timeout\]/],
    ['too long a time to join', { joinTimeout: Duration.hours(13) }, /\[worker-join-timeout\]/],
    ['a time to join that only the deployment knows', { joinTimeout: Duration.minutes(Token.asNumber({ Ref: 'T' })) }, /\[worker-join-timeout\]/],
    ['a small root volume', { rootVolumeSize: Size.gibibytes(10) }, /got "10 GiB", allowed: 20 GiB or more.*\[worker-root-volume\]/],
  ])('fails with %s', (_, overrides, message) => {
    expect(refused(() => rack(overrides))).toThrow(message);
  });

  test.each<[string, Partial<RackWorkersProps>]>([
    ['the fewest pods', { maxPods: 6 }], ['the shortest time to join', { joinTimeout: Duration.minutes(5) }], ['the longest', { joinTimeout: Duration.hours(12) }],
    ['the smallest root volume', { rootVolumeSize: Size.gibibytes(20) }],
  ])('takes %s', (_, overrides) => {
    expect(refused(() => rack(overrides))).not.toThrow();
  });

  test('fails with all that is wrong, once, with the path', () => {
    expect(refused(() => rack({ nodes: 0, maxPods: 1 }))).toThrow(/Test\/Rack: .*\[worker-nodes\]\nTest\/Rack: .*\[worker-max-pods\]/);
  });

  test.each(['serviceIpv4Cidr', 'clusterEndpoint', 'clusterCertificateAuthorityData', 'clusterSecurityGroupId', 'vpc'])('fails without the cluster\'s %s', (attribute) => {
    expect(refused(() => rack({}, { [attribute]: undefined }))).toThrow(new RegExp(`${attribute} of the EKS cluster is not known`));
  });

  test('a VPC may be given when the cluster does not know it', () => {
    const { stack, host, vpc } = importedHost({ vpc: undefined });
    new RackWorkers(stack, 'Rack', {
      host,
      vpc,
      cassandraCluster: 'orders',
      datacenter: 'dc1',
      rack: 'r1',
      availabilityZone: 'eu-west-1a',
      subnet: vpc.privateSubnets[0],
      instanceType: new ec2.InstanceType('r8g.2xlarge'),
      nodes: 2,
    });
    Template.fromStack(stack).resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 1);
  });

  test('values of the deployment are not judged', () => {
    const zone = Token.asString({ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] });
    expect(() => rack({ availabilityZone: zone, cassandraCluster: Token.asString({ Ref: 'Name' }) })).not.toThrow();
  });

  test('a subnet that does not know its zone is taken', () => {
    const { stack } = importedHost();
    expect(() => rack({ subnet: ec2.Subnet.fromSubnetId(stack, 'Plain', 'subnet-x') })).not.toThrow();
  });

  test('sizes are taken', () => {
    rack({ rootVolumeSize: Size.gibibytes(100) }).template().hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: Match.objectLike({ VolumeSize: 100 }) }] },
    });
  });
});

describe('instance types', () => {
  test.each(['i3.xlarge', 'i3en.xlarge', 'i4i.2xlarge', 'i7ie.large', 'i8g.xlarge', 'im4gn.large', 'is4gen.large', 'd3.xlarge', 'h1.2xlarge',
    'm5d.xlarge', 'r8gd.2xlarge', 'c6id.large', 'm5dn.large', 'x2gd.xlarge', 'r5ad.large', 'z1d.large'])('fails with %s, which has instance store', (type) => {
    expect(refused(() => rack({ instanceType: new ec2.InstanceType(type) }))).toThrow(/instance store is not supported yet.*\[worker-instance-store\]/);
  });

  test.each(['m8g.2xlarge', 'r7i.xlarge', 'c7a.4xlarge', 'x8g.xlarge', 'r5b.large', 'm7i-flex.large', 'inf1.xlarge'])('%s is taken', (type) => {
    const { stack } = rack({ instanceType: new ec2.InstanceType(type) });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('burstable ones are warned of', () => {
    const { stack } = rack({ instanceType: new ec2.InstanceType('t4g.large') });
    Annotations.fromStack(stack).hasWarning('/Test/Rack', Match.stringLikeRegexp('t4g.large is burstable.*worker-burstable'));
  });
});

test('rolls when asked', () => {
  rack({ updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({ maxBatchSize: 1, minInstancesInService: 1 }) }).template()
    .hasResource('AWS::AutoScaling::AutoScalingGroup', {
      UpdatePolicy: { AutoScalingRollingUpdate: Match.objectLike({ MaxBatchSize: 1, MinInstancesInService: 1, WaitOnResourceSignals: true, PauseTime: 'PT15M' }) },
    });
});

test('the number of nodes may come late', () => {
  rack({ nodes: Lazy.number({ produce: () => 4 }) }).template().hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { MinSize: '4', MaxSize: '4' });
});

test('the same app gives the same template', () => {
  expect(rack().template().toJSON()).toEqual(rack().template().toJSON());
});

test('no finding of AwsSolutions is left', () => {
  const { app } = rack();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
