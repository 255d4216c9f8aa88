import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** One ServiceAccount, and the EKS cluster that it is on: by its name, or by its ARN in this account. Both say the same. */
export interface PodsOptions {
  readonly cluster: { readonly name: string } | { readonly arn: string };
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * EKS Pod Identity on behalf of the pods of one ServiceAccount on one cluster, whatever associations somebody else makes. Source and tags are set by
 * EKS, not by the pod (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html).
 */
export function podsOf({ cluster, namespace, serviceAccount }: PodsOptions): iam.IPrincipal {
  return new iam.ServicePrincipal('pods.eks.amazonaws.com').withConditions({
    StringEquals: {
      ...('name' in cluster ? { 'aws:RequestTag/eks-cluster-name': cluster.name } : { 'aws:SourceAccount': Aws.ACCOUNT_ID }),
      'aws:RequestTag/kubernetes-namespace': namespace,
      'aws:RequestTag/kubernetes-service-account': serviceAccount,
    },
    ...('arn' in cluster && { ArnEquals: { 'aws:SourceArn': cluster.arn } }),
  }).withSessionTags();
}
