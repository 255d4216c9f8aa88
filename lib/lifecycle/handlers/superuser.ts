import type { CustomResourceEvent, Outcome } from './custom-resource';
import { KubernetesClient, KubernetesError, untilDeadline } from './kubernetes';

/** Where the superuser's name and password come from and go to. */
export interface SuperuserCopy {
  /** ARN of the secret in Secrets Manager. */
  readonly SecretId: string;
  readonly Namespace: string;
  readonly Name: string;
}

export interface SuperuserTools {
  readonly secretValue: (secretId: string) => Promise<string>;
  readonly kubernetes: () => Promise<KubernetesClient>;
  /** How long a cluster that does not let us in yet is asked again. */
  readonly patienceMs: number;
}

const OURS = { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra' };

/** A cluster that was just made, or an access entry, needs a moment: rights and tokens are refused until then. */
export async function superuser(event: CustomResourceEvent, tools: SuperuserTools): Promise<Outcome> {
  const copy = event.ResourceProperties as unknown as SuperuserCopy;
  // The Secret stays when this goes: the operator cannot finish the deletion of a datacenter whose superuser is gone.
  if (event.RequestType !== 'Delete') await copySuperuser(copy, tools);
  return { PhysicalResourceId: `${copy.Namespace}/${copy.Name}` };
}

/**
 * Writes name and password into the Secret of the namespace. The operator sees the new content and sets the password in Cassandra.
 *
 * Neither of them is ever part of an answer, an error or a log.
 *
 * @throws if the Secret in the namespace is not ours
 */
export async function copySuperuser({ SecretId, Namespace, Name }: SuperuserCopy, tools: SuperuserTools): Promise<void> {
  const { username, password } = credentialsOf(await tools.secretValue(SecretId), SecretId);
  const client = await tools.kubernetes();
  const path = `/api/v1/namespaces/${Namespace}/secrets`;
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: Name, namespace: Namespace, labels: OURS },
    type: 'Opaque',
    data: { username: base64(username), password: base64(password) },
  };
  await untilDeadline(Date.now() + tools.patienceMs, async () => {
    try {
      await write(client, path, Name, secret);
    } catch (error) {
      throw error instanceof KubernetesError && error.status === 403 && !/being terminated/.test(error.message)
        // The rights come with an access entry and a binding that the API server may not know yet.
        ? new KubernetesError(401, error.message)
        : error;
    }
  });
}

async function write(client: KubernetesClient, path: string, name: string, secret: object): Promise<void> {
  const there = await client.find(`${path}/${name}`);
  if (!there) {
    await client.request({ method: 'POST', path, body: secret });
    return;
  }
  if (there.metadata?.labels?.['app.kubernetes.io/managed-by'] !== OURS['app.kubernetes.io/managed-by']) {
    throw new Error(`Secret ${name} is in the namespace already and was not made by cdk-eks-cassandra: use it with CassandraSuperuser.existing(), `
      + 'or label it app.kubernetes.io/managed-by=cdk-eks-cassandra to have its content replaced [superuser-secret-exists]');
  }
  await client.request({ method: 'PATCH', path: `${path}/${name}`, body: secret, contentType: 'application/merge-patch+json' });
}

/** JSON.parse quotes its input in its error, which would be the password. */
function credentialsOf(text: string, secretId: string): { username: string; password: string } {
  const value = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  if (typeof value?.username !== 'string' || typeof value?.password !== 'string' || !value.username || !value.password) {
    throw new Error(`secret ${secretId} has to be a JSON object with the texts "username" and "password" [superuser-secret-content]`);
  }
  return value;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
