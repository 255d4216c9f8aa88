import { describeCluster } from './aws';
import { eksToken, lambdaCredentials } from './eks-token';
import { KubernetesClient } from './kubernetes';

/** Creates a client for the cluster in the function's environment. */
export async function connect(environment: NodeJS.ProcessEnv = process.env): Promise<KubernetesClient> {
  const name = environment.CLUSTER_NAME!;
  const { endpoint, certificateAuthority } = await describeCluster(name);
  return new KubernetesClient({
    endpoint,
    certificateAuthority,
    token: () => eksToken(name, environment.AWS_REGION!, environment.URL_SUFFIX!, lambdaCredentials(environment)),
  });
}
