import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeManagedPolicies } from './acknowledge';

/** The policies of AWS that a node needs, each with the reason why nothing smaller does. */
const POLICIES: Record<string, string> = {
  AmazonEKSWorkerNodePolicy: 'EKS asks for this policy on every node, and AWS extends it when its node agents need more; it only reads',
  AmazonEC2ContainerRegistryPullOnly:
    'images of the add-ons come from registries of AWS whose account differs by region; the policy allows to pull and nothing else',
};

/** Only where the network add-on has no role of its own. */
const NETWORK_POLICY: Record<string, string> = {
  AmazonEKS_CNI_Policy: 'the network add-on of this cluster runs with the role of the node, and this is the policy that AWS makes for it',
};

export interface NodeRoleOptions {
  readonly description: string;
  /** Whether the VPC CNI add-on gets its permissions from this role. */
  readonly forNetworkAddon: boolean;
}

/** The role of instances that are nodes of an EKS cluster: they join it and pull images. */
export function nodeRole(scope: Construct, { description, forNetworkAddon }: NodeRoleOptions): iam.Role {
  const policies = { ...POLICIES, ...(forNetworkAddon && NETWORK_POLICY) };
  const role = new iam.Role(scope, 'Role', {
    description,
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: Object.keys(policies).map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  acknowledgeManagedPolicies(role, policies);
  return role;
}
