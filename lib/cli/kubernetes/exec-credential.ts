import { spawnSync } from 'child_process';
import type { ClusterEntry, ExecEntry } from './entries';
import { CommandError } from '../exit-code';

/** What a program answers that says who we are. */
export interface ExecCredential {
  readonly token?: string;
  readonly clientCertificateData?: string;
  readonly clientKeyData?: string;
}

/** Longer than a person needs to log in; a program that hangs ends. */
const LONGEST_MS = 120_000;

/**
 * Runs the program of a user (`aws eks get-token`, for example). What it writes to standard error is shown; what it answers is a secret, and goes
 * nowhere else. Source: "client-go credential plugins" of the Kubernetes documentation, client.authentication.k8s.io/v1.
 */
export function execCredential(exec: ExecEntry, cluster: ClusterEntry, environment: NodeJS.ProcessEnv): ExecCredential {
  const { command, args = [], env = [], apiVersion = 'client.authentication.k8s.io/v1' } = exec;
  if (!command) throw new CommandError('the configuration of kubectl has a user with exec and without a command');
  const interactive = exec.interactiveMode !== 'Never' && process.stdin.isTTY === true;
  const asked = { apiVersion, kind: 'ExecCredential', spec: { interactive, ...(exec.provideClusterInfo && { cluster: clusterInfo(cluster) }) } };
  const ran = spawnSync(command, args, {
    env: { ...environment, ...Object.fromEntries(env), KUBERNETES_EXEC_INFO: JSON.stringify(asked) },
    stdio: [interactive ? 'inherit' : 'ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    timeout: LONGEST_MS,
  });
  const shown = [command, ...args].join(' ');
  if (ran.error) {
    const missing = (ran.error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CommandError(missing ? `${command}, which says who you are, is not installed. ${exec.installHint ?? 'Install it'}` : `${shown} did not end well: ${ran.error.message}`);
  }
  if (ran.status !== 0) throw new CommandError(`${shown} ended with ${ran.status ?? ran.signal}, so that it is not known who you are`);
  return statusOf(ran.stdout, shown);
}

function statusOf(text: string, shown: string): ExecCredential {
  const answer = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  const { token, clientCertificateData, clientKeyData } = answer?.status ?? {};
  if (answer?.kind === 'ExecCredential' && (token || (clientCertificateData && clientKeyData))) return { token, clientCertificateData, clientKeyData };
  throw new CommandError(`${shown} answered neither a token nor a certificate with its key`);
}

function clusterInfo(cluster: ClusterEntry): object {
  return {
    'server': cluster.server,
    'certificate-authority-data': cluster['certificate-authority-data'],
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
    'tls-server-name': cluster['tls-server-name'],
  };
}
