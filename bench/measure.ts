import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { OUT, ROOT } from './programs';

export const LIBRARY = 'cdk-eks-cassandra';

/** What `cdk synth` switches on by itself: the paths of constructs are a fifth of a template. */
const AS_THE_CLI = JSON.stringify({ 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true });

/** What came out of several runs. */
export interface Sample {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function sample(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted[sorted.length - 1] };
}

/** Each in turn, so that whatever else the machine does falls on all of them alike. The first round warms caches and does not count. */
export function interleaved<K extends string>(rounds: number, measures: Record<K, () => number>): Record<K, Sample> {
  const values = Object.fromEntries(Object.keys(measures).map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of Object.keys(measures) as K[]) {
      const value = measures[name]();
      if (round > 0) values[name].push(value);
    }
  }
  return Object.fromEntries(Object.entries<number[]>(values).map(([name, list]) => [name, sample(list)])) as Record<K, Sample>;
}

/** A program that synthesizes into bench/out/<name>.out; `cdk.out` of the run before is there, as on a developer's machine. */
export class SynthProcess {
  public readonly peaksMb: number[] = [];
  private readonly outdir: string;

  constructor(private readonly program: string, private readonly usage: string, private readonly env: Record<string, string> = {}) {
    this.outdir = program.replace(/\.js$/, '.out');
  }

  /** Milliseconds from the start of the process to its end. */
  public run(...nodeOptions: string[]): number {
    const report = path.join(OUT, 'usage.json');
    const started = process.hrtime.bigint();
    node([...nodeOptions, '--require', this.usage, this.program], {
      ...this.env, CDK_OUTDIR: this.outdir, CDK_CONTEXT_JSON: AS_THE_CLI, CDK_VALIDATION: 'false', BENCH_USAGE: report, BENCH_BUNDLES: path.join(ROOT, 'lib', 'lifecycle', 'bundles'),
    });
    const elapsed = Number(process.hrtime.bigint() - started) / 1e6;
    this.peaksMb.push(JSON.parse(fs.readFileSync(report, 'utf8')).peakMb);
    return elapsed;
  }

  /** Milliseconds that a run spends in the library's own code, by V8's profiler; what it calls is not counted. */
  public ownMilliseconds(): number {
    const folder = path.join(OUT, 'profile');
    fs.rmSync(folder, { recursive: true, force: true });
    this.run('--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200');
    const profile = JSON.parse(fs.readFileSync(path.join(folder, fs.readdirSync(folder)[0]), 'utf8'));
    const own = new Set(profile.nodes.filter(({ callFrame }: any) => callFrame.url.startsWith(`file://${ROOT}/lib/`)).map(({ id }: any) => id));
    const micros = (profile.samples as number[]).reduce((sum, id, at) => sum + (own.has(id) ? profile.timeDeltas[at] : 0), 0);
    return micros / 1000;
  }

  public get template(): { readonly bytes: number; readonly types: Map<string, number> } {
    const file = path.join(this.outdir, 'CassandraQuickstart.template.json');
    const text = fs.readFileSync(file, 'utf8');
    const types = new Map<string, number>();
    for (const { Type } of Object.values<{ Type: string }>(JSON.parse(text).Resources)) types.set(Type, (types.get(Type) ?? 0) + 1);
    return { bytes: Buffer.byteLength(text), types };
  }
}

/**
 * Milliseconds that a fresh process needs to import modules, and of the library the names that the quickstart uses, since each is loaded when asked
 * for; the start of Node itself is not counted.
 */
export function importMilliseconds(modules: readonly string[]): number {
  const load = modules.map((name) => name === LIBRARY ? `const { ${quickstartNames()} } = require("${name}");` : `require(${JSON.stringify(name)});`).join('');
  return Number(node(['-e', `const from = performance.now();${load}console.log(performance.now() - from)`], {}));
}

function quickstartNames(): string {
  const app = fs.readFileSync(path.join(ROOT, 'examples', 'quickstart', 'app.ts'), 'utf8');
  const names = new RegExp(`import {([^}]+)} from '${LIBRARY}'`).exec(app)?.[1];
  if (!names) throw new Error(`the quickstart imports nothing from ${LIBRARY}`);
  return names.trim();
}

/** The modules of the peers that the compiled library imports, and what its declarations need. */
export function peerModules(): string[] {
  const named = new Set<string>(['cdk8s-plus-27']);
  for (const file of fs.readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && !name.includes('bundles'))) {
    const code = fs.readFileSync(path.join(ROOT, 'lib', file), 'utf8');
    for (const [, name] of code.matchAll(/require\("((?:aws-cdk-lib|constructs|cdk8s)[^"]*)"\)/g)) named.add(name);
  }
  return [...named].sort();
}

function node(args: string[], env: Record<string, string>): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: OUT, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}
