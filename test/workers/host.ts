import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Environment, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { HostCluster, HostClusterAttributes } from '../../lib';

/** A stack and an EKS cluster that was made elsewhere: no more resources than the workers' own and a kubectl provider. */
export function importedHost(overrides: Partial<HostClusterAttributes> = {}, env?: Environment, context?: Record<string, unknown>) {
  const app = new App({ context });
  const stack = new Stack(app, 'Test', { env });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    privateSubnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
    privateSubnetRouteTableIds: ['rtb-a', 'rtb-b', 'rtb-c'],
  });
  const host = HostCluster.fromHostClusterAttributes(stack, 'Host', {
    clusterName: 'shop',
    clusterEndpoint: 'https://ABC.gr7.eu-west-1.eks.amazonaws.com',
    clusterCertificateAuthorityData: 'Q0VSVA==',
    clusterSecurityGroupId: 'sg-cluster',
    serviceIpv4Cidr: '172.20.0.0/16',
    kubernetesVersion: eks.KubernetesVersion.V1_35,
    vpcCniUsesNodeRole: false,
    vpc,
    kubectlProvider: eks.KubectlProvider.fromKubectlProviderAttributes(stack, 'Kubectl', {
      serviceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:kubectl',
    }),
    ...overrides,
  });
  return { app, stack, vpc, host };
}

/** A stack with a VPC and an EKS cluster of its own. */
export function ownHost(env?: Environment) {
  const app = new App();
  const stack = new Stack(app, 'Test', { env });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] });
  const cluster = new eks.Cluster(stack, 'Cluster', {
    vpc,
    version: eks.KubernetesVersion.V1_35,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    serviceIpv4Cidr: '172.20.0.0/16',
    kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Layer') },
  });
  return { app, stack, vpc, cluster, host: HostCluster.fromV2(cluster) };
}
