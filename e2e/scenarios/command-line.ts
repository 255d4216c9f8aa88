import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import { PROJECT } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { run, RunResult } from '../harness/process';

/** The command line of this library as its user runs it, with the AWS SDK in the user's own tree. */
export function commandLine({ folder, parts, variables }: Environment, args: string[]): Promise<RunResult> {
  const cwd = path.join(folder, 'user');
  fs.mkdirSync(cwd, { recursive: true });
  if (!fs.existsSync(path.join(cwd, 'node_modules'))) fs.symlinkSync(parts.sdk, path.join(cwd, 'node_modules'));
  const command = path.join(PROJECT, 'bin', 'cdk-eks-cassandra');
  return run(process.execPath, [command, ...args], { cwd, env: variables, log: path.join(folder, 'logs', `${args[0]}.log`), mayFail: true });
}

/** What it printed with --json, if it ended with that code. */
export function told({ code, stdout, output }: RunResult, expected: number): any {
  assert.equal(code, expected, output);
  return JSON.parse(stdout);
}
