import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import { commandLine } from './command-line';
import { STACK } from './quickstart-stack';
import { Context } from './scenario';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { RunResult } from '../harness/process';

const SMALLER: [string, string] = ['gibibytes(200)', 'gibibytes(100)'];
const IMPORT: [string, string] = ['Size, Stack }', 'Size, Stack, Stage }'];
const staged = (scope: string): [string, string][] => [IMPORT, ["new Stack(app, 'CassandraQuickstart'", `new Stack(new Stage(${scope}, 'Prod'), 'CassandraQuickstart'`]];
const DIRECT = staged('app');
const PIPELINE = staged("new Stack(app, 'Pipeline')");

/** `cdk-eks-cassandra diff` against what CloudFormation has, and between two assemblies. */
export async function diffed({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const same = await cdk.edit().synth('same');
  const smaller = await cdk.edit(SMALLER).synth('smaller');
  await step('diff --deployed finds nothing in the same app, and smaller volumes refused', async () => {
    assert.equal((await diff(environment, '--deployed', same)).code, 0);
    refused(await diff(environment, '--deployed', smaller));
  });
  await step('so does diff with a template as GetTemplate gives it', async () => {
    const { TemplateBody } = await environment.aws.call('cloudformation', 'GetTemplate', { StackName: STACK });
    const file = path.join(environment.folder, 'deployed.template.json');
    fs.writeFileSync(file, typeof TemplateBody === 'string' ? TemplateBody : JSON.stringify(TemplateBody));
    assert.equal((await diff(environment, file, same)).code, 0);
    refused(await diff(environment, file, smaller));
  });
  await step('a Stage that moves into a pipeline is compared by its name', async () => {
    const direct = await cdk.edit(...DIRECT).synth('direct');
    assert.equal((await diff(environment, direct, await cdk.edit(...PIPELINE).synth('pipeline'))).code, 0);
    refused(await diff(environment, direct, await cdk.edit(...PIPELINE, SMALLER).synth('pipeline-smaller')));
    const { code, output } = await diff(environment, same, direct);
    assert.equal(code, 2, 'nothing is on both sides');
    assert.match(output, /vanished/);
  });
  cdk.edit();
}

function refused({ code, output }: RunResult): void {
  assert.equal(code, 1, output);
  assert.match(output, /volume/);
}

function diff(environment: Environment, ...args: string[]): Promise<RunResult> {
  return commandLine(environment, ['diff', ...args]);
}
