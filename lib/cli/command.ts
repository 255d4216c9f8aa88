import type { ExitCode } from './exit-code';
import type { Output } from './output';

/** An option of a command. */
export interface Option {
  /** In kebab-case, without the leading dashes. */
  readonly name: string;
  /** Placeholder for the value in the help; a switch has none. */
  readonly value?: string;
  /** Whether it may be repeated. */
  readonly several?: boolean;
  /** Description in a few words. */
  readonly about: string;
}

/** The parsed arguments of a command. */
export interface Input {
  /** Positional arguments, in order. */
  readonly words: readonly string[];
  /** Whether a switch is set. */
  has(option: string): boolean;
  /** The value of an option; the last one if it is repeated. */
  value(option: string): string | undefined;
  /** All values of a repeated option. */
  values(option: string): readonly string[];
}

/** A command: one file in commands/, one line in commands/index.ts. */
export interface Command {
  readonly name: string;
  /** Positional arguments in the usage line, as in "<old> <new>". */
  readonly words: string;
  /** Minimum and maximum number of positional arguments. */
  readonly wordCount: readonly [number, number];
  /** Summary in one line. */
  readonly summary: string;
  /** Details for the command's own help. */
  readonly about: string;
  readonly options: readonly Option[];
  run(input: Input, output: Output): Promise<ExitCode>;
}

/** Options of every command. */
export const COMMON_OPTIONS: readonly Option[] = [
  { name: 'json', about: 'the result as one JSON object on standard output, for programs' },
  { name: 'no-color', about: 'no colours; they are off anyway when standard output is no terminal, or NO_COLOR is set' },
  { name: 'debug', about: 'stack traces of errors' },
  { name: 'help', about: 'this text' },
];

/** For commands that call AWS; credentials are resolved as by the AWS CLI. */
export const AWS_OPTIONS: readonly Option[] = [
  { name: 'region', value: 'region', about: 'region of AWS; else that of the stack, AWS_REGION, AWS_DEFAULT_REGION, or the profile' },
  { name: 'profile', value: 'name', about: 'profile of the AWS configuration; else AWS_PROFILE' },
];

/** For commands that call Kubernetes; the configuration is resolved as by kubectl. */
export const KUBERNETES_OPTIONS: readonly Option[] = [
  { name: 'kubeconfig', value: 'file', about: 'kubeconfig; else KUBECONFIG, which may name several files, ~/.kube/config, or the service account of the pod' },
  { name: 'context', value: 'name', about: 'context of the kubeconfig; else its current context' },
  { name: 'namespace', value: 'name', about: 'one namespace; else all of them, or only that of the context if you may not list all' },
];
