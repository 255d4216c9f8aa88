import { parseArgs } from 'util';
import { COMMON_OPTIONS, Command, Input, Option } from './command';
import { didYouMean } from './did-you-mean';
import { CommandError } from './exit-code';

/** Parses the arguments after the name of a command. @throws CommandError on an unknown option or a wrong number of words */
export function parseArguments(command: Command, args: readonly string[]): Input {
  const options = [...command.options, ...COMMON_OPTIONS];
  const byName = new Map(options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options.map(({ name, value }) => [name, { type: value ? 'string' as const : 'boolean' as const }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = byName.get(token.name === 'h' ? 'help' : token.name) ?? unknown(command, token.rawName, options);
    given.set(option.name, [...given.get(option.name) ?? [], valueOf(command, option, token.value)]);
  }
  if (!given.has('help')) checkWords(command, words);
  return {
    words,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function unknown(command: Command, written: string, options: readonly Option[]): never {
  const hint = didYouMean(written.replace(/^-+/, ''), options.map(({ name }) => name), '--');
  throw new CommandError(`${command.name} has no option ${written}.${hint} See: cdk-eks-cassandra ${command.name} --help`);
}

function valueOf(command: Command, { name, value }: Option, given: string | undefined): string {
  if (value && (given === undefined || given === '')) throw new CommandError(`${command.name}: --${name} needs a value, as in --${name} <${value}>`);
  if (!value && given !== undefined) throw new CommandError(`${command.name}: --${name} takes no value`);
  return given ?? '';
}

function checkWords({ name, words: usage, wordCount: [least, most] }: Command, words: readonly string[]): void {
  if (words.length < least || words.length > most) {
    const what = words.length < least ? 'misses an argument' : `has an argument too many, "${words[most]}"`;
    throw new CommandError(`${name} ${what}. Usage: cdk-eks-cassandra ${name} ${usage}`);
  }
}
