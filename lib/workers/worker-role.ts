import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IDependable } from 'constructs';
import { acknowledge } from '../host/acknowledge';
import { HostCluster } from '../host/host-cluster';

/** A role that workers run with, and what must be there before one of them starts. */
export interface WorkerRole {
  readonly role: iam.IRole;
  readonly ready: IDependable[];
}

/**
 * Makes the role and the access entry by which its instances become nodes. Pods get no permission from it: the metadata service is one hop away
 * only, and the network add-on has a role of its own.
 */
export function workerRole(scope: Construct, host: HostCluster): WorkerRole {
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    description: 'Cassandra workers of an EKS cluster',
    managedPolicies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  acknowledge(role, {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEKSWorkerNodePolicy]':
      'EKS asks for this policy on every node, and AWS extends it when its node agents need more; it only reads',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly]':
      'images of the add-ons come from registries of AWS whose account differs by region; the policy allows to pull and nothing else',
  });
  const entry = host._addAccessEntry(scope, 'Access', { principalArn: role.roleArn, type: 'EC2_LINUX' });
  return { role, ready: [role, entry] };
}
