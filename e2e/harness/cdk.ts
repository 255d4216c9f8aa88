import * as fs from 'fs';
import * as path from 'path';
import { ACCOUNT, REGION } from './aws';
import { Environment } from './environment';
import { run, RunResult } from './process';

export const PROJECT = path.join(__dirname, '..', '..');
const TS_NODE = 'ts-node --transpile-only --prefer-ts-exts --project examples/tsconfig.json --require tsconfig-paths/register';

/** The real CDK CLI on one app. */
export class Cdk {
  private count = 0;

  constructor(private readonly environment: Environment, private readonly app: string) {}

  public bootstrap(): Promise<RunResult> {
    return this.run('bootstrap', [`aws://${ACCOUNT}/${REGION}`]);
  }

  public deploy(context: Record<string, string> = {}, options: { mayFail?: boolean; args?: string[] } = {}): Promise<RunResult> {
    return this.run('deploy', ['--all', '--require-approval', 'never', '--progress', 'events', ...options.args ?? []], context, options.mayFail);
  }

  public destroy(context: Record<string, string> = {}, options: { mayFail?: boolean } = {}): Promise<RunResult> {
    return this.run('destroy', ['--all', '--force'], context, options.mayFail);
  }

  private run(command: string, args: string[], context: Record<string, string> = {}, mayFail = false): Promise<RunResult> {
    const { folder, variables } = this.environment;
    const log = path.join(folder, 'logs', `cdk-${++this.count}-${command}.log`);
    fs.writeFileSync(log, '');
    const values = Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
    return run(process.execPath, [require.resolve('aws-cdk/bin/cdk'), command, '--no-notices', '--no-color', '--ci',
      '--app', `${TS_NODE} ${this.app}`, '--output', path.join(folder, 'cdk.out'), ...values, ...args], {
      cwd: PROJECT, env: { ...variables, PATH: `${path.join(PROJECT, 'node_modules', '.bin')}:${variables.PATH}` }, log, mayFail,
    });
  }
}
