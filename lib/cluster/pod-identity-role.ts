import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

interface PodIdentityRoleOptions {
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly description: string;
}

/**
 * A role that only the pods of one ServiceAccount of this cluster can get, whatever associations somebody else makes. EKS Pod Identity tags its
 * sessions with where the pod is (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html).
 */
export function podIdentityRole(scope: Construct, id: string, options: PodIdentityRoleOptions): iam.Role {
  const pods = new iam.PrincipalWithConditions(new iam.ServicePrincipal('pods.eks.amazonaws.com'), {
    StringEquals: {
      'aws:RequestTag/eks-cluster-name': options.clusterName,
      'aws:RequestTag/kubernetes-namespace': options.namespace,
      'aws:RequestTag/kubernetes-service-account': options.serviceAccount,
    },
  });
  return new iam.Role(scope, id, { description: options.description, assumedBy: pods.withSessionTags() });
}
