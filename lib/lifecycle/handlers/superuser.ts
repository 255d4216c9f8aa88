import type { CustomResourceEvent, Outcome } from './custom-resource';
import { KubernetesClient, untilDeadline } from './kubernetes';
import { KubernetesError } from './kubernetes-error';
import { backendById } from '../../backends/table';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';

/** Source and target of the superuser's name and password. */
export interface SuperuserCopy {
  /** ARN of the secret in Secrets Manager. */
  readonly SecretId: string;
  readonly Namespace: string;
  /** Name of the Secret in the namespace. */
  readonly Name: string;
  /** Name of the Cassandra cluster in Kubernetes: others may share its namespace. */
  readonly Cluster: string;
  /** Id of the backend of the Cassandra cluster. */
  readonly Backend?: string;
}

export interface SuperuserTools {
  readonly secretValue: (secretId: string) => Promise<string>;
  readonly kubernetes: () => Promise<KubernetesClient>;
  /** How long to retry while the cluster does not grant access yet. */
  readonly patienceMs: number;
  /** How long the operator may take to set a new password in Cassandra. */
  readonly settleMs: number;
  /** @default 3 seconds */
  readonly pauseMs?: number;
}

const OURS = { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra' };

/** A new cluster or access entry needs a moment: until then, permissions and tokens are refused. */
export async function superuser(event: CustomResourceEvent, tools: SuperuserTools): Promise<Outcome> {
  const copy = event.ResourceProperties as unknown as SuperuserCopy;
  const PhysicalResourceId = `${copy?.Namespace}/${copy?.Name}`;
  // The Secret is kept when this resource is deleted: the operator cannot finish the deletion of a datacenter whose superuser is missing.
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId ?? PhysicalResourceId };
  const Status = await copySuperuser(copy, tools);
  console.log(`${PhysicalResourceId}: ${Status}`);
  return { PhysicalResourceId, Data: { Status } };
}

/**
 * Writes name and password into the Secret in the namespace. The operator detects the new content and sets the password in Cassandra.
 *
 * Neither of them is ever part of a response, an error or a log.
 *
 * @returns how far it came, for people
 * @throws if the Secret in the namespace is not ours, or holds another superuser
 */
export async function copySuperuser(copy: SuperuserCopy, tools: SuperuserTools): Promise<string> {
  const missing = (['SecretId', 'Namespace', 'Name', 'Cluster'] as const).filter((name) => typeof copy?.[name] !== 'string' || copy[name] === '');
  if (missing.length > 0) throw new Error(`the copy of a superuser needs SecretId, Namespace, Name and Cluster; missing: ${missing.join(', ')} [superuser-properties]`);
  const { SecretId, Namespace, Name } = copy;
  const deadline = Date.now() + tools.patienceMs;
  const { username, password } = credentialsOf(await untilDeadline(deadline, () => tools.secretValue(SecretId), tools.pauseMs), SecretId);
  const client = await untilDeadline(deadline, tools.kubernetes, tools.pauseMs);
  const data = { username: base64(username), password: base64(password) };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: Name, namespace: Namespace, labels: OURS }, type: 'Opaque', data };
  const before = await upsertions(client, copy);
  const changed = await untilDeadline(deadline, async () => {
    try {
      return await write(client, Namespace, Name, secret);
    } catch (error) {
      throw isOver(error) ? new Error(error.message) : error;
    }
  }, tools.pauseMs);
  return changed ? settled(client, copy, before, tools) : 'as it was';
}

/** A terminating namespace does not come back, whereas permissions appear shortly after an access entry and a binding. */
function isOver(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.isTerminating;
}

/** @returns whether the password has changed */
async function write(client: KubernetesClient, namespace: string, name: string, secret: { readonly data: Credentials }): Promise<boolean> {
  const path = kubernetesPath(CORE.secrets, namespace, name);
  const there = await client.find(path);
  if (!there) {
    return client.request({ method: 'POST', path: kubernetesPath(CORE.secrets, namespace), body: secret }).then(() => true, (error) => {
      // The same event arrived twice, and the other call was faster.
      if (error instanceof KubernetesError && error.status === 409) return write(client, namespace, name, secret);
      throw error;
    });
  }
  if (there.metadata?.labels?.['app.kubernetes.io/managed-by'] !== OURS['app.kubernetes.io/managed-by']) {
    throw new Error(`Secret ${name} is in the namespace already and was not made by cdk-eks-cassandra: use it with CassandraSuperuser.existing(), `
      + 'or label it app.kubernetes.io/managed-by=cdk-eks-cassandra to have its content replaced [superuser-secret-exists]');
  }
  const { username, password } = there.data ?? {};
  if (username !== undefined && username !== secret.data.username) {
    throw new Error(`the secret names another superuser than Secret ${name}: the operator would make a second one and leave the first with its password. `
      + 'Nothing was changed; put the username back, and make other users in Cassandra itself [superuser-username]');
  }
  if (username !== undefined && password === secret.data.password) return false;
  await client.request({ method: 'PATCH', path, body: secret, contentType: 'application/merge-patch+json' });
  return true;
}

/**
 * Waits until the operator has set the password in Cassandra. It does so in each reconciliation by the content of the Secret, and then records the
 * time (`createRole` of the management API replaces the password of an existing role; cass-operator 1.30, CreateUsers).
 */
async function settled(client: KubernetesClient, copy: SuperuserCopy, before: Upsertions, tools: SuperuserTools): Promise<string> {
  const { settleMs, pauseMs = 3_000 } = tools;
  const deadline = Date.now() + settleMs;
  // Before a datacenter exists: its operator sets the first password when it creates the datacenter.
  if (before.size === 0) return 'copied';
  for (;;) {
    const now = await upsertions(client, copy);
    const late = [...now.keys()].filter((name) => now.get(name) === before.get(name));
    if (now.size > 0 && late.length === 0) return 'copied, and set in Cassandra';
    if (Date.now() + pauseMs > deadline) {
      return `copied, not yet set in Cassandra (datacenter ${late.join(', ') || 'unknown'}): the operator does it as soon as all nodes are ready, `
        + 'and the old password is valid until then';
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

type Upsertions = ReadonlyMap<string, string>;

/** When the operator last set users, by datacenter; undefined if unknown. */
async function upsertions(client: KubernetesClient, { Namespace, Cluster, Backend }: SuperuserCopy): Promise<Upsertions> {
  try {
    return await backendById(Backend)?.live.usersSet?.(client, { Namespace, Name: Cluster }) ?? new Map();
  } catch (error) {
    if (error instanceof KubernetesError) return new Map();
    throw error;
  }
}

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** JSON.parse quotes its input in its errors, which would reveal the password. */
function credentialsOf(text: string, secretId: string): Credentials {
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
