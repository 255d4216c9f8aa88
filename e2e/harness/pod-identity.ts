import { ACCOUNT, Aws, REGION } from './aws';
import { Environment } from './environment';

const AUDIENCE = 'pods.eks.amazonaws.com';

/**
 * What a pod of a ServiceAccount gets of EKS Pod Identity: agent and `AssumeRoleForPodIdentity` in one, since the emulator has only the associations.
 */
export async function asPodOf(environment: Environment, namespace: string, serviceAccount: string, audience = AUDIENCE): Promise<Aws> {
  const { client, name } = environment.cluster;
  const token = await client.create(`/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`, {
    apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [audience] },
  });
  const review = await client.create('/apis/authentication.k8s.io/v1/tokenreviews', {
    apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: token.status.token, audiences: [AUDIENCE] },
  });
  if (!review.status.authenticated) throw new Error('the token is not for EKS Pod Identity');
  const [, , ofNamespace, ofAccount] = review.status.user.username.split(':');
  const { associations } = await environment.aws.call('eks', 'ListPodIdentityAssociations', { clusterName: name, namespace: ofNamespace, serviceAccount: ofAccount });
  if (associations.length === 0) throw new Error(`no association for ${ofNamespace}/${ofAccount}`);
  const { association } = await environment.aws.call('eks', 'DescribePodIdentityAssociation', { clusterName: name, associationId: associations[0].associationId });
  return environment.aws.as(association.roleArn, sessionTags(name, ofNamespace, ofAccount));
}

/** The tags that EKS puts on the session (docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html). */
export function sessionTags(cluster: string, namespace: string, serviceAccount: string): Record<string, string> {
  return {
    'eks-cluster-arn': `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${cluster}`,
    'eks-cluster-name': cluster,
    'kubernetes-namespace': namespace,
    'kubernetes-service-account': serviceAccount,
    'kubernetes-pod-name': 'pod',
    'kubernetes-pod-uid': '00000000-0000-0000-0000-000000000000',
  };
}
