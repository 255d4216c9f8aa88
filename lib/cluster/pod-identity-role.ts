import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { podsOf } from '../host/pod-identity-trust';

interface PodIdentityRoleOptions {
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly description: string;
}

/** A role that only the pods of one ServiceAccount of this cluster can get. */
export function podIdentityRole(scope: Construct, id: string, options: PodIdentityRoleOptions): iam.Role {
  const { clusterName, namespace, serviceAccount, description } = options;
  return new iam.Role(scope, id, { description, assumedBy: podsOf({ cluster: { name: clusterName }, namespace, serviceAccount }) });
}
