import { Credentials, EMPTY_PAYLOAD, presign } from './presign';

/** Identifies the cluster for which a token is valid; without it, a token for one cluster would be valid for another. */
const CLUSTER_HEADER = 'x-k8s-aws-id';

/**
 * A bearer token for the Kubernetes API of an EKS cluster: the URL of an STS request for the caller's identity, signed for this cluster. The API
 * server sends the request and trusts the response. Format and validity of one minute as in https://github.com/kubernetes-sigs/aws-iam-authenticator
 * (pkg/token).
 */
export function eksToken(cluster: string, region: string, urlSuffix: string, credentials: Credentials, at: Date = new Date()): string {
  const url = presign({
    host: `sts.${region}.${urlSuffix}`,
    path: '/',
    region,
    service: 'sts',
    query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    headers: { [CLUSTER_HEADER]: cluster },
    expiresSeconds: 60,
    payload: EMPTY_PAYLOAD,
    at,
  }, credentials);
  return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
}

/** The signing credentials that Lambda provides to a function. */
export function lambdaCredentials(environment: NodeJS.ProcessEnv = process.env): Credentials {
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID!,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY!,
    sessionToken: environment.AWS_SESSION_TOKEN,
  };
}
