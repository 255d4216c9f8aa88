/**
 * Mutation testing: makes one change of the sources after another, in memory (test/transform.js), and runs the tests that must see it. What they do
 * not see survives: a test is missing, or looks at too little.
 *
 * `npm run mutate` runs all of test/mutations/mutations.json, `npm run mutate -- <word>` those whose file holds the word, `--ci` a fixed 20 of them.
 */
import { spawn } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { transformSync } from 'esbuild';
import { bundleHandlers } from './bundle-handlers';

interface Mutation {
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
  /** Tests of which one at least must fail. */
  readonly tests: readonly string[];
  readonly ci?: boolean;
}

type Verdict = 'killed' | 'survived' | 'tests do not run';

const ROOT = path.resolve(__dirname, '..');
const LIST = path.join(ROOT, 'test/mutations/mutations.json');
const GOAL = 0.95;
const IN_CI = 20;
/** A mutation that makes a test wait for ever is seen by it. */
const LONGEST_MS = 300_000;
/** On a busy computer a slow test must not pass for one that has seen something. */
const PATIENCE_MS = 120_000;

async function main(args: readonly string[]): Promise<number> {
  const all: Mutation[] = JSON.parse(fs.readFileSync(LIST, 'utf8'));
  const problems = all.flatMap(problemsOf);
  if (all.filter(({ ci }) => ci).length !== IN_CI) problems.push(`${IN_CI} mutations have to be marked "ci"`);
  if (problems.length > 0) {
    problems.forEach((problem) => console.error(problem));
    return 1;
  }
  const isCi = args.includes('--ci');
  const words = args.filter((arg) => !arg.startsWith('--'));
  const chosen = all.filter(({ ci, file }) => (!isCi || ci) && words.every((word) => file.includes(word)));
  bundleHandlers();
  // `.ci/run` has seen all tests pass before.
  if (!isCi && !(await jest([...new Set(chosen.flatMap(({ tests }) => tests))])).passed) {
    console.error('these tests fail without any mutation: mend them first');
    return 1;
  }
  const survivors = await judge(chosen);
  const killed = chosen.length - survivors.length;
  console.log(`${killed} of ${chosen.length} mutations killed`);
  return isCi ? Number(survivors.length > 0) : Number(killed < GOAL * chosen.length);
}

function problemsOf({ file, text, replacement, tests }: Mutation): string[] {
  const name = `${file}: ${JSON.stringify(text)}`;
  const missing = [file, ...tests].filter((one) => !fs.existsSync(path.join(ROOT, one)));
  if (missing.length > 0) return [`${name}: there is no ${missing.join(', ')}`];
  const source = fs.readFileSync(path.join(ROOT, file), 'utf8');
  const found = source.split(text).length - 1;
  if (found !== 1) return [`${name}: found ${found} times instead of once`];
  try {
    transformSync(source.replace(text, () => replacement), { loader: 'ts', logLevel: 'silent' });
    return [];
  } catch {
    return [`${name}: with ${JSON.stringify(replacement)} it is no TypeScript any more`];
  }
}

/** @returns the mutations that were not killed */
async function judge(mutations: readonly Mutation[]): Promise<Mutation[]> {
  const survivors: Mutation[] = [];
  const waiting = [...mutations];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const verdict = await verdictOn(next);
      console.log(`${verdict}: ${next.file}: ${JSON.stringify(next.text)} -> ${JSON.stringify(next.replacement)}`);
      if (verdict !== 'killed') survivors.push(next);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return survivors;
}

/** Only a test that fails has seen it: a file that does not even load proves nothing. */
async function verdictOn(mutation: Mutation): Promise<Verdict> {
  const { passed, failedTests, late } = await jest(mutation.tests, mutation);
  if (passed) return 'survived';
  return failedTests > 0 || late ? 'killed' : 'tests do not run';
}

interface Outcome {
  readonly passed: boolean;
  readonly failedTests: number;
  readonly late: boolean;
}

function jest(tests: readonly string[], mutation?: Mutation): Promise<Outcome> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mutate-'));
  const outputFile = path.join(folder, 'result.json');
  const config = { ...JSON.parse(fs.readFileSync(path.join(ROOT, 'jest.config.json'), 'utf8')), rootDir: ROOT, reporters: [], testTimeout: PATIENCE_MS };
  const args = [
    path.join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--json', '--outputFile', outputFile, '--silent', '--runTestsByPath', ...tests,
    ...(mutation ? ['--runInBand'] : []),
  ];
  return new Promise((resolve) => {
    const env = { ...process.env, ...(mutation && { MUTATION: JSON.stringify(mutation) }) };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'ignore' });
    let late = false;
    const timer = mutation && setTimeout(() => { late = child.kill('SIGKILL'); }, LONGEST_MS);
    child.on('close', (code) => {
      clearTimeout(timer);
      const result = fs.existsSync(outputFile) ? JSON.parse(fs.readFileSync(outputFile, 'utf8')) : undefined;
      fs.rmSync(folder, { recursive: true, force: true });
      resolve({ passed: code === 0, failedTests: result?.numFailedTests ?? 0, late });
    });
  });
}

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });
