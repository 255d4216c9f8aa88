import { ChildProcess } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Certificates } from './harness/certificates';
import { Environment } from './harness/environment';
import { enter } from './harness/sandbox';
import { explain, named } from './scenarios';
import { Context, Scenario } from './scenarios/scenario';

/** Most of a scenario is waiting: two a core take little longer than one. Each takes about 2 GiB of memory. */
const LANES = Number(process.env.E2E_LANES ?? Math.min(4, 2 * os.cpus().length));
/** A scenario that hangs is ended: the longest takes a quarter of this. */
const LIMIT_MINUTES = 30;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Runs each scenario in a sandbox of its own, some beside each other. @returns whether all passed */
export async function runInLanes(scenarios: Scenario[], program: string, folder: string): Promise<boolean> {
  const waiting = [...scenarios];
  const outcomes = new Map<string, Outcome>();
  const children = new Set<ChildProcess>();
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      outcomes.set(next.name, await sandboxed(next, program, path.join(folder, next.name), children));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      for (const child of children) child.kill('SIGKILL'); // see enter()
      process.exit(130);
    });
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const [name, { passed, failed, seconds }] of outcomes) console.log(`${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`);
  const sum = (count: (outcome: Outcome) => number) => [...outcomes.values()].reduce((total, outcome) => total + count(outcome), 0);
  const failures = sum(({ failed }) => failed);
  console.log(`${sum(({ passed }) => passed)} passed, ${failures} failed`);
  return failures === 0;
}

async function sandboxed({ name, kubernetes }: Scenario, program: string, folder: string, children: Set<ChildProcess>): Promise<Outcome> {
  const started = Date.now();
  fs.mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
  await new Certificates(path.join(folder, 'certificates')).create();
  const child = enter(program, ['inside', folder, name], folder, { env: kubernetes ? { E2E_KUBERNETES: kubernetes } : {} });
  children.add(child);
  const timer = setTimeout(() => {
    console.error(`${name}: not done within ${LIMIT_MINUTES} minutes, ended`);
    child.kill('SIGKILL');
  }, LIMIT_MINUTES * 60_000);
  await new Promise((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  children.delete(child);
  const seconds = (Date.now() - started) / 1000;
  const file = outcomeFile(folder);
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, seconds };
  const { passed, failed } = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (failed === 0) shrink(folder);
  // A scenario without a single step proves nothing.
  return { passed, failed: passed + failed === 0 ? 1 : failed, seconds };
}

/** Inside the sandbox. @returns whether it passed */
export async function runScenario(environment: Environment, [name]: string[]): Promise<boolean> {
  const context = new Context(environment, name);
  let ended = false;
  await named(name).run(context).then(() => (ended = true), (error) => explain(environment, name, error));
  const failed = context.results.filter(({ error }) => error).length;
  const passed = context.results.length - failed;
  // What fails between two steps counts as well.
  const outcome = { passed, failed: ended ? failed : Math.max(failed, 1) };
  fs.writeFileSync(outcomeFile(environment.folder), JSON.stringify(outcome));
  return outcome.failed === 0;
}

/** Of what passed the logs and the templates stay, a hundredth of what it took: no unpacked functions, no assets, no database of Kubernetes. */
function shrink(folder: string): void {
  const bulky = (name: string) => name === 'tmp' || /^cdk\.out.asset\./.test(name) || /^cluster-\d+.etcd$/.test(name);
  for (const top of fs.readdirSync(folder)) {
    const names = /^(cdk\.out|cluster-\d+)$/.test(top) ? fs.readdirSync(path.join(folder, top)).map((name) => path.join(top, name)) : [top];
    for (const name of names.filter(bulky)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function outcomeFile(folder: string): string {
  return path.join(folder, 'outcome.json');
}
