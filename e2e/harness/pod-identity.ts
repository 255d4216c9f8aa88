import * as http from 'http';
import { ACCOUNT, Aws, REGION } from './aws';
import { Environment } from './environment';
import { run } from './process';

/** Where EKS's agent answers on every node. */
export const AGENT = '169.254.170.23';
const AUDIENCE = 'pods.eks.amazonaws.com';

/** A token of a ServiceAccount, as a kubelet mounts it. */
export async function podToken({ cluster }: Environment, namespace: string, serviceAccount: string, audience = AUDIENCE): Promise<string> {
  const { status } = await cluster.client.create(`/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`, {
    apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [audience] },
  });
  return status.token;
}

/**
 * What a pod of a ServiceAccount gets of EKS Pod Identity: agent and `AssumeRoleForPodIdentity` in one, since the emulator has only the associations.
 */
export async function asPodOf(environment: Environment, namespace: string, serviceAccount: string, audience = AUDIENCE): Promise<Aws> {
  const token = await podToken(environment, namespace, serviceAccount, audience);
  const { AccessKeyId, SecretAccessKey, SessionToken } = await exchange(environment, token);
  return new Aws(environment.parts.sdk, { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
}

/** Answers the SDKs of programs that run as pods, as EKS's agent does. */
export async function servePodIdentity(environment: Environment): Promise<http.Server> {
  await run('ip', ['address', 'replace', `${AGENT}/32`, 'dev', 'lo']);
  const server = http.createServer((request, response) => {
    exchange(environment, request.headers.authorization ?? '').then(
      ({ SessionToken: Token, Expiration, ...keys }) => response.end(JSON.stringify({ ...keys, Token, Expiration, AccountId: ACCOUNT })),
      (error) => response.writeHead(404).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(80, AGENT, resolve));
  return server;
}

/** A pod's token for the credentials of the role that is associated with its ServiceAccount. */
async function exchange(environment: Environment, token: string): Promise<any> {
  const { client, name } = environment.cluster;
  const review = await client.create('/apis/authentication.k8s.io/v1/tokenreviews', {
    apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token, audiences: [AUDIENCE] },
  });
  if (!review.status.authenticated) throw new Error('the token is not for EKS Pod Identity');
  const [, , ofNamespace, ofAccount] = review.status.user.username.split(':');
  const { associations } = await environment.aws.call('eks', 'ListPodIdentityAssociations', { clusterName: name, namespace: ofNamespace, serviceAccount: ofAccount });
  if (associations.length === 0) throw new Error(`no association for ${ofNamespace}/${ofAccount}`);
  const { association } = await environment.aws.call('eks', 'DescribePodIdentityAssociation', { clusterName: name, associationId: associations[0].associationId });
  const Tags = Object.entries(sessionTags(name, ofNamespace, ofAccount)).map(([Key, Value]) => ({ Key, Value }));
  const { Credentials } = await environment.aws.call('sts', 'AssumeRole', { RoleArn: association.roleArn, RoleSessionName: 'e2e', Tags });
  return Credentials;
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
