import * as fs from 'fs';
import { ChosenContext, ClusterEntry, UserEntry } from './entries';
import { execCredential } from './exec-credential';
import { impersonation } from './impersonation';
import { chosenContext, KubernetesChoice } from './kubeconfig';
import { refuseProxy } from './proxy';
import { KubernetesClient, KubernetesConnection } from '../../lifecycle/handlers/kubernetes';
import { CommandError } from '../exit-code';

/** A client configured as kubectl would be, with the other facts of its context. */
export interface Connected {
  readonly client: KubernetesClient;
  /** The same client with a token that is new, for work that outlasts one: never another context, whichever is current by then. */
  readonly renewed: () => KubernetesClient;
  readonly context: string;
  readonly namespace?: string;
}

/** @throws CommandError if the configuration is missing, incomplete, or needs a feature that this client lacks */
export function connect(choice: KubernetesChoice, environment: NodeJS.ProcessEnv = process.env): Connected {
  const context = chosenContext(choice, environment);
  const renewed = () => new KubernetesClient(connectionOf(context, environment));
  return { client: renewed(), renewed, context: context.name, namespace: context.namespace };
}

function connectionOf({ name, cluster, user }: ChosenContext, environment: NodeJS.ProcessEnv): KubernetesConnection {
  const { server } = cluster;
  // An address may contain a password.
  if (!server?.startsWith('https://')) throw new CommandError(`the server of context "${name}" ${server ? 'has no https address' : 'is missing'}: only https is supported`);
  refuseProxy(name, server, cluster, environment);
  const { token, cert, key } = identityOf(user, cluster, environment);
  return {
    endpoint: server.replace(/\/+$/, ''),
    certificateAuthority: content(cluster, 'certificate-authority-data', 'certificate-authority'),
    token: token === undefined ? undefined : () => token,
    tls: {
      ...(cert && key && { cert, key }),
      ...(cluster['tls-server-name'] && { servername: cluster['tls-server-name'] }),
      ...(cluster['insecure-skip-tls-verify'] && { rejectUnauthorized: false }),
    },
    headers: {
      ...(user.username && user.password && { authorization: `Basic ${Buffer.from(`${user.username}:${user.password}`).toString('base64')}` }),
      ...impersonation(user, name),
    },
  };
}

interface Identity {
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
}

function identityOf(user: UserEntry, cluster: ClusterEntry, environment: NodeJS.ProcessEnv): Identity {
  if (user['auth-provider']) {
    throw new CommandError(`users with auth-provider (${user['auth-provider'].name}) are gone from Kubernetes since 1.26: use the exec plugin of that provider`);
  }
  const given = user.exec && !user.token && !user.tokenFile ? execCredential(user.exec, cluster, environment) : undefined;
  return {
    // A token file takes precedence, since its token may be newer. A trailing line break is common, and no header may contain one.
    token: (user.tokenFile ? read(user.tokenFile) : user.token || given?.token)?.trim() || undefined,
    cert: given?.clientCertificateData ?? content(user, 'client-certificate-data', 'client-certificate'),
    key: given?.clientKeyData ?? content(user, 'client-key-data', 'client-key'),
  };
}

/** The base64 data in the configuration, else the content of the file that it names. */
function content<T extends object>(entry: T, data: keyof T & string, file: keyof T & string): string | undefined {
  const [inline, named] = [entry[data], entry[file]] as ReadonlyArray<string | undefined>;
  if (inline) return Buffer.from(inline, 'base64').toString();
  return named ? read(named) : undefined;
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file}, which the kubeconfig names, cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
