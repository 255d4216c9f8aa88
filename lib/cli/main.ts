import { Command } from './command';
import { COMMANDS } from './commands';
import { didYouMean } from './did-you-mean';
import { CommandError, ExitCode } from './exit-code';
import { helpOf, helpOfAll } from './help';
import { Output, Streams } from './output';
import { parseArguments } from './parse-arguments';

/** Runs the command line and returns the exit code. Never throws. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...rest] = args;
  const output = new Output(streams, { json: isGiven(rest, '--json'), color: !isGiven(rest, '--no-color') });
  try {
    return await dispatch(name, rest, output);
  } catch (error) {
    output.note(describe(error, isGiven(args, '--debug')));
    return error instanceof CommandError ? error.code : ExitCode.NO_ANSWER;
  }
}

async function dispatch(name: string | undefined, rest: readonly string[], output: Output): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    output.text(helpOfAll(COMMANDS));
    return name === undefined ? ExitCode.NO_ANSWER : ExitCode.OK;
  }
  const command = find(name === 'help' ? rest[0] : name);
  const input = parseArguments(command, name === 'help' ? ['--help'] : rest);
  if (!input.has('help')) return command.run(input, output);
  output.text(helpOf(command));
  return ExitCode.OK;
}

function find(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const names = COMMANDS.map((one) => one.name);
  throw new CommandError(`there is no command "${name}".${didYouMean(name, names)} Commands: ${names.join(', ')}; see cdk-eks-cassandra --help`);
}

function isGiven(args: readonly string[], option: string): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).includes(option);
}

/** Errors are reported in one line; internal errors show their stack trace on demand. */
function describe(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return `error: ${String(error)}`;
  return debug ? `error: ${error.stack}` : `error: ${error.message}`;
}
