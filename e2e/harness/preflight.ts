import { spawnSync } from 'child_process';

/** What must be on the machine, how it tells its version, and the least that will do. */
const TOOLS: [name: string, args: string[], least: number[], why: string][] = [
  ['go', ['version'], [1, 26], 'builds Kubernetes from Go modules'],
  ['python3', ['--version'], [3, 11], 'runs the emulator of the AWS APIs'],
  ['javac', ['-version'], [17], 'runs Apache Cassandra, and what looks into it'],
  ['mvn', ['-version'], [3, 8], 'fetches Apache Cassandra'],
  ['node', ['--version'], [20], 'runs the harness and the CDK CLI'],
  ['npm', ['--version'], [10], 'fetches the SDK of the provider framework'],
  ['openssl', ['version'], [3], 'makes certificates'],
  ['ip', ['-V'], [], 'sets up the network namespace (iproute2)'],
  ['unshare', ['--version'], [2, 36], 'isolates everything that runs (util-linux)'],
  ['unzip', ['-v'], [], 'opens the kubectl layer'],
];

/** Ends the program if the machine lacks something, and says what. */
export function preflight(): void {
  const problems = TOOLS.flatMap(([name, args, least, why]) => {
    const { status, stdout, stderr, error } = spawnSync(name, args, { encoding: 'utf8' });
    const text = `${stdout ?? ''}${stderr ?? ''}`;
    const need = `${name}${least.length > 0 ? ` ${least.join('.')} or newer` : ''}: ${why}`;
    if (error || status !== 0) return [`missing ${need}`];
    const found = (/(\d+(?:\.\d+)+)/.exec(text)?.[1] ?? '').split('.').map(Number);
    return isAtLeast(found, least) ? [] : [`found ${name} ${found.join('.')}, need ${need}`];
  });
  if (process.platform !== 'linux' || process.getuid?.() !== 0) problems.push('Linux and root: namespaces for network, mounts and processes');
  if (problems.length === 0) return;
  console.error(`The end-to-end tests need what this machine has not:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exit(1);
}

function isAtLeast(found: number[], least: number[]): boolean {
  for (const [at, number] of least.entries()) {
    if ((found[at] ?? 0) !== number) return (found[at] ?? 0) > number;
  }
  return true;
}
