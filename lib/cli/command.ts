import type { ExitCode } from './exit-code';
import type { Output } from './output';

/** An option of a command. */
export interface Option {
  /** Kebab-case, without dashes. */
  readonly name: string;
  /** What stands for its value in the help; a switch has none. */
  readonly value?: string;
  /** Whether it can be given several times. */
  readonly several?: boolean;
  /** In a few words. */
  readonly about: string;
}

/** What a command is called with. */
export interface Input {
  /** What is no option, in order. */
  readonly words: readonly string[];
  /** Whether a switch is given. */
  has(option: string): boolean;
  /** The value of an option, the last one if it is given several times. */
  value(option: string): string | undefined;
  /** All values of an option. */
  values(option: string): readonly string[];
}

/** A command: one file in commands/, one line in commands/index.ts. */
export interface Command {
  readonly name: string;
  /** What stands behind the name in the usage, as in "<old> <new>". */
  readonly words: string;
  /** How many words it takes: at least, at most. */
  readonly wordCount: readonly [number, number];
  /** One line. */
  readonly summary: string;
  /** What one should know, in the command's own help. */
  readonly about: string;
  readonly options: readonly Option[];
  run(input: Input, output: Output): Promise<ExitCode>;
}

/** What every command understands. */
export const COMMON_OPTIONS: readonly Option[] = [
  { name: 'json', about: 'the result as one JSON object on standard output, for programs' },
  { name: 'no-color', about: 'no colours; they are off anyway when standard output is no terminal, or NO_COLOR is set' },
  { name: 'debug', about: 'stack traces of errors' },
  { name: 'help', about: 'this text' },
];

/** For commands that ask AWS; credentials are found as the AWS CLI finds them. */
export const AWS_OPTIONS: readonly Option[] = [
  { name: 'region', value: 'region', about: 'region of AWS; else that of the stack, AWS_REGION, AWS_DEFAULT_REGION, or the profile' },
  { name: 'profile', value: 'name', about: 'profile of the AWS configuration; else AWS_PROFILE' },
];

/** For commands that ask Kubernetes; the configuration is found as kubectl finds it. */
export const KUBERNETES_OPTIONS: readonly Option[] = [
  { name: 'kubeconfig', value: 'file', about: 'kubeconfig; else KUBECONFIG, which may name several files, ~/.kube/config, or the service account of the pod' },
  { name: 'context', value: 'name', about: 'context of the kubeconfig; else its current context' },
  { name: 'namespace', value: 'name', about: 'one namespace; else all of them, or only that of the context if you may not list all' },
];
