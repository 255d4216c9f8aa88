import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as classic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { classicCluster, CONFIG_MAP, newStack } from './clusters';
import { ClusterAuthenticationMode, HostCluster } from '../../lib';
import { refused } from '../fixtures';

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const CHART = { chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {} };

describe('a cluster of the classic module', () => {
  test('tells what can be read from it', () => {
    const stack = newStack();
    const cluster = classicCluster(stack);

    const host = HostCluster.fromClassic(stack, 'Host', cluster, { serviceIpv4Cidr: '172.20.0.0/16' });

    expect(host.kubernetesVersion).toBe('1.35');
    expect(host.serviceIpv4Cidr).toBe('172.20.0.0/16');
    expect(host.vpc).toBe(cluster.vpc);
    for (const name of ['clusterName', 'clusterEndpoint', 'clusterCertificateAuthorityData', 'clusterSecurityGroupId'] as const) {
      expect(stack.resolve(host[name])).toEqual(stack.resolve(cluster[name]));
    }
  });

  test('gets manifests through a function of ours, which is made administrator before it is used', () => {
    const stack = newStack();
    const host = HostCluster.fromClassic(stack, 'Host', classicCluster(stack));

    const manifest = host._addManifest(new Construct(stack, 'Caller'), 'Thing', { objects: [CONFIG_MAP] });

    expect(manifest.node.path).toBe('Test/Caller/Thing');
    const template = Template.fromStack(stack);
    const [[entry, { Properties }]] = Object.entries<any>(template.findResources('AWS::EKS::AccessEntry'));
    expect(Properties.PrincipalArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^HostKubectlHandlerServiceRole/), 'Arn'] });
    const manifests = Object.values<any>(template.findResources(MANIFEST));
    const ours = manifests.filter(({ Properties: { Manifest } }) => Manifest === JSON.stringify([CONFIG_MAP]));
    expect(ours).toEqual([expect.objectContaining({
      DependsOn: [entry],
      Properties: expect.objectContaining({ ServiceToken: { 'Fn::GetAtt': [expect.stringMatching(/^HostKubectl/), 'Arn'] }, ServiceTimeout: '960' }),
    })]);
    expect(ours[0].Properties).not.toHaveProperty('RoleArn');
    expect(ours[0].Properties).not.toHaveProperty('PruneLabel');
  });

  test('charts wait for the node groups that came with it', () => {
    const stack = newStack();
    HostCluster.fromClassic(stack, 'Host', classicCluster(stack, { defaultCapacity: 2 }))._addChart(stack, 'Chart', CHART);

    const template = Template.fromStack(stack);
    const [group] = Object.keys(template.findResources('AWS::EKS::Nodegroup'));
    expect(Object.values<any>(template.findResources('Custom::AWSCDK-EKS-HelmChart'))[0].DependsOn).toContain(group);
  });

  test('with a private endpoint has functions in the subnets of its kubectl', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const cluster = classicCluster(stack, { vpc, endpointAccess: classic.EndpointAccess.PRIVATE });
    const host = HostCluster.fromClassic(stack, 'Host', cluster);

    expect(host._functionNetwork?.subnets).toHaveLength(2);
    expect(host._functionNetwork?.subnets).toEqual(vpc.privateSubnets);
    const inVpc = Object.values<any>(Template.fromStack(stack).findResources('AWS::Lambda::Function')).filter(({ Properties }) => Properties.VpcConfig);
    expect(inVpc.length).toBeGreaterThanOrEqual(1);
  });

  test('of another stack gets nothing put into its stack, and no cyclic reference', () => {
    const make = (withUser: boolean) => {
      const stack = newStack();
      const cluster = classicCluster(stack);
      const user = new Stack(stack.node.root, 'User');
      if (withUser) {
        const host = HostCluster.fromClassic(user, 'Host', cluster, { kubectlLayer: new KubectlV35Layer(user, 'Layer') });
        host._addManifest(user, 'Thing', { objects: [CONFIG_MAP] });
        host._addChart(user, 'Chart', CHART);
      }
      return { stack, user, resources: Object.keys(Template.fromStack(stack).toJSON().Resources) };
    };
    const { stack, user, resources } = make(true);

    expect(resources).toEqual(make(false).resources);
    Template.fromStack(user).resourceCountIs(MANIFEST, 1);
    expect(user.dependencies).toEqual([stack]);
    expect(stack.dependencies).toEqual([]);
  });

  test('imported, is read as far as it was described', () => {
    const stack = newStack();
    const imported = classic.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'theirs' });

    const host = HostCluster.fromClassic(stack, 'Host', imported, { kubectlLayer: new KubectlV35Layer(stack, 'Layer'), kubernetesVersion: eks.KubernetesVersion.V1_34 });

    expect(host).toMatchObject({ clusterName: 'theirs', kubernetesVersion: '1.34' });
    expect(() => host.clusterEndpoint).toThrow(/clusterEndpoint of the EKS cluster is not known.*\[host-cluster-attribute\]/);
    Template.fromStack(stack).hasResourceProperties('AWS::EKS::AccessEntry', { ClusterName: 'theirs' });
  });

  test('fails for a name that is taken, also through another HostCluster of the same cluster', () => {
    const stack = newStack();
    const cluster = classicCluster(stack);
    HostCluster.fromClassic(stack, 'One', cluster)._claim('Namespace', 'a', new Construct(stack, 'A'), 'rename');
    HostCluster.fromClassic(stack, 'Two', cluster)._claim('Namespace', 'a', new Construct(stack, 'B'), 'rename');
    expect(refused(() => stack)).toThrow(/\[name-collision\]/);
  });
});

describe('a classic cluster that cannot be used', () => {
  const hostOf = (props: Partial<classic.ClusterProps>) => {
    const stack = newStack();
    return HostCluster.fromClassic(stack, 'Host', classicCluster(stack, props));
  };

  test.each([undefined, classic.AuthenticationMode.CONFIG_MAP])('fails if it only knows the aws-auth ConfigMap (%p)', (authenticationMode) => {
    expect(() => hostOf({ authenticationMode }))
      .toThrow(/Test\/Eks: .*does not support access entries.*got "CONFIG_MAP".*AuthenticationMode\.API_AND_CONFIG_MAP to the Cluster.*\[host-cluster-authentication\]/);
  });

  test.each([classic.AuthenticationMode.API, classic.AuthenticationMode.API_AND_CONFIG_MAP])('is taken with %s', (authenticationMode) => {
    expect(hostOf({ authenticationMode }).kubernetesVersion).toBe('1.35');
  });

  test('fails if an imported one only knows the ConfigMap, as told', () => {
    const stack = newStack();
    const imported = classic.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'theirs' });
    expect(() => HostCluster.fromClassic(stack, 'Host', imported, {
      kubectlLayer: new KubectlV35Layer(stack, 'Layer'), authenticationMode: ClusterAuthenticationMode.CONFIG_MAP,
    })).toThrow(/\[host-cluster-authentication\]/);
  });

  test('fails if it is IPv6', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc', { ipProtocol: ec2.IpProtocol.DUAL_STACK });
    const cluster = classicCluster(stack, { vpc, ipFamily: classic.IpFamily.IP_V6, vpcSubnets: [{ subnetType: ec2.SubnetType.PUBLIC }] });
    expect(() => HostCluster.fromClassic(stack, 'Host', cluster)).toThrow(/IPv6.*\[host-cluster-ipv4\]/);
  });

  test('fails for a FargateCluster', () => {
    const stack = newStack();
    const cluster = new classic.FargateCluster(stack, 'Eks', {
      version: classic.KubernetesVersion.V1_35, kubectlLayer: new KubectlV35Layer(stack, 'Layer'), authenticationMode: classic.AuthenticationMode.API,
    });
    expect(() => HostCluster.fromClassic(stack, 'Host', cluster)).toThrow(/FargateCluster cannot hold Cassandra.*\[host-cluster-kind\]/);
  });

  test('fails without a kubectl layer', () => {
    const stack = newStack();
    const imported = classic.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'theirs' });
    expect(() => HostCluster.fromClassic(stack, 'Host', imported)).toThrow(/Test\/Host: the EKS cluster has no kubectl layer; give kubectlLayer.*\[host-cluster-kubectl\]/);
  });

  test('fails if the kubectl layer is in another stack, where it could not be replaced', () => {
    const stack = newStack();
    const cluster = classicCluster(stack);
    expect(() => HostCluster.fromClassic(new Stack(stack.node.root, 'User'), 'Host', cluster)).toThrow(/in another stack; give kubectlLayer.*\[host-cluster-kubectl\]/);
  });

  test('fails if kubectl is too far from its Kubernetes', () => {
    class KubectlV32Layer extends lambda.LayerVersion {}
    const stack = newStack();
    const kubectlLayer = new KubectlV32Layer(stack, 'Old', { code: lambda.Code.fromAsset(__dirname) });
    expect(() => HostCluster.fromClassic(stack, 'Host', classicCluster(stack), { kubectlLayer })).toThrow(/got "KubectlV32Layer", allowed: 1\.34 to 1\.36.*\[kubectl-version\]/);
    expect(() => HostCluster.fromHostClusterAttributes(stack, 'Theirs', { clusterName: 'theirs', kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer })).toThrow(/\[kubectl-version\]/);
  });

  test('fails with a private endpoint if its VPC is unknown', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const imported = classic.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'theirs', kubectlPrivateSubnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId) });
    expect(() => HostCluster.fromClassic(stack, 'Host', imported, { kubectlLayer: new KubectlV35Layer(stack, 'Layer') })).toThrow(/needs vpc and clusterSecurityGroupId.*\[host-cluster-kubectl\]/);
  });
});
