import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IDependable } from 'constructs';
import { acknowledgeManagedPolicies } from '../host/acknowledge';
import { HostCluster } from '../host/host-cluster';

/** A role that workers run with, and what must be there before one of them starts. */
export interface WorkerRole {
  readonly role: iam.IRole;
  readonly ready: IDependable[];
}

/** The policies of AWS that a worker needs, each with the reason why nothing smaller does. */
const POLICIES: Record<string, string> = {
  AmazonEKSWorkerNodePolicy: 'EKS asks for this policy on every node, and AWS extends it when its node agents need more; it only reads',
  AmazonEC2ContainerRegistryPullOnly:
    'images of the add-ons come from registries of AWS whose account differs by region; the policy allows to pull and nothing else',
};

/** Only where the network add-on has no role of its own. */
const NETWORK_POLICY: Record<string, string> = {
  AmazonEKS_CNI_Policy: 'the network add-on of this cluster runs with the role of the node, and this is the policy that AWS makes for it',
};

/**
 * Makes the role and the access entry by which its instances become nodes. Pods get no permission from it: the metadata service is one hop away
 * only.
 */
export function workerRole(scope: Construct, host: HostCluster): WorkerRole {
  const policies = { ...POLICIES, ...(host.vpcCniUsesNodeRole && NETWORK_POLICY) };
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    description: 'Cassandra workers of an EKS cluster',
    managedPolicies: Object.keys(policies).map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  acknowledgeManagedPolicies(role, policies);
  const entry = host._addAccessEntry(scope, 'Access', { principalArn: role.roleArn, type: 'EC2_LINUX' });
  return { role, ready: [role, entry] };
}
