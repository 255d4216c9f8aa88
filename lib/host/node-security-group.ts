import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { addressOf } from './address';
import { HostCluster } from './host-cluster';

/**
 * The security group of all nodes of an EKS cluster, and so of their pods. It is one construct in a stack: CDK then makes a rule that several ask for
 * once, where EC2 would refuse the second.
 */
export function nodeSecurityGroup(scope: Construct, host: HostCluster): ec2.ISecurityGroup {
  const stack = Stack.of(scope);
  const id = `CassandraNodes${addressOf(host._cluster)}`;
  const found = stack.node.tryFindChild(id) as ec2.ISecurityGroup | undefined;
  return found ?? ec2.SecurityGroup.fromSecurityGroupId(stack, id, host._attribute('clusterSecurityGroupId'));
}
