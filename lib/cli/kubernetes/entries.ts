import type { Shapes } from './fields';

/** The cluster and the user of the chosen context. Fields are named as in kubeconfig files; file paths are absolute. */
export interface ChosenContext {
  readonly name: string;
  readonly namespace?: string;
  readonly cluster: ClusterEntry;
  readonly user: UserEntry;
}

/** An API server. Fields are named as in kubeconfig files. */
export interface ClusterEntry {
  readonly 'server'?: string;
  readonly 'certificate-authority'?: string;
  readonly 'certificate-authority-data'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
  readonly 'tls-server-name'?: string;
  readonly 'proxy-url'?: string;
}

/** How a user authenticates. */
export interface UserEntry {
  readonly 'token'?: string;
  readonly 'tokenFile'?: string;
  readonly 'client-certificate'?: string;
  readonly 'client-certificate-data'?: string;
  readonly 'client-key'?: string;
  readonly 'client-key-data'?: string;
  readonly 'username'?: string;
  readonly 'password'?: string;
  readonly 'as'?: string;
  readonly 'as-uid'?: string;
  readonly 'as-groups'?: readonly string[];
  readonly 'as-user-extra'?: Readonly<Record<string, readonly string[]>>;
  readonly 'exec'?: ExecEntry;
  readonly 'auth-provider'?: { readonly name?: string };
}

/** A credential plugin, such as `aws eks get-token`. */
export interface ExecEntry {
  readonly apiVersion?: string;
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: ReadonlyArray<readonly [name: string, value: string]>;
  readonly installHint?: string;
  readonly interactiveMode?: string;
  readonly provideClusterInfo?: boolean;
}

/** A context: the names of a cluster and a user. */
export interface ContextEntry {
  readonly cluster?: string;
  readonly user?: string;
  readonly namespace?: string;
}

/** The types of all fields above; other fields are ignored. */
export const FILE: Shapes = { 'current-context': 'text', 'contexts': 'list', 'clusters': 'list', 'users': 'list' };

export const CONTEXT: Shapes = { cluster: 'text', user: 'text', namespace: 'text' };

export const CLUSTER: Shapes = {
  'server': 'text',
  'certificate-authority': 'text',
  'certificate-authority-data': 'text',
  'insecure-skip-tls-verify': 'switch',
  'tls-server-name': 'text',
  'proxy-url': 'text',
};

export const USER: Shapes = {
  'token': 'text',
  'tokenFile': 'text',
  'client-certificate': 'text',
  'client-certificate-data': 'text',
  'client-key': 'text',
  'client-key-data': 'text',
  'username': 'text',
  'password': 'text',
  'as': 'text',
  'as-uid': 'text',
  'as-groups': 'texts',
  'as-user-extra': 'textsByName',
  'exec': {
    apiVersion: 'text', command: 'text', args: 'texts', env: 'variables', installHint: 'text', interactiveMode: 'text', provideClusterInfo: 'switch',
  },
  'auth-provider': { name: 'text' },
};

/** One kubeconfig file. */
export interface ConfigFile {
  readonly 'current-context'?: string;
  readonly 'contexts'?: readonly unknown[];
  readonly 'clusters'?: readonly unknown[];
  readonly 'users'?: readonly unknown[];
}
