import * as alpha from '@aws-cdk/aws-eks-v2-alpha';
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CONFIG_MAP, newStack, v2Cluster } from './clusters';
import { CertManager, ClusterAuthenticationMode, HostCluster } from '../../lib';
import { findings, refused } from '../fixtures';

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const CHART = 'Custom::AWSCDK-EKS-HelmChart';

/** The only resource of a type: its logical id and what it depends on. */
function only(stack: Stack, type: string): { id: string; dependsOn: string[]; properties: any } {
  const found = Object.entries<any>(Template.fromStack(stack).findResources(type));
  expect(found).toHaveLength(1);
  const [id, resource] = found[0];
  return { id, dependsOn: resource.DependsOn ?? [], properties: resource.Properties };
}

describe('a cluster of aws-eks-v2', () => {
  test('tells what can be read from it', () => {
    const stack = newStack();
    const cluster = v2Cluster(stack, { serviceIpv4Cidr: '172.30.0.0/16' });

    const host = HostCluster.fromV2(cluster);

    expect(host.kubernetesVersion).toBe('1.35');
    expect(host.serviceIpv4Cidr).toBe('172.30.0.0/16');
    expect(host.vpc).toBe(cluster.vpc);
    expect(stack.resolve(host.clusterName)).toEqual(stack.resolve(cluster.clusterName));
    expect(stack.resolve(host.clusterEndpoint)).toEqual(stack.resolve(cluster.clusterEndpoint));
    expect(stack.resolve(host.clusterCertificateAuthorityData)).toEqual(stack.resolve(cluster.clusterCertificateAuthorityData));
    expect(stack.resolve(host.clusterSecurityGroupId)).toEqual(stack.resolve(cluster.clusterSecurityGroupId));
    expect(host.volumeDriverRole).toBeUndefined();
  });

  test('charts wait for the node groups that came with it', () => {
    const stack = newStack();
    const cluster = v2Cluster(stack, { defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 2 });

    HostCluster.fromV2(cluster)._addChart(stack, 'Chart', {
      chart: 'c', repository: 'https://charts.example', version: '1.0.0', release: 'r', namespace: 'n', values: {},
    });

    const { id } = only(stack, 'AWS::EKS::Nodegroup');
    expect(only(stack, CHART).dependsOn).toContain(id);
  });

  test('options win over what is read', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Driver', { assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com') });

    const host = HostCluster.fromV2(v2Cluster(stack, { serviceIpv4Cidr: '172.30.0.0/16' }), {
      serviceIpv4Cidr: '172.31.0.0/16', kubernetesVersion: eks.KubernetesVersion.V1_34, volumeDriverRole: role,
    });

    expect(host.serviceIpv4Cidr).toBe('172.31.0.0/16');
    expect(host.kubernetesVersion).toBe('1.34');
    expect(host.volumeDriverRole).toBe(role);
  });

  test('manifests live in the scope of the caller, wait for the API, neither prune nor overwrite', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack));
    const caller = new Construct(stack, 'Caller');

    const manifest = host._addManifest(caller, 'Thing', { objects: [CONFIG_MAP] });

    expect(manifest.node.path).toBe('Test/Caller/Thing');
    const { id, dependsOn, properties } = only(stack, MANIFEST);
    expect(id).toMatch(/^CallerThing/);
    expect(dependsOn).toEqual([expect.stringMatching(/^EksKubectlReadyBarrier/)]);
    expect(JSON.parse(properties.Manifest)).toEqual([CONFIG_MAP]);
    expect(properties).not.toHaveProperty('PruneLabel');
    expect(properties).not.toHaveProperty('Overwrite');
    expect(properties.ServiceTimeout).toBe('960');
  });

  test('charts wait for what pods need', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack));
    const dns = new eks.CfnAddon(stack, 'Dns', { clusterName: host.clusterName, addonName: 'coredns' });
    host._addPodPrerequisite(dns);

    host._addChart(new Construct(stack, 'Caller'), 'Chart', { chart: 'c', repository: 'https://charts.example', version: '1.0.0', release: 'r', namespace: 'n', values: { a: 1 } });

    const { dependsOn, properties } = only(stack, CHART);
    expect(dependsOn.sort()).toEqual(['Dns', expect.stringMatching(/^EksKubectlReadyBarrier/)]);
    expect(properties).toMatchObject({ Chart: 'c', Release: 'r', Namespace: 'n', Version: '1.0.0', Wait: true, CreateNamespace: true, Timeout: '600s' });
  });

  test('what is added after a chart still precedes it', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack));
    host._addChart(stack, 'Chart', { chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {} });

    host._addPodPrerequisite(new eks.CfnAddon(stack, 'Late', { clusterName: host.clusterName, addonName: 'coredns' }));

    expect(only(stack, CHART).dependsOn).toContain('Late');
  });

  test('access entries and Pod Identities are created in the scope of the caller', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack));
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com') });

    host._addAccessEntry(stack, 'Access', { principalArn: role.roleArn, kubernetesGroups: ['viewers'] });
    host._addPodIdentity(stack, 'Identity', { namespace: 'n', serviceAccount: 's', role });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EKS::AccessEntry', {
      ClusterName: stack.resolve(host.clusterName), PrincipalArn: stack.resolve(role.roleArn), KubernetesGroups: ['viewers'],
    });
    template.hasResourceProperties('AWS::EKS::PodIdentityAssociation', {
      ClusterName: stack.resolve(host.clusterName), Namespace: 'n', ServiceAccount: 's', RoleArn: stack.resolve(role.roleArn),
    });
  });

  test('the ARN of the cluster has the partition of the stack', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack));
    expect(JSON.stringify(stack.resolve(host._clusterArn(stack)))).toContain('{"Ref":"AWS::Partition"}');
  });

  test('a cluster of another stack gets nothing put into its stack, and no cyclic reference', () => {
    const clusterStack = newStack();
    const host = HostCluster.fromV2(v2Cluster(clusterStack));
    const before = Object.keys(Template.fromStack(clusterStack).toJSON().Resources);
    // The template of a stack is made once: the same again, with a user of the cluster beside it.
    const again = newStack();
    const other = HostCluster.fromV2(v2Cluster(again));
    const user = new Stack(again.node.root, 'User');

    other._addManifest(user, 'Thing', { objects: [CONFIG_MAP] });
    other._addChart(user, 'Chart', { chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {} });

    expect(host).toBeDefined();
    expect(Object.keys(Template.fromStack(again).toJSON().Resources)).toEqual(before);
    Template.fromStack(user).resourceCountIs(MANIFEST, 1);
    Template.fromStack(user).resourceCountIs(CHART, 1);
    expect(user.dependencies).toEqual([again]);
    expect(again.dependencies).toEqual([]);
  });
});

describe('a cluster of aws-eks-v2-alpha', () => {
  function alphaCluster(stack: Stack): alpha.Cluster {
    return new alpha.Cluster(stack, 'Eks', {
      version: alpha.KubernetesVersion.V1_34,
      kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Layer') },
      defaultCapacityType: alpha.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      serviceIpv4Cidr: '172.30.0.0/16',
    });
  }

  test('is read like one of v2, and manifests and charts wait for its API', () => {
    const stack = newStack();
    const host = HostCluster.fromAlpha(alphaCluster(stack));

    host._addManifest(new Construct(stack, 'Caller'), 'Thing', { objects: [CONFIG_MAP] });
    host._addChart(stack, 'Chart', { chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {} });

    expect(host.kubernetesVersion).toBe('1.34');
    expect(host.serviceIpv4Cidr).toBe('172.30.0.0/16');
    const manifest = only(stack, MANIFEST);
    expect(manifest.id).toMatch(/^CallerThing/);
    expect(manifest.dependsOn).toEqual([expect.stringMatching(/^EksKubectlReadyBarrier/)]);
    expect(manifest.properties).not.toHaveProperty('PruneLabel');
    expect(only(stack, CHART).dependsOn).toEqual([expect.stringMatching(/^EksKubectlReadyBarrier/)]);
  });

  test('fails for a construct that is no such cluster', () => {
    const stack = newStack();
    expect(() => HostCluster.fromAlpha(new ec2.Vpc(stack, 'Vpc'))).toThrow(/not a cluster of @aws-cdk\/aws-eks-v2-alpha.*\[host-cluster-kind\]/);
  });
});

describe('a cluster that was made elsewhere', () => {
  function providerOf(stack: Stack): eks.IKubectlProvider {
    return eks.KubectlProvider.fromKubectlProviderAttributes(stack, 'Provider', {
      serviceToken: 'arn:aws:lambda:eu-west-1:123456789012:function:kubectl',
      role: iam.Role.fromRoleArn(stack, 'ProviderRole', 'arn:aws:iam::123456789012:role/kubectl'),
    });
  }

  test('with its own kubectl provider gets no access entry and no function', () => {
    const stack = newStack();
    const host = HostCluster.fromHostClusterAttributes(stack, 'Host', { clusterName: 'theirs', kubectlProvider: providerOf(stack) });

    host._addManifest(stack, 'Thing', { objects: [CONFIG_MAP] });

    const { dependsOn, properties } = only(stack, MANIFEST);
    expect(dependsOn).toEqual([]);
    expect(properties).toMatchObject({ ServiceToken: 'arn:aws:lambda:eu-west-1:123456789012:function:kubectl', ClusterName: 'theirs' });
    Template.fromStack(stack).resourceCountIs('AWS::EKS::AccessEntry', 0);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('with a layer gets a provider that is made administrator before it is used', () => {
    const stack = newStack();
    const host = HostCluster.fromHostClusterAttributes(stack, 'Host', { clusterName: 'theirs', kubectlLayer: new KubectlV35Layer(stack, 'Layer') });

    host._addManifest(stack, 'Thing', { objects: [CONFIG_MAP] });

    const entry = only(stack, 'AWS::EKS::AccessEntry');
    expect(entry.properties).toMatchObject({
      ClusterName: 'theirs',
      PrincipalArn: { 'Fn::GetAtt': [expect.stringMatching(/^HostKubectlHandlerServiceRole/), 'Arn'] },
      AccessPolicies: [{ AccessScope: { Type: 'cluster' } }],
    });
    expect(JSON.stringify(entry.properties.AccessPolicies)).toContain(':eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy');
    expect(only(stack, MANIFEST).dependsOn).toEqual([entry.id]);
  });

  test('with a private endpoint gets its provider into the given subnets', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    HostCluster.fromHostClusterAttributes(stack, 'Host', {
      clusterName: 'theirs',
      kubectlLayer: new KubectlV35Layer(stack, 'Layer'),
      kubectlPrivateSubnets: vpc.privateSubnets,
      clusterSecurityGroupId: 'sg-12345678',
      vpc,
    });

    Template.fromStack(stack).allResourcesProperties('AWS::Lambda::Function', {
      VpcConfig: { SubnetIds: vpc.privateSubnets.map((subnet) => stack.resolve(subnet.subnetId)), SecurityGroupIds: ['sg-12345678'] },
    });
  });

  test('fails if private subnets for the provider come without VPC and security group', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    expect(() => HostCluster.fromHostClusterAttributes(stack, 'Host', {
      clusterName: 'theirs', kubectlLayer: new KubectlV35Layer(stack, 'Layer'), kubectlPrivateSubnets: vpc.privateSubnets, vpc,
    })).toThrow(/Test\/Host: kubectlPrivateSubnets needs vpc and clusterSecurityGroupId.*\[host-cluster-kubectl\]/);
  });

  test.each([
    ['neither', () => ({})],
    ['both', (stack: Stack) => ({ kubectlProvider: providerOf(stack), kubectlLayer: new KubectlV35Layer(stack, 'Layer') })],
  ])('fails if %s of provider and layer are given', (_, attrs) => {
    const stack = newStack();
    expect(() => HostCluster.fromHostClusterAttributes(stack, 'Host', { clusterName: 'theirs', ...attrs(stack) }))
      .toThrow(/exactly one of kubectlProvider and kubectlLayer.*\[host-cluster-kubectl\]/);
  });

  const attributes = ['vpc', 'clusterEndpoint', 'clusterCertificateAuthorityData', 'clusterSecurityGroupId', 'serviceIpv4Cidr'] as const;
  test.each(attributes)('fails when %s is asked for and was not given', (attribute) => {
    const stack = newStack();
    const host = HostCluster.fromHostClusterAttributes(stack, 'Host', { clusterName: 'theirs', kubectlProvider: providerOf(stack) });
    expect(() => host[attribute]).toThrow(new RegExp(`Test/Host/Cluster: ${attribute} of the EKS cluster is not known; give ${attribute} to the HostCluster \\[host-cluster-attribute\\]`));
  });

  test.each(attributes.slice(0, 4))('fails in the same words when %s is missing from an import of CDK\'s', (attribute) => {
    const stack = newStack();
    const imported = eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'theirs', kubectlProvider: providerOf(stack) });
    expect(() => HostCluster.fromV2(imported)[attribute]).toThrow(/\[host-cluster-attribute\]/);
  });

  test('gives back what it was given', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const given = {
      clusterName: 'theirs',
      clusterEndpoint: 'https://theirs.example',
      clusterCertificateAuthorityData: 'Y2E=',
      clusterSecurityGroupId: 'sg-12345678',
      serviceIpv4Cidr: '172.20.0.0/16',
      kubernetesVersion: eks.KubernetesVersion.V1_34,
    };
    const host = HostCluster.fromHostClusterAttributes(stack, 'Host', { ...given, vpc, kubectlProvider: providerOf(stack) });
    expect(host).toMatchObject({ ...given, kubernetesVersion: '1.34' });
    expect(host.vpc).toBe(vpc);
  });
});

describe('a cluster that cannot be used', () => {
  test('fails without a kubectl provider', () => {
    const cluster = v2Cluster(newStack(), { kubectlProviderOptions: undefined });
    expect(() => HostCluster.fromV2(cluster)).toThrow(/Test\/Eks: the EKS cluster has no kubectl provider.*\[host-cluster-kubectl\]/);
  });

  test('fails if it only knows the aws-auth ConfigMap, as told', () => {
    const cluster = v2Cluster(newStack());
    expect(() => HostCluster.fromV2(cluster, { authenticationMode: ClusterAuthenticationMode.CONFIG_MAP }))
      .toThrow(/does not support access entries.*got "CONFIG_MAP", allowed: API, API_AND_CONFIG_MAP.*\[host-cluster-authentication\]/);
  });

  test('fails if it only knows the aws-auth ConfigMap, as its construct says', () => {
    const cluster = v2Cluster(newStack());
    (cluster.node.defaultChild as eks.CfnCluster).accessConfig = { authenticationMode: 'CONFIG_MAP' };
    expect(() => HostCluster.fromV2(cluster)).toThrow(/\[host-cluster-authentication\]/);
  });

  test('fails if it is IPv6', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc', { ipProtocol: ec2.IpProtocol.DUAL_STACK });
    const cluster = v2Cluster(stack, { vpc, ipFamily: eks.IpFamily.IP_V6 });
    expect(() => HostCluster.fromV2(cluster)).toThrow(/IPv6.*got "ipv6".*\[host-cluster-ipv4\]/);
  });
});

describe('names that may exist once in a cluster', () => {
  test('are free for different kinds and names', () => {
    const stack = newStack();
    const host = HostCluster.fromV2(v2Cluster(stack));
    host._claim('Namespace', 'a', new Construct(stack, 'One'), 'rename');
    host._claim('Namespace', 'b', new Construct(stack, 'Two'), 'rename');
    expect(() => host._claim('StorageClass', 'a', new Construct(stack, 'Three'), 'rename')).not.toThrow();
  });

  test('fails when one is taken, also through another HostCluster of the same cluster', () => {
    const stack = newStack();
    const cluster = v2Cluster(stack);
    HostCluster.fromV2(cluster)._claim('Namespace', 'a', new Construct(stack, 'One'), 'rename');
    HostCluster.fromV2(cluster)._claim('Namespace', 'a', new Construct(stack, 'Two'), 'rename it');
    expect(refused(() => stack))
      .toThrow('Test/Two: Namespace "a" of this EKS cluster is already taken by Test/One; rename it [name-collision]');
  });

  const theirs = (stack: Stack, id: string, clusterName = 'theirs') => HostCluster.fromHostClusterAttributes(stack, id, {
    clusterName, kubectlProvider: eks.KubectlProvider.fromKubectlProviderAttributes(stack, `${id}Kubectl`, { serviceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:kubectl' }),
  });
  const env = { account: '111122223333', region: 'eu-west-1' };

  test.each<[string, (app: App) => [HostCluster, HostCluster]]>([
    ['imported twice into a stack', (app) => { const stack = new Stack(app, 'S'); return [theirs(stack, 'A'), theirs(stack, 'B')]; }],
    ['imported into two stacks of one environment', (app) => [theirs(new Stack(app, 'S', { env }), 'A'), theirs(new Stack(app, 'T', { env }), 'B')]],
    ['of this app and imported by its name', (app) => {
      const stack = new Stack(app, 'S');
      const cluster = v2Cluster(stack);
      return [HostCluster.fromV2(cluster), theirs(new Stack(app, 'T'), 'B', cluster.clusterName)];
    }],
  ])('fails when one is taken in an EKS cluster %s', (_, make) => {
    const app = new App();
    const [one, other] = make(app);
    one._claim('Namespace', 'a', new Construct(app, 'One'), 'rename it');
    other._claim('Namespace', 'a', new Construct(app, 'Two'), 'rename it');
    expect(findings(app)).toEqual(['Two: Namespace "a" of this EKS cluster is already taken by One; rename it [name-collision]']);
  });

  test('are free in EKS clusters of one name that may be two, and for what refers to something of others', () => {
    const app = new App();
    const hosts = [
      theirs(new Stack(app, 'S', { env }), 'A'), theirs(new Stack(app, 'T', { env: { ...env, region: 'eu-west-2' } }), 'B'),
      theirs(new Stack(app, 'U'), 'C'), theirs(new Stack(app, 'V'), 'D'),
    ];
    hosts.forEach((host, at) => host._claim('Namespace', 'a', new Construct(app, `Owner${at}`), 'rename it'));
    const stack = new Stack(app, 'W');
    for (const id of ['E', 'F']) {
      CertManager.fromCertManagerAttributes(stack, `CertManager${id}`, { host: theirs(stack, id), webhookGate: { enabled: false } });
    }
    expect(findings(app)).toEqual([]);
  });
});

test('the same input gives the same bytes', () => {
  const make = () => {
    const stack = newStack();
    HostCluster.fromV2(v2Cluster(stack))._addManifest(stack, 'Thing', { objects: [CONFIG_MAP] });
    return JSON.stringify(Template.fromStack(stack).toJSON());
  };
  expect(make()).toBe(make());
});
