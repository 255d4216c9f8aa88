import { ChildProcess, execFile } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { buildSync } from 'esbuild';
import type { TestServer } from '../lifecycle/https-server';

const ROOT = path.join(__dirname, '..', '..');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

let installed: string | undefined;

/** The program as it lies in the package, its library in one file: compiling it for each process would take seconds. */
function install(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
  buildSync({
    entryPoints: [path.join(ROOT, 'lib/cli/main.ts')],
    outfile: path.join(folder, 'lib/cli/main.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    external: ['@aws-sdk/*'],
  });
  fs.cpSync(path.join(ROOT, 'bin'), path.join(folder, 'bin'), { recursive: true });
  return path.join(folder, 'bin', 'cdk-eks-cassandra');
}

/** The command line as a process of its own, the way npx starts it. */
export function cli(args: readonly string[], environment: NodeJS.ProcessEnv = {}, cwd: string = ROOT): Promise<Ended> {
  return started(args, environment, cwd).ended;
}

/** The same, with the process while it runs. */
export function started(args: readonly string[], environment: NodeJS.ProcessEnv, cwd: string): Started {
  installed ??= install();
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', ...environment };
  let child: ChildProcess;
  const ended = new Promise<Ended>((resolve) => {
    child = execFile(installed!, args, { env, cwd }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }));
  });
  return { process: child!, ended };
}

/** A kubeconfig for a test server, in a folder. */
export function kubeconfigFor({ url, certificate }: TestServer, folder: string): string {
  const file = path.join(folder, 'config');
  fs.writeFileSync(file, JSON.stringify({
    'current-context': 'test',
    'contexts': [{ name: 'test', context: { cluster: 'eks', user: 'me' } }],
    'clusters': [{ name: 'eks', cluster: { 'server': url, 'certificate-authority-data': Buffer.from(certificate).toString('base64') } }],
    'users': [{ name: 'me', user: { token: 'very-secret' } }],
  }));
  return file;
}
