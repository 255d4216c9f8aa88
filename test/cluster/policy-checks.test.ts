import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CassandraEksCluster, CassandraNetwork, CassandraStorage, CassandraStorageClass, HostCluster } from '../../lib';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const ALL_FLAGS = require('aws-cdk-lib/recommended-feature-flags.json');
const IRELAND = { env: { account: '123456789012', region: 'eu-west-1' } };

/** Findings of cdk-nag that nobody acknowledged. */
function findings(stack: Stack): string[] {
  const checks = new AwsSolutionsChecks();
  return checks.validateScope(stack).violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`));
}

describe.each([['no feature flag', {}], ['all recommended feature flags', ALL_FLAGS]])('with %s', (_, context) => {
  test.each([['in any environment', {}], ['in a concrete environment', IRELAND]])('network, cluster and storage leave no finding %s', (__, env) => {
    const stack = new Stack(new App({ context }), 'Test', env);
    const network = new CassandraNetwork(stack, 'Network');
    const { host } = new CassandraEksCluster(stack, 'Cluster', {
      vpc: network.vpc,
      subnets: network.zones.map(({ subnet }) => subnet),
      kubernetesVersion: eks.KubernetesVersion.V1_35,
      kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
    });
    const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
    new CassandraStorageClass(stack, 'Class', { host, name: 'cassandra', storage: CassandraStorage.gp3(Size.gibibytes(500), { encryptionKey }) });
    expect(findings(stack)).toEqual([]);
  });

  test('the kubectl provider of an imported cluster leaves no finding', () => {
    const stack = new Stack(new App({ context }), 'Test');
    HostCluster.fromHostClusterAttributes(stack, 'Host', { clusterName: 'theirs', kubectlLayer: new KubectlV35Layer(stack, 'Kubectl') });
    expect(findings(stack)).toEqual([]);
  });

  test('the same input gives the same ids and a template that synthesizes', () => {
    const app = new App({ context });
    const stack = new Stack(app, 'Test');
    const network = new CassandraNetwork(stack, 'Network');
    new CassandraEksCluster(stack, 'Cluster', {
      vpc: network.vpc, subnets: network.zones.map(({ subnet }) => subnet), kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
    });
    const ids = Object.keys(app.synth().getStackByName('Test').template.Resources);
    // These hold data, addresses or identities: another id would replace them.
    expect(ids).toEqual(expect.arrayContaining([
      'NetworkVpc7FB7348F',
      'NetworkVpcPrivateSubnet1Subnet6DD86AE6', 'NetworkVpcPrivateSubnet2Subnet1BDBE877', 'NetworkVpcPrivateSubnet3Subnet8ABFAF5C',
      'ClusterSecretsKey462B29B5', 'Cluster9EE0221C', 'ClusterSystemNodesB72BD2B8', 'ClusterAddonsVolumeDriverRoleAA652827',
    ]));
  });
});

test('the checks do find what is wrong', () => {
  const stack = new Stack(new App(), 'Test');
  new ec2.Vpc(stack, 'Vpc');
  expect(findings(stack)).toEqual(['AwsSolutions-VPC7 Test/Vpc/Resource']);
});
