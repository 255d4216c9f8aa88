import { ChildProcess, spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

export type Environment = Record<string, string | undefined>;

export interface RunOptions {
  readonly env?: Environment;
  readonly cwd?: string;
  readonly input?: string;
  /** File that gets a copy of what is printed. */
  readonly log?: string;
  /** Does not throw when the command fails. */
  readonly mayFail?: boolean;
  /** Kills it. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly code: number;
  /** Both streams in the order in which they came. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a command to its end. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: 'pipe', signal: options.signal, killSignal: 'SIGKILL' });
    let output = '';
    let stdout = '';
    const take = (chunk: Buffer) => {
      output += chunk;
      if (options.log) fs.appendFileSync(options.log, chunk);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk;
      take(chunk);
    });
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (status) => {
      const code = status ?? 1;
      if (code === 0 || options.mayFail) resolve({ code, output, stdout });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-1500)}`));
    });
    child.stdin.on('error', () => undefined); // it may end without reading
    child.stdin.end(options.input);
  });
}

/** Long-running programs of one environment, each with a log file of its name. */
export class Programs {
  private readonly running = new Map<string, ChildProcess>();
  private readonly commands = new Map<string, [command: string, args: string[], env: Environment]>();

  constructor(private readonly logs: string) {
    fs.mkdirSync(logs, { recursive: true });
  }

  public start(name: string, command: string, args: string[], env: Environment = {}): void {
    const log = fs.openSync(path.join(this.logs, `${name}.log`), 'a');
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
    fs.closeSync(log);
    child.on('exit', () => {
      if (this.running.get(name) === child) this.running.delete(name);
    });
    child.on('error', (error) => fs.appendFileSync(path.join(this.logs, `${name}.log`), `${error}\n`));
    this.running.set(name, child);
    this.commands.set(name, [command, args, env]);
  }

  /** Starts what has ended as it was started before. */
  public startAgain(name: string): void {
    this.start(name, ...this.commands.get(name)!);
  }

  public isRunning(name: string): boolean {
    return this.running.has(name);
  }

  public async stop(name: string, graceMs = 10_000): Promise<void> {
    const child = this.running.get(name);
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(timer);
  }

  public async stopAll(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.stop(name, 3_000)));
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is something; an error counts as "not yet". */
export async function eventually<T>(what: string, seconds: number, ask: () => Promise<T | undefined | false>, everyMs = 300): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(everyMs);
  } while (Date.now() < deadline);
  throw new Error(`${what}: not within ${seconds} s${last ? ` (${last instanceof Error ? last.message : String(last)})` : ''}`);
}
