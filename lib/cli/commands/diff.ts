import * as fs from 'fs';
import { AWS_OPTIONS, Command, Input } from '../command';
import { compare, StackReport } from '../diff/compare';
import { matchStacks, Pair } from '../diff/match-stacks';
import { readAssembly } from '../diff/read-assembly';
import { readDeployed } from '../diff/read-deployed';
import { readTemplateFile } from '../diff/read-template';
import { DiffStack } from '../diff/stack';
import { CommandError, ExitCode } from '../exit-code';
import type { Output } from '../output';

export const diff: Command = {
  name: 'diff',
  words: '<old> <new> | --deployed <new>',
  wordCount: [1, 2],
  summary: 'Says what a deployment would be refused for, or would lose, before anything is deployed',
  about: [
    '<old> and <new> are cloud assemblies (cdk.out), or template files as "aws cloudformation get-template" writes them.',
    'Stacks are matched by name and environment. Compared are what the change guard of each stack watches, and each resource of the library that',
    'holds data, capacity or the ground of others and would be deleted, replaced or protected less.',
  ].join('\n'),
  options: [
    { name: 'deployed', about: 'compare with what CloudFormation has deployed; a stack that is not there yet is new' },
    { name: 'stack', value: 'name', about: 'the stack of a template file, if the assembly has several' },
    { name: 'accept', value: 'id', several: true, about: 'logical id of a resource that may be lost; several times for several' },
    ...AWS_OPTIONS,
  ],
  async run(input, output) {
    const asksAws = input.has('deployed');
    if (asksAws !== (input.words.length === 1)) {
      throw new CommandError(asksAws ? 'diff --deployed takes the new side only' : 'diff needs an old and a new side, or --deployed and a new side');
    }
    const reports = compare(asksAws ? await pairsDeployed(input, output) : pairsGiven(input), input.values('accept'));
    if (reports.length === 0) throw new CommandError(`${input.words.at(-1)} has no stack with anything of this library`);
    const code = codeOf(reports, asksAws);
    output.result({ result: RESULTS[code], stacks: reports }, describe(reports, code, output));
    return code;
  },
};

const RESULTS: Record<ExitCode, string> = {
  [ExitCode.OK]: 'nothing refused',
  [ExitCode.FOUND]: 'refused',
  [ExitCode.NO_ANSWER]: 'nothing compared',
};

function codeOf(reports: readonly StackReport[], asksAws: boolean): ExitCode {
  if (reports.some(({ findings }) => findings.length > 0)) return ExitCode.FOUND;
  const answered = reports.some(({ state }) => state === 'compared' || (asksAws && state === 'new'));
  return answered ? ExitCode.OK : ExitCode.NO_ANSWER;
}

async function pairsDeployed(input: Input, output: Output): Promise<Pair[]> {
  const after = only(read(input.words[0]), input.value('stack'));
  const before = await readDeployed(after, { region: input.value('region'), profile: input.value('profile') }, output);
  return matchStacks(before, after);
}

function pairsGiven(input: Input): Pair[] {
  const wanted = input.value('stack');
  const [before, after] = input.words.map((word) => read(word));
  if (!input.words.some(isFile)) return matchStacks(only(before, wanted), only(after, wanted));
  // A template file does not name its stack: the other side does.
  return [{ before: isFile(input.words[0]) ? before[0] : named(before, wanted), after: isFile(input.words[1]) ? after[0] : named(after, wanted) }];
}

function read(from: string): DiffStack[] {
  if (!fs.existsSync(from)) throw new CommandError(`${from} is not there`);
  return isFile(from) ? [{ name: from, template: readTemplateFile(from) }] : readAssembly(from);
}

function isFile(from: string): boolean {
  return fs.existsSync(from) && fs.statSync(from).isFile();
}

/** The stack with which a template file is compared. */
function named(stacks: readonly DiffStack[], name: string | undefined): DiffStack {
  const choice = stacks.filter((stack) => !stack.name.includes('/'));
  const found = choice.filter((stack) => name === undefined || stack.name === name || stack.path === name);
  if (found.length === 1) return found[0];
  const names = choice.map((stack) => stack.name).join(', ');
  throw new CommandError(found.length === 0 ? `there is no stack ${name}; there are: ${names}` : `a template file does not name its stack: specify --stack with one of ${names}`);
}

function only(stacks: readonly DiffStack[], name: string | undefined): DiffStack[] {
  return name === undefined ? [...stacks] : stacks.filter((stack) => stack.name === name || stack.path === name || stack.name.startsWith(`${name}/`));
}

function describe(reports: readonly StackReport[], code: ExitCode, output: Output): string[] {
  const lines = reports.flatMap(({ stack, state, findings, notes }) => [
    `${output.paint('bold', stack)}: ${headline(state, findings.length, output)}`,
    ...findings.map(({ text }) => `- ${text}`),
    ...notes.map((note) => `  ${note}`),
  ]);
  return code === ExitCode.NO_ANSWER ? [...lines, output.paint('yellow', 'nothing was compared: no stack is on both sides, by name and environment')] : lines;
}

function headline(state: StackReport['state'], refused: number, output: Output): string {
  if (state === 'new') return 'new, nothing to compare with';
  if (state === 'vanished') return output.paint('yellow', 'vanished: the new side has no stack of this name and environment');
  return refused === 0 ? output.paint('green', 'nothing that would be refused') : output.paint('red', `${refused} refused`);
}
