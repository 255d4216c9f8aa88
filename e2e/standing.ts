import { ChildProcess, spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { CACHE } from './harness/cache';
import { Cdk } from './harness/cdk';
import { Environment } from './harness/environment';
import { eventually, sleep } from './harness/process';

const STATE = path.join(CACHE, 'standing.json');

interface Standing {
  readonly folder: string;
  /** Of the process whose namespaces hold the environment. */
  readonly pid: number;
  readonly variables: Record<string, string>;
}

/** Inside: emulator, bootstrapped account, and nothing else; stays until it is taken down. */
export async function bringUp(environment: Environment): Promise<boolean> {
  await new Cdk(environment, 'examples/quickstart/app.ts').bootstrap();
  const { PATH, ...variables } = environment.variables;
  fs.writeFileSync(path.join(environment.folder, 'variables.json'), JSON.stringify({ ...variables, E2E_TOOLS: PATH.split(':').slice(0, 3).join(':') }));
  for (;;) {
    await sleep(60_000);
  }
}

/** Outside: waits for the above and remembers where it is. */
export async function waitUntilUp(folder: string, child: ChildProcess): Promise<void> {
  const variables = path.join(folder, 'variables.json');
  await eventually('the environment is up', 180, async () => {
    if (child.exitCode !== null) throw new Error(fs.readFileSync(path.join(folder, 'output.log'), 'utf8').slice(-2000));
    return fs.existsSync(variables);
  });
  const [inner] = fs.readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ');
  fs.writeFileSync(STATE, JSON.stringify({ folder, pid: Number(inner), variables: JSON.parse(fs.readFileSync(variables, 'utf8')) }));
  child.unref();
  console.log(describe());
}

export function runningEnvironment(): Standing | undefined {
  if (!fs.existsSync(STATE)) return undefined;
  const standing = JSON.parse(fs.readFileSync(STATE, 'utf8')) as Standing;
  try {
    // Another process may have got the number meanwhile.
    const command = fs.readFileSync(`/proc/${standing.pid}/cmdline`, 'utf8');
    return command.includes(standing.folder) ? standing : undefined;
  } catch {
    return undefined;
  }
}

export function describe(): string {
  const standing = runningEnvironment();
  if (!standing) return 'no environment is up';
  return [
    'The environment is up. AWS and Kubernetes are reachable only inside its namespaces:',
    '  npm run e2e:shell                             a shell there, with helm, kubectl and aws on the PATH',
    '  npm run e2e:shell -- npx cdk deploy           one command there (cdk.json is the quickstart)',
    '  npm run e2e:shell -- kubectl get pods -A      after a deployment',
    `AWS_ENDPOINT_URL=${standing.variables.AWS_ENDPOINT_URL} AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=${standing.variables.AWS_REGION}`,
    `KUBECONFIG=${standing.folder}/cluster-<port>/admin.kubeconfig (set in the shell once there is a cluster)`,
    `logs: ${standing.folder}`,
    'take it down: npm run e2e:down',
  ].join('\n');
}

export function shell(args: string[]): Promise<void> {
  const standing = runningEnvironment();
  if (!standing) throw new Error('no environment is up: npm run e2e:up');
  const { E2E_TOOLS, ...variables } = standing.variables;
  const [cluster] = fs.readdirSync(standing.folder).filter((name) => name.startsWith('cluster-'));
  const child = spawn('nsenter', ['--target', String(standing.pid), '--net', '--mount', '--pid', '--', ...(args.length > 0 ? args : ['bash'])], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...variables,
      PATH: `${E2E_TOOLS}:${process.env.PATH}`,
      ...(cluster && { KUBECONFIG: path.join(standing.folder, cluster, 'admin.kubeconfig') }),
    },
  });
  return new Promise((_, reject) => child.on('exit', (code) => (code === 0 ? process.exit(0) : reject(new Error(`ended with ${code}`)))));
}

export async function takeDown(): Promise<void> {
  const standing = runningEnvironment();
  if (standing) {
    process.kill(standing.pid, 'SIGTERM');
    await eventually('it has ended', 30, async () => !runningEnvironment());
  }
  fs.rmSync(STATE, { force: true });
  console.log(standing ? 'down' : 'no environment was up');
}
