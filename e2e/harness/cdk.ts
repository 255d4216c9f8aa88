import * as fs from 'fs';
import * as path from 'path';
import { buildSync } from 'esbuild';
import { ACCOUNT, REGION } from './aws';
import { Environment } from './environment';
import { run, RunOptions, RunResult } from './process';
import { quote } from './quote';
import * as versions from '../versions.json';

export const PROJECT = path.join(__dirname, '..', '..');

/** The real CDK CLI on one app of the project. */
export class Cdk {
  private static count = 0;
  private app: string;

  /** @param stack the one of the app that is meant; none: all */
  constructor(private readonly environment: Environment, private readonly source: string, private readonly stack = '--all') {
    this.app = path.join(PROJECT, source);
  }

  /** The app as its user would edit it: each text must occur in it, an empty one stands for its end. Edits do not add up. */
  public edit(...changes: [from: string, to: string][]): this {
    let text = fs.readFileSync(path.join(PROJECT, this.source), 'utf8');
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`${this.source} has no "${from}"`);
      text = from === '' ? text + to : text.replace(from, () => to);
    }
    this.app = path.join(this.environment.folder, 'edited-app.ts');
    fs.writeFileSync(this.app, text);
    return this;
  }

  public bootstrap(): Promise<RunResult> {
    return this.run('bootstrap', [`aws://${ACCOUNT}/${REGION}`], this.environment.folder);
  }

  public deploy(options: { mayFail?: boolean; args?: string[]; signal?: AbortSignal } = {}): Promise<RunResult> {
    return this.runApp('deploy', [this.stack, '--require-approval', 'never', '--progress', 'events', ...options.args ?? []], options);
  }

  /** @returns the folder with the cloud assembly */
  public async synth(name: string): Promise<string> {
    const output = path.join(this.environment.folder, 'synth', name);
    await this.runApp('synth', ['--all', '--quiet'], {}, output);
    return output;
  }

  public rollback(): Promise<RunResult> {
    return this.runApp('rollback', [this.stack]);
  }

  public destroy(options: { mayFail?: boolean } = {}): Promise<RunResult> {
    return this.runApp('destroy', [this.stack, '--force'], options);
  }

  private runApp(
    command: string, args: string[], options: Pick<RunOptions, 'mayFail' | 'signal'> = {}, output = path.join(this.environment.folder, 'cdk.out'),
  ): Promise<RunResult> {
    // A word before the quotes: the CLI takes them off a value that begins and ends with one.
    const app = ['exec', ...[process.execPath, this.compiled()].map(quote.shell)].join(' ');
    return this.run(command, ['--app', app, '--output', output, ...args], PROJECT, options);
  }

  /** The app as JavaScript beside an installed, compiled library: a synthesis takes a sixth of what it takes from sources. */
  private compiled(): string {
    const app = path.join(this.environment.folder, 'app');
    const outfile = path.join(app, 'app.js');
    buildSync({ entryPoints: [this.app], outfile, bundle: true, packages: 'external', platform: 'node', logLevel: 'warning', tsconfigRaw: {} });
    // The control plane is what it is here, and the library compares.
    const code = fs.readFileSync(outfile, 'utf8');
    fs.writeFileSync(outfile, code.replace(/KubernetesVersion\.V1_\d+/g, () => `KubernetesVersion.of(${quote.script(minorHere())})`));
    const library = path.join(app, 'node_modules', 'cdk-eks-cassandra');
    if (!fs.existsSync(library)) {
      fs.mkdirSync(path.dirname(library), { recursive: true });
      fs.symlinkSync(PROJECT, library);
    }
    return outfile;
  }

  private run(command: string, args: string[], cwd: string, options: Pick<RunOptions, 'mayFail' | 'signal'> = {}): Promise<RunResult> {
    const { folder, variables } = this.environment;
    const log = path.join(folder, 'logs', `cdk-${++Cdk.count}-${command}.log`);
    fs.writeFileSync(log, '');
    return run(process.execPath, [require.resolve('aws-cdk/bin/cdk'), command, '--no-notices', '--no-color', '--ci', ...args], {
      cwd,
      log,
      ...options,
      env: {
        ...variables,
        // CDK's own check of templates is most of a synthesis. `npm run examples:synth` has it on.
        CDK_VALIDATION: 'false',
        NODE_PATH: path.join(PROJECT, 'node_modules'), // the app lies elsewhere
        PATH: `${path.join(PROJECT, 'node_modules', '.bin')}:${variables.PATH}`,
      },
    });
  }
}

/** As in "1.36". */
function minorHere(): string {
  const { newest, ...others }: Record<string, string> = versions.kubernetes;
  const version = others[process.env.E2E_KUBERNETES ?? ''] ?? newest;
  return version.replace(/^v/, '').split('.').slice(0, 2).join('.');
}
