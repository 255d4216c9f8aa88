/** How a command ends: the one table, which help and docs/cli.md show. Nothing else ends with these numbers. */
export enum ExitCode {
  /** Done, or nothing was found. */
  OK = 0,
  /** The command worked, and its answer is no: something would be refused, is not ready, or was stopped. */
  FOUND = 1,
  /** There is no answer: wrong usage, nothing to compare, a service that cannot be reached. */
  NO_ANSWER = 2,
}

/** For people, in the order of the numbers. */
export const EXIT_CODES: Readonly<Record<ExitCode, string>> = {
  [ExitCode.OK]: 'done, or nothing found',
  [ExitCode.FOUND]: 'the answer is no: something would be refused, is not ready, or was stopped',
  [ExitCode.NO_ANSWER]: 'no answer: wrong usage, nothing to compare, or a service that cannot be reached',
};

/** What a person can put right; told without a stack trace. */
export class CommandError extends Error {
  constructor(message: string, public readonly code: ExitCode = ExitCode.NO_ANSWER) {
    super(message);
    this.name = 'CommandError';
  }
}
