import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CassandraCluster, HostCluster } from '../../lib';
import { CLUSTER, testPlatform, testStack } from '../fixtures';

function deploy() {
  const stack = testStack();
  const platform = testPlatform(stack);
  return { stack, platform, cluster: platform.addCassandraCluster('Orders', CLUSTER) };
}
const ingresses = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties);

test('a client in the VPC reaches the port of CQL on the nodes, and no other', () => {
  const { stack, platform, cluster } = deploy();
  const client = new ec2.SecurityGroup(stack, 'Client', { vpc: platform.network.vpc });
  cluster.connections.allowDefaultPortFrom(client, 'orders service');
  const added = ingresses(stack).filter(({ FromPort }) => FromPort === 9042);
  expect(added).toEqual([expect.objectContaining({
    IpProtocol: 'tcp',
    FromPort: 9042,
    ToPort: 9042,
    Description: 'orders service',
    SourceSecurityGroupId: { 'Fn::GetAtt': [expect.stringContaining('Client'), 'GroupId'] },
    GroupId: stack.resolve(platform.host.clusterSecurityGroupId),
  })]);
});

test('a client whose outbound traffic is closed is opened for it', () => {
  const { stack, platform, cluster } = deploy();
  const client = new ec2.SecurityGroup(stack, 'Client', { vpc: platform.network.vpc, allowAllOutbound: false });
  client.connections.allowToDefaultPort(cluster);
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    FromPort: 9042, ToPort: 9042, DestinationSecurityGroupId: stack.resolve(platform.host.clusterSecurityGroupId),
  });
});

test('nothing is opened, and no construct made, unless asked for', () => {
  const { stack, cluster } = deploy();
  expect(ingresses(stack).filter(({ FromPort }) => FromPort === 9042)).toEqual([]);
  expect(cluster.node.tryFindChild('SecurityGroup')).toBeUndefined();
});

test('an imported EKS cluster without its security group is named', () => {
  const { stack, platform } = deploy();
  const host = HostCluster.fromHostClusterAttributes(stack, 'Imported', { clusterName: 'other', kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'), vpc: platform.network.vpc });
  const cluster = new CassandraCluster(stack, 'Other', { ...CLUSTER, host, network: platform.network, operator: platform.operator });
  expect(() => cluster.connections).toThrow(/clusterSecurityGroupId/);
});
