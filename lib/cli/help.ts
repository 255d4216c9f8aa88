import { COMMON_OPTIONS, Command, Option } from './command';
import { EXIT_CODES } from './exit-code';

/** The general help: an overview of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    'usage: cdk-eks-cassandra <command> [options]',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options of every command:',
    ...table(COMMON_OPTIONS.map(row)),
    '',
    ...exitCodes(),
    '',
    'cdk-eks-cassandra <command> --help describes a command.',
  ].join('\n');
}

/** The help of one command. */
export function helpOf({ name, words, summary, about, options }: Command): string {
  return [
    `usage: cdk-eks-cassandra ${name} ${words} [options]`,
    '',
    `${summary}.`,
    '',
    about,
    '',
    'Options:',
    ...table([...options, ...COMMON_OPTIONS].map(row)),
    '',
    ...exitCodes(),
  ].join('\n');
}

function exitCodes(): string[] {
  return ['Ends with:', ...table(Object.entries(EXIT_CODES))];
}

function row({ name, value, about }: Option): [string, string] {
  return [`--${name}${value ? ` <${value}>` : ''}`, about];
}

function table(rows: ReadonlyArray<readonly [string, string]>): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
