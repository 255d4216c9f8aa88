/** How a command ends: the single table, shown by the help and by docs/cli.md. Nothing else uses these numbers. */
export enum ExitCode {
  /** Success, or no findings. */
  OK = 0,
  /** The command worked, and its answer is negative: something would be refused, is not ready, or was stopped. */
  FOUND = 1,
  /** No answer: wrong usage, nothing to compare, or a service that cannot be reached. */
  NO_ANSWER = 2,
}

/** Descriptions for the help, in numerical order. */
export const EXIT_CODES: Readonly<Record<ExitCode, string>> = {
  [ExitCode.OK]: 'done, or nothing found',
  [ExitCode.FOUND]: 'the answer is no: something would be refused, is not ready, or was stopped',
  [ExitCode.NO_ANSWER]: 'no answer: wrong usage, nothing to compare, or a service that cannot be reached',
};

/** An error that the user can fix; it is reported without a stack trace. */
export class CommandError extends Error {
  constructor(message: string, public readonly code: ExitCode = ExitCode.NO_ANSWER) {
    super(message);
    this.name = 'CommandError';
  }
}
