import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Fn, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { CassandraEksCluster, CassandraEksClusterProps, CassandraNetwork, HostCluster, KubernetesSupport } from '../../lib';
import { refused } from '../fixtures';
import { CONFIG_MAP } from '../host/clusters';

type Overrides = Partial<CassandraEksClusterProps> | ((stack: Stack) => Partial<CassandraEksClusterProps>);

function setUp(overrides: Overrides = {}, context: Record<string, unknown> = {}) {
  const stack = new Stack(new App({ context }), 'Test');
  const network = new CassandraNetwork(stack, 'Network');
  const cluster = new CassandraEksCluster(stack, 'Cluster', {
    vpc: network.vpc,
    subnets: network.zones.map((zone) => zone.subnet),
    kubernetesVersion: eks.KubernetesVersion.V1_35,
    kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
    admins: [adminRole(stack, 'Admin')],
    ...(typeof overrides === 'function' ? overrides(stack) : overrides),
  });
  return { stack, network, cluster, template: () => Template.fromStack(stack) };
}

function adminRole(stack: Stack, id: string): iam.Role {
  return new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });
}

/** Logical id of the add-on of a name, and what it depends on. */
function addon(template: Template, name: string): { id: string; dependsOn: string[]; properties: any } {
  const [[id, resource]] = Object.entries<any>(template.findResources('AWS::EKS::Addon', { Properties: { AddonName: name } }));
  return { id, dependsOn: resource.DependsOn ?? [], properties: resource.Properties };
}

const CLUSTER = 'AWS::EKS::Cluster';
const warning = (id: string) => Match.stringLikeRegexp(`cdk-eks-cassandra:${id}`);

describe('administrators', () => {
  const describing = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement.map((statement: any) => ({ ...statement, Roles: Properties.Roles })))
    .filter(({ Action }) => Action === 'eks:DescribeCluster');

  test('can ask for the address of their cluster, and of no other', () => {
    const { stack, cluster } = setUp();
    expect(describing(stack)).toContainEqual({
      Action: 'eks:DescribeCluster', Effect: 'Allow', Resource: stack.resolve(cluster.host._clusterArn(stack)), Roles: [{ Ref: expect.stringMatching('^Admin') }],
    });
  });

  test('of elsewhere keep their policies: single sign-on does not let them be changed', () => {
    const { stack } = setUp((scope) => ({ admins: [iam.Role.fromRoleArn(scope, 'Sso', 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123')] }));
    expect(describing(stack).filter(({ Roles }) => JSON.stringify(Roles).includes('Admin'))).toEqual([]);
    const app = new App();
    const others = new Stack(app, 'Roles');
    const role = adminRole(others, 'Admin');
    const ours = new Stack(app, 'Ours');
    const network = new CassandraNetwork(ours, 'Network');
    new CassandraEksCluster(ours, 'Cluster', {
      vpc: network.vpc, subnets: network.zones.map(({ subnet }) => subnet), kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: new KubectlV35Layer(ours, 'Kubectl'), admins: [role],
    });
    // A policy there would make each stack wait for the other.
    expect(describing(others)).toEqual([]);
  });
});

describe('the control plane', () => {
  test('is private, logs all it can, encrypts Secrets, has no Auto Mode, and knows access entries only', () => {
    const { template } = setUp();
    template().hasResourceProperties(CLUSTER, {
      Version: '1.35',
      AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
      BootstrapSelfManagedAddons: false,
      ComputeConfig: { Enabled: false },
      StorageConfig: { BlockStorage: { Enabled: false } },
      KubernetesNetworkConfig: { IpFamily: 'ipv4', ServiceIpv4Cidr: '172.20.0.0/16', ElasticLoadBalancing: { Enabled: false } },
      Logging: { ClusterLogging: { EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })) } },
      EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ClusterSecretsKey'), 'Arn'] } } }],
      ResourcesVpcConfig: { EndpointPrivateAccess: true, EndpointPublicAccess: false, PublicAccessCidrs: Match.absent() },
      DeletionProtection: false,
      UpgradePolicy: { SupportType: 'EXTENDED' },
      Name: Match.absent(),
    });
  });

  test('has its network interfaces in the given subnets only', () => {
    const { template, network, stack } = setUp();
    template().hasResourceProperties(CLUSTER, {
      ResourcesVpcConfig: { SubnetIds: network.vpc.privateSubnets.map((subnet) => stack.resolve(subnet.subnetId)) },
    });
  });

  test('its key is rotated and outlives the stack', () => {
    setUp().template().hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true }, DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain',
    });
  });

  test('can have a key, a name, protection, another end of support and another range of Services', () => {
    let key: kms.Key | undefined;
    const { template, stack } = setUp((scope) => ({
      secretsEncryptionKey: key = new kms.Key(scope, 'Theirs'),
      clusterName: 'shop',
      deletionProtection: true,
      support: KubernetesSupport.STANDARD,
      serviceIpv4Cidr: '192.168.0.0/20',
    }));
    template().hasResourceProperties(CLUSTER, {
      Name: 'shop',
      DeletionProtection: true,
      UpgradePolicy: { SupportType: 'STANDARD' },
      KubernetesNetworkConfig: { ServiceIpv4Cidr: '192.168.0.0/20' },
      EncryptionConfig: [{ Provider: { KeyArn: stack.resolve(key!.keyArn) } }],
    });
    template().resourceCountIs('AWS::KMS::Key', 1);
  });

  test('comes after the routes of its subnets, so that it goes before them', () => {
    const dependsOn = Object.values<any>(setUp().template().findResources(CLUSTER))[0].DependsOn;
    for (const position of [1, 2, 3]) {
      expect(dependsOn).toContainEqual(expect.stringMatching(`PrivateSubnet${position}DefaultRoute`));
      expect(dependsOn).toContainEqual(expect.stringMatching(`PublicSubnet${position}NATGateway`));
    }
  });
});

describe('the API endpoint', () => {
  test('can be reached from named ranges, and from the VPC as before', () => {
    const { template, stack } = setUp({ publicAccessFrom: ['203.0.113.0/24', '198.51.100.7/32'] });
    template().hasResourceProperties(CLUSTER, {
      ResourcesVpcConfig: { EndpointPrivateAccess: true, EndpointPublicAccess: true, PublicAccessCidrs: ['203.0.113.0/24', '198.51.100.7/32'] },
    });
    Annotations.fromStack(stack).hasNoWarning('*', warning('cluster-public-endpoint'));
  });

  test('open to the world is what you get when you ask for it, with a warning', () => {
    const { template, stack } = setUp({ publicAccessFrom: ['0.0.0.0/0'] });
    template().hasResourceProperties(CLUSTER, { ResourcesVpcConfig: { PublicAccessCidrs: ['0.0.0.0/0'] } });
    Annotations.fromStack(stack).hasWarning('/Test/Cluster', warning('cluster-public-endpoint'));
  });

  test('fails for public access without ranges, which EKS would treat as open to everyone', () => {
    expect(refused(() => setUp({ publicAccessFrom: [] }))).toThrow(/Test\/Cluster: publicAccessFrom is empty.*\[cluster-public-access\]/);
  });

  test.each(['203.0.113.7', '203.0.113.7/24', 'office', '2001:db8::/32'])('fails for public access from %s', (range) => {
    expect(refused(() => setUp({ publicAccessFrom: [range] }))).toThrow(/not an IPv4 range.*\[cluster-public-access\]/);
  });

  test('a range known only at deployment is not judged', () => {
    expect(() => setUp({ publicAccessFrom: [Fn.importValue('OfficeRange')] })).not.toThrow();
  });

  test.each<[string, Overrides]>([['private', {}], ['public for some', { publicAccessFrom: ['203.0.113.0/24'] }]])('kubectl\'s functions are in the private subnets: %s', (_, overrides) => {
    const { template, network, stack } = setUp(overrides);
    template().allResourcesProperties('AWS::Lambda::Function', {
      VpcConfig: { SubnetIds: network.vpc.privateSubnets.map((subnet) => stack.resolve(subnet.subnetId)) },
    });
    template().resourceCountIs('AWS::Lambda::Function', 2);
  });
});

describe('administrators', () => {
  const ADMIN_POLICY = {
    AccessPolicies: [{ AccessScope: { Type: 'cluster' }, PolicyArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy']] } }],
  };

  test('have an access entry each', () => {
    const { template, stack } = setUp((scope) => ({ admins: [adminRole(scope, 'One'), adminRole(scope, 'Two')] }));
    for (const id of ['One', 'Two']) {
      const role = stack.node.findChild(id) as iam.Role;
      template().hasResourceProperties('AWS::EKS::AccessEntry', { PrincipalArn: stack.resolve(role.roleArn), ...ADMIN_POLICY });
    }
    Annotations.fromStack(stack).hasNoWarning('*', warning('cluster-admins'));
  });

  test('keep their entries when the list changes', () => {
    const ids = (names: string[]) => Object.entries<any>(setUp((scope) => ({ admins: names.map((name) => adminRole(scope, name)) })).template()
      .findResources('AWS::EKS::AccessEntry')).map(([id, entry]) => [id, JSON.stringify(entry.Properties.PrincipalArn)]);
    const before = new Map(ids(['One', 'Two']) as [string, string][]);
    const after = new Map(ids(['Zero', 'Two', 'One']) as [string, string][]);
    for (const [id, principal] of before) expect(after.get(id)).toBe(principal);
  });

  test.each([undefined, []])('none is warned about: %p', (admins) => {
    Annotations.fromStack(setUp({ admins }).stack).hasWarning('/Test/Cluster', warning('cluster-admins'));
  });

  test('fails for one that is given twice', () => {
    const arn = 'arn:aws:iam::123456789012:role/admin';
    expect(refused(() => setUp((scope) => ({ admins: [iam.Role.fromRoleArn(scope, 'One', arn), iam.Role.fromRoleArn(scope, 'Two', arn)] }))))
      .toThrow(/administrator is specified twice.*\[cluster-admins\]/);
  });
});

describe('kubectl', () => {
  function layer(stack: Stack, className: string): lambda.ILayerVersion {
    const made = class extends lambda.LayerVersion {};
    Object.defineProperty(made, 'name', { value: className });
    return new made(stack, 'Layer', { code: lambda.Code.fromAsset(__dirname) });
  }

  test.each(['KubectlV34Layer', 'KubectlV35Layer', 'KubectlV36Layer', 'LayerOfOurs'])('%s fits Kubernetes 1.35', (name) => {
    expect(() => setUp((stack) => ({ kubectlLayer: layer(stack, name) }))).not.toThrow();
  });

  test.each(['KubectlV33Layer', 'KubectlV37Layer', 'KubectlV24Layer'])('fails for %s and Kubernetes 1.35', (name) => {
    expect(refused(() => setUp((stack) => ({ kubectlLayer: layer(stack, name) }))))
      .toThrow(new RegExp(`more than one minor version away from Kubernetes 1\\.35: got "${name}", allowed: 1\\.34 to 1\\.36.*\\[kubectl-version\\]`));
  });

  test('fails for the real layer and a Kubernetes version two minors away', () => {
    expect(refused(() => setUp({ kubernetesVersion: eks.KubernetesVersion.V1_33 }))).toThrow(/got "KubectlV35Layer".*\[kubectl-version\]/);
  });

  test('a version known only at deployment is not judged', () => {
    expect(() => setUp({ kubernetesVersion: eks.KubernetesVersion.of(Fn.importValue('Version')) })).not.toThrow();
  });
});

describe('add-ons', () => {
  test('network, proxy and identities come before the nodes, DNS and volumes after them', () => {
    const template = setUp().template();
    const [[nodes, group]] = Object.entries<any>(template.findResources('AWS::EKS::Nodegroup'));
    for (const name of ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent']) {
      expect(group.DependsOn).toContain(addon(template, name).id);
      expect(addon(template, name).dependsOn).toEqual([]);
    }
    for (const name of ['coredns', 'aws-ebs-csi-driver']) {
      expect(addon(template, name).dependsOn).toContain(nodes);
    }
    template.resourceCountIs('AWS::EKS::Addon', 5);
  });

  test('what is declared wins over what somebody changed by hand', () => {
    const addons = Object.values(setUp().template().findResources('AWS::EKS::Addon'));
    expect(addons.map(({ Properties }) => [Properties.AddonName, Properties.ResolveConflicts])).toEqual(addons.map(({ Properties }) => [Properties.AddonName, 'OVERWRITE']));
  });

  test('the network add-on takes a known number of addresses, enforces policies and has a role of its own', () => {
    const template = setUp().template();
    const { properties } = addon(template, 'vpc-cni');
    expect(JSON.parse(properties.ConfigurationValues)).toEqual({ enableNetworkPolicy: 'true', env: { MINIMUM_IP_TARGET: '12', WARM_IP_TARGET: '4' } });
    expect(properties.PodIdentityAssociations).toEqual([{ ServiceAccount: 'aws-node', RoleArn: { 'Fn::GetAtt': [expect.stringMatching('^ClusterAddonsNetworkRole'), 'Arn'] } }]);
    for (const role of Object.values<any>(template.findResources('AWS::IAM::Role', { Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }] } } }))) {
      expect(JSON.stringify(role)).not.toContain('CNI');
    }
  });

  test('the identity agent starts on nodes that are not ready or dedicated: the network add-on needs it there', () => {
    const { properties } = addon(setUp().template(), 'eks-pod-identity-agent');
    expect(JSON.parse(properties.ConfigurationValues)).toEqual({ tolerations: [{ operator: 'Exists' }] });
  });

  const volumeTagsOf = (template: Template) => JSON.parse(addon(template, 'aws-ebs-csi-driver').properties.ConfigurationValues).controller.extraVolumeTags;

  test('volumes get the tags of the app, the stack and the cluster: nobody but the driver can set them', () => {
    const { stack, cluster, template } = setUp();
    Tags.of(stack).add('team', 'shop');
    Tags.of(cluster).add('example.com/cost center', 'a=b:4711@x');
    stack.tags.setTag('environment', 'prod');
    expect(volumeTagsOf(template())).toEqual({ 'team': 'shop', 'example.com/cost center': 'a=b:4711@x', 'environment': 'prod', 'cdk-eks-cassandra/stack': 'Test' });
    Annotations.fromStack(stack).hasNoWarning('*', warning('volume-tags'));
  });

  test.each([
    ['owners', 'ada,grace'], ['a,b', 'x'], ['a=b', 'x'], ['note', '{{ .PVCName }}'], ['note', 'x'.repeat(257)], ['k'.repeat(129), 'x'], ['kubernetes.io/cluster/other', 'owned'],
    ['CSIVolumeName', 'x'], ['ebs.csi.aws.com/cluster', 'false'],
  ])('a tag that stops the driver is left out with a warning: %s=%s', (key, value) => {
    const { stack, template } = setUp();
    Tags.of(stack).add('team', 'shop');
    Tags.of(stack).add(key, value);
    expect(volumeTagsOf(template())).toEqual({ 'team': 'shop', 'cdk-eks-cassandra/stack': 'Test' });
    Annotations.fromStack(stack).hasWarning('/Test/Cluster/Addons/VolumeDriver', Match.stringLikeRegexp('volumes do not get the tags ".*", which the volume driver cannot set.*volume-tags'));
  });

  test('the volume driver has a role that nothing else can take, and marks volumes with the stack', () => {
    const { template, cluster, stack } = setUp();
    const { properties } = addon(template(), 'aws-ebs-csi-driver');
    expect(properties.PodIdentityAssociations).toEqual([{ ServiceAccount: 'ebs-csi-controller-sa', RoleArn: stack.resolve(cluster.volumeDriverRole.roleArn) }]);
    expect(JSON.parse(properties.ConfigurationValues)).toEqual({ controller: { extraVolumeTags: { 'cdk-eks-cassandra/stack': 'Test' } } });
    const Condition = {
      StringEquals: {
        'aws:RequestTag/eks-cluster-name': stack.resolve(cluster.cluster.clusterName),
        'aws:RequestTag/kubernetes-namespace': 'kube-system',
        'aws:RequestTag/kubernetes-service-account': 'ebs-csi-controller-sa',
      },
    };
    template().hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonEBSCSIDriverPolicyV2']] }],
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { Service: 'pods.eks.amazonaws.com' }, Condition },
        ],
      },
    });
  });

  test.each(['1.33', '1.34', '1.35', '1.36'])('have pinned versions for Kubernetes %s', (version) => {
    const { template, stack } = setUp({ kubernetesVersion: eks.KubernetesVersion.of(version), kubectlLayer: theirLayer() });
    for (const name of ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent', 'coredns', 'aws-ebs-csi-driver']) {
      expect(addon(template(), name).properties.AddonVersion).toMatch(/^v1\.\d+\.\d+-eksbuild\.\d+$/);
    }
    expect(addon(template(), 'kube-proxy').properties.AddonVersion).toMatch(new RegExp(`^v${version.replace('.', '\\.')}\\.`));
    Annotations.fromStack(stack).hasNoWarning('*', warning('addon-version'));
  });

  test('can have versions of their own', () => {
    const template = setUp({ addonVersions: { 'coredns': 'v9.9.9-eksbuild.9', 'eks-pod-identity-agent': 'v8.8.8-eksbuild.8' } }).template();
    expect(addon(template, 'coredns').properties.AddonVersion).toBe('v9.9.9-eksbuild.9');
    expect(addon(template, 'eks-pod-identity-agent').properties.AddonVersion).toBe('v8.8.8-eksbuild.8');
    expect(addon(template, 'kube-proxy').properties.AddonVersion).toMatch(/^v1\.35\./);
  });

  test('without a known version are warned about', () => {
    const { stack, template } = setUp({ kubernetesVersion: eks.KubernetesVersion.of('1.38'), kubectlLayer: theirLayer() });
    Annotations.fromStack(stack).hasWarning('/Test/Cluster/Addons', warning('addon-version'));
    expect(addon(template(), 'coredns').properties).not.toHaveProperty('AddonVersion');
  });

  test('fails for a version of something that is not installed', () => {
    expect(refused(() => setUp({ addonVersions: { vpc_cni: 'v1' } }))).toThrow(/got "vpc_cni", allowed: vpc-cni, kube-proxy.*\[addon-name\]/);
  });

  test('the identity agent is not made a second time when something asks CDK\'s cluster for it', () => {
    const { cluster, template } = setUp();
    expect(cluster.cluster.eksPodIdentityAgent).toBeDefined();
    expect(Object.keys(template().findResources('AWS::EKS::Addon', { Properties: { AddonName: 'eks-pod-identity-agent' } }))).toHaveLength(1);
  });
});

describe('system nodes', () => {
  test('are one in each zone, labelled, follow the control plane, and are replaced one after the other', () => {
    const { template, network, stack } = setUp();
    template().hasResourceProperties('AWS::EKS::Nodegroup', {
      Version: '1.35',
      AmiType: 'AL2023_ARM_64_STANDARD',
      InstanceTypes: ['m7g.large'],
      ScalingConfig: { MinSize: 3, DesiredSize: 3, MaxSize: 3 },
      UpdateConfig: { MaxUnavailable: 1 },
      NodeRepairConfig: { Enabled: true },
      Labels: { 'cdk-eks-cassandra/system': 'true' },
      Taints: Match.absent(),
      Subnets: network.vpc.privateSubnets.map((subnet) => stack.resolve(subnet.subnetId)),
    });
  });

  test('have an encrypted disk, and pods cannot reach their credentials', () => {
    setUp().template().hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeType: 'gp3', VolumeSize: 50 } }],
      },
    });
  });

  test('may only join the cluster and pull images', () => {
    const { template, cluster, stack } = setUp();
    const policy = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });
    template().hasResourceProperties('AWS::EKS::Nodegroup', { NodeRole: stack.resolve(cluster.systemNodeRole.roleArn) });
    template().hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: [policy('AmazonEKSWorkerNodePolicy'), policy('AmazonEC2ContainerRegistryPullOnly')] });
  });

  test('can be others, and more', () => {
    setUp({ systemInstanceType: new ec2.InstanceType('m6i.xlarge'), systemNodes: 5 }).template().hasResourceProperties('AWS::EKS::Nodegroup', {
      AmiType: 'AL2023_x86_64_STANDARD', InstanceTypes: ['m6i.xlarge'], ScalingConfig: { MinSize: 5, DesiredSize: 5, MaxSize: 5 },
    });
  });

  test('can be two', () => {
    expect(refused(() => setUp({ systemNodes: 2 }))).not.toThrow();
  });

  test.each([1, 0, 2.5])('fails for %p of them', (systemNodes) => {
    expect(refused(() => setUp({ systemNodes }))).toThrow(/number of system nodes.*\[system-nodes\]/);
  });

  test('fails for a type of unknown architecture', () => {
    expect(refused(() => setUp({ systemInstanceType: new ec2.InstanceType(Fn.importValue('Type')) }))).toThrow(/\[system-instance-type\]/);
  });
});

describe('subnets and ranges', () => {
  test('fails for one subnet', () => {
    const stack = new Stack(new App(), 'Test');
    const vpc = new ec2.Vpc(stack, 'Vpc');
    expect(refused(() => new CassandraEksCluster(stack, 'Cluster', {
      vpc, subnets: [vpc.privateSubnets[0]], kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
    }))).toThrow(/Test\/Cluster: EKS needs subnets.*\[cluster-subnets\]\n.*\[system-nodes\]/);
  });

  test.each(['10.0.0.0/11', '172.20.0.0/25', '8.8.0.0/16', '172.20.1.0/16', '172.20.0.0'])('fails for Services in %s', (serviceIpv4Cidr) => {
    expect(refused(() => setUp({ serviceIpv4Cidr }))).toThrow(/IPv4 range of the Services is invalid.*\[service-cidr\]/);
  });

  test.each(['172.16.0.0/12', '192.168.4.0/24'])('takes Services in %s, the largest and the smallest range', (serviceIpv4Cidr) => {
    expect(refused(() => setUp({ serviceIpv4Cidr }))).not.toThrow();
  });

  test('fails for Services in the VPC of the app', () => {
    expect(refused(() => setUp({ serviceIpv4Cidr: '10.0.240.0/20' }))).toThrow(/overlaps with that of the VPC, 10\.0\.0\.0\/16: got "10\.0\.240\.0\/20".*\[service-cidr\]/);
  });

  test('fails for Services in a VPC that was imported with its range', () => {
    expect(refused(() => setUp((stack) => ({
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Theirs', { vpcId: 'vpc-1', availabilityZones: ['a'], vpcCidrBlock: '172.16.0.0/12' }),
    })))).toThrow(/overlaps with that of the VPC, 172\.16\.0\.0\/12.*\[service-cidr\]/);
  });
});

describe('an imported VPC', () => {
  test('is used without a look-up of its range', () => {
    const stack = new Stack(new App(), 'Test');
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Theirs', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-a', 'subnet-b'] });
    new CassandraEksCluster(stack, 'Cluster', {
      vpc, subnets: vpc.privateSubnets, kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
    });
    Template.fromStack(stack).hasResourceProperties(CLUSTER, { ResourcesVpcConfig: { SubnetIds: ['subnet-a', 'subnet-b'] } });
    Template.fromStack(stack).hasResourceProperties('AWS::EKS::Nodegroup', { Subnets: ['subnet-a', 'subnet-b'], ScalingConfig: { DesiredSize: 2 } });
  });
});

describe('the host cluster', () => {
  test('knows the cluster and the volume driver', () => {
    const { cluster } = setUp();
    expect(cluster.host).toBeInstanceOf(HostCluster);
    expect(cluster.host.kubernetesVersion).toBe('1.35');
    expect(cluster.host.serviceIpv4Cidr).toBe('172.20.0.0/16');
    expect(cluster.host.volumeDriverRole).toBe(cluster.volumeDriverRole);
  });

  test('nodes wait for network, proxy and identities; charts for DNS, volumes and system nodes; manifests for neither', () => {
    const { cluster, stack, template } = setUp();
    const { host } = cluster;
    const node = new ec2.CfnEIP(stack, 'Node');
    node.node.addDependency(host._nodesNeed);
    host._addChart(stack, 'Chart', { chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {} });
    host._addManifest(stack, 'Manifest', { objects: [CONFIG_MAP] });

    const ids = (...names: string[]) => names.map((name) => addon(template(), name).id);
    const [nodegroup] = Object.keys(template().findResources('AWS::EKS::Nodegroup'));
    const dependsOn = (type: string) => Object.values<any>(template().findResources(type))[0].DependsOn;
    expect(template().toJSON().Resources.Node.DependsOn.sort()).toEqual(ids('vpc-cni', 'kube-proxy', 'eks-pod-identity-agent').sort());
    expect(dependsOn('Custom::AWSCDK-EKS-HelmChart')).toEqual(expect.arrayContaining([...ids('coredns', 'aws-ebs-csi-driver'), nodegroup]));
    expect(dependsOn('Custom::AWSCDK-EKS-KubernetesResource')).toEqual([expect.stringMatching('KubectlReadyBarrier')]);
  });
});

test('two synths give the same bytes', () => {
  const [one, two] = [setUp(), setUp()].map(({ template }) => JSON.stringify(template().toJSON()));
  expect(one).toBe(two);
});

/** A layer of somebody's own, about which nothing is known. */
function theirLayer(): lambda.ILayerVersion {
  return lambda.LayerVersion.fromLayerVersionArn(new Stack(), 'Layer', 'arn:aws:lambda:eu-west-1:123456789012:layer:kubectl:1');
}

describe('support by EKS', () => {
  const on = (date: string, overrides: Overrides = {}) => {
    const before = process.env.SOURCE_DATE_EPOCH;
    process.env.SOURCE_DATE_EPOCH = String(Date.parse(date) / 1000);
    try {
      return Annotations.fromStack(setUp(overrides).stack).findWarning('/Test/Cluster', warning('kubernetes-support')).map(({ entry }) => String(entry.data));
    } finally {
      process.env.SOURCE_DATE_EPOCH = before;
    }
  };

  test('is warned about for the last 90 days of standard support, and afterwards', () => {
    expect(on('2026-12-26')).toEqual([]);
    expect(on('2026-12-27')).toEqual([expect.stringMatching(/Kubernetes 1\.35 ends on 2027-03-27; from then on extended support costs 0\.60 instead of 0\.10 USD/)]);
    expect(on('2027-03-28')).toEqual([expect.stringContaining('Kubernetes 1.35 ended on 2027-03-27')]);
  });

  test('without extended support, the warning is about the upgrade that EKS makes', () => {
    expect(on('2027-01-01', { support: KubernetesSupport.STANDARD })).toEqual([expect.stringContaining('EKS upgrades the control plane by itself, without the workers')]);
  });

  test('of a version without a known date is not warned about', () => {
    expect(on('2099-01-01', { kubernetesVersion: eks.KubernetesVersion.of('1.36') })).toEqual([]);
  });
});

describe('the release of the system nodes', () => {
  test('is left to EKS, or pinned', () => {
    const release = (overrides: Overrides) => Object.values(setUp(overrides).template().findResources('AWS::EKS::Nodegroup'))[0].Properties.ReleaseVersion;
    expect(release({})).toBeUndefined();
    expect(release({ systemNodeRelease: '1.35.3-20260714' })).toBe('1.35.3-20260714');
  });

  test.each(['1.34.7-20260714', 'v20260714', '1.35-20260714'])('%s is refused', (systemNodeRelease) => {
    expect(refused(() => setUp({ systemNodeRelease }))).toThrow(/allowed: "1\.35\.", the patch.*\[system-node-release\]/);
  });
});
