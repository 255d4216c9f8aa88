import { spawnSync, SpawnSyncReturns } from 'child_process';
import type { ClusterEntry, ExecEntry } from './entries';
import { CommandError } from '../exit-code';

/** Credentials returned by a credential plugin. */
export interface ExecCredential {
  readonly token?: string;
  readonly clientCertificateData?: string;
  readonly clientKeyData?: string;
}

/** More time than a person needs to log in; a program that hangs is ended. */
const LONGEST_MS = 120_000;

/**
 * Runs the credential plugin of a user (for example `aws eks get-token`). Its standard error is shown; its result is secret and goes nowhere else.
 * Its arguments and environment may be secret as well, so messages contain only the command name. Source: "client-go credential plugins" of the
 * Kubernetes documentation, client.authentication.k8s.io/v1.
 */
export function execCredential(exec: ExecEntry, cluster: ClusterEntry, environment: NodeJS.ProcessEnv): ExecCredential {
  const { command } = exec;
  if (!command) throw new CommandError('the kubeconfig has a user with exec but without a command');
  const { error, status, signal, stdout } = run(command, exec, cluster, environment);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') throw new CommandError(`the credential plugin ${command} is not installed. ${exec.installHint ?? 'Install it'}`);
  if (code === 'ETIMEDOUT') throw new CommandError(`the credential plugin ${command} did not end within ${LONGEST_MS / 1000} s`);
  // The messages of these errors quote the arguments.
  if (error) throw new CommandError(`the credential plugin ${command} cannot be run: ${code ?? error.name}`);
  if (status !== 0) throw new CommandError(`the credential plugin ${command} ended with ${signal ?? `exit code ${status}`}`);
  return credentialIn(stdout, command);
}

type Ran = Pick<SpawnSyncReturns<string>, 'error' | 'status' | 'signal' | 'stdout'>;

function run(command: string, exec: ExecEntry, cluster: ClusterEntry, environment: NodeJS.ProcessEnv): Ran {
  const { args = [], env = [], apiVersion = 'client.authentication.k8s.io/v1' } = exec;
  const interactive = exec.interactiveMode !== 'Never' && process.stdin.isTTY === true;
  const asked = { apiVersion, kind: 'ExecCredential', spec: { interactive, ...(exec.provideClusterInfo && { cluster: clusterInfo(cluster) }) } };
  try {
    return spawnSync(command, args, {
      env: { ...environment, ...Object.fromEntries(env), KUBERNETES_EXEC_INFO: JSON.stringify(asked) },
      stdio: [interactive ? 'inherit' : 'ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      timeout: LONGEST_MS,
    });
  } catch (error) {
    return { error: error as Error, status: null, signal: null, stdout: '' };
  }
}

function credentialIn(text: string, command: string): ExecCredential {
  const { kind, status } = parse(text) ?? {};
  const { token, clientCertificateData, clientKeyData } = status ?? {};
  if (kind === 'ExecCredential' && (token || (clientCertificateData && clientKeyData))) return { token, clientCertificateData, clientKeyData };
  throw new CommandError(`the credential plugin ${command} returned neither a token nor a certificate with its key`);
}

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function clusterInfo(cluster: ClusterEntry): object {
  return {
    'server': cluster.server,
    'certificate-authority-data': cluster['certificate-authority-data'],
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
    'tls-server-name': cluster['tls-server-name'],
  };
}
