import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IDependable } from 'constructs';
import { HostCluster } from '../host/host-cluster';
import { nodeRole } from '../host/node-role';

/** A role that workers run with, and what must be there before one of them starts. */
export interface WorkerRole {
  readonly role: iam.IRole;
  readonly ready: IDependable[];
}

/**
 * Makes the role and the access entry by which its instances become nodes. Pods get no permission from it: the metadata service is one hop away
 * only.
 */
export function workerRole(scope: Construct, host: HostCluster): WorkerRole {
  const role = nodeRole(scope, { description: 'Cassandra workers of an EKS cluster', forNetworkAddon: host.vpcCniUsesNodeRole });
  const entry = host._addAccessEntry(scope, 'Access', { principalArn: role.roleArn, type: 'EC2_LINUX' });
  return { role, ready: [role, entry] };
}
