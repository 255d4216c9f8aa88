/**
 * The end-to-end tests: `run [scenario...]`, `full`, `up`, `down`, `shell`. README.md tells what is real in them.
 */
import * as fs from 'fs';
import * as path from 'path';
import { CACHE, parts, trim } from './harness/cache';
import { Certificates } from './harness/certificates';
import { Environment } from './harness/environment';
import { preflight } from './harness/preflight';
import { enter, furnish } from './harness/sandbox';
import { runInLanes, runScenario } from './lanes';
import { chosen } from './scenarios';
import { bringUp, describe, runningEnvironment, shell, takeDown, waitUntilUp } from './standing';
import { bundleHandlers } from '../tools/bundle-handlers';
import { compileIfStale } from '../tools/compile-if-stale';

const KEPT_RUNS = 5;

async function main([command = 'run', ...args]: string[]): Promise<void> {
  switch (command) {
    case 'run': return run(args);
    case 'full': return run(args, true);
    case 'up': return up();
    case 'down': return takeDown();
    case 'shell': return shell(args);
    case 'inside': return inside(args, runScenario);
    case 'standing': return inside(args, bringUp);
    default: throw new Error(`no command ${command}: run, full, up, down, shell`);
  }
}

async function run(names: string[], full = false): Promise<void> {
  const scenarios = chosen(names, full);
  const started = Date.now();
  await prepare(scenarios.flatMap(({ kubernetes }) => kubernetes ?? []));
  const folder = newRunFolder();
  const passed = await runInLanes(scenarios, __filename, folder);
  trim();
  console.log(`logs: ${folder}\ntotal: ${seconds(started)} s`);
  process.exit(passed ? 0 : 1);
}

async function up(): Promise<void> {
  preflight();
  if (runningEnvironment()) {
    console.log(describe());
    return;
  }
  await prepare();
  const folder = newRunFolder();
  await new Certificates(path.join(folder, 'certificates')).create();
  await waitUntilUp(folder, enter(__filename, ['standing', folder], folder, { detached: true }));
}

async function prepare(minors: string[] = []): Promise<void> {
  preflight();
  const started = Date.now();
  compileIfStale();
  bundleHandlers();
  await parts();
  for (const minor of minors) await parts(minor);
  console.log(`parts are there (${seconds(started)} s)`);
}

async function inside([folder, ...args]: string[], work: (environment: Environment, args: string[]) => Promise<boolean>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130)); // the kernel ends the rest
  await furnish(folder);
  const environment = new Environment(folder, await parts());
  let passed = false;
  try {
    await environment.up();
    passed = await work(environment, args);
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
  }
  await environment.down();
  process.exit(passed ? 0 : 1);
}

function newRunFolder(): string {
  const runs = path.join(CACHE, 'runs');
  fs.mkdirSync(runs, { recursive: true });
  const old = fs.readdirSync(runs).sort().slice(0, -KEPT_RUNS + 1);
  for (const name of old) {
    if (!isAlive(path.join(runs, name))) fs.rmSync(path.join(runs, name), { recursive: true, force: true });
  }
  const folder = path.join(runs, `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}`);
  fs.mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(folder, 'pid'), String(process.pid));
  return folder;
}

function isAlive(folder: string): boolean {
  try {
    process.kill(Number(fs.readFileSync(path.join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
