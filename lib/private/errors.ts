/**
 * What is wrong, told so that the reader can act: every refusal of this library has these parts.
 */
export interface Problem {
  /** Id of the rule, kebab-case, as in RULES.md. */
  readonly rule: string;
  /** What is wrong: lower case, names the thing ("datacenter "dc1" has fewer nodes than racks"). */
  readonly what: string;
  /** The value that was given. */
  readonly got?: unknown;
  /** The values that are allowed, in words. */
  readonly allowed?: string;
  /** The way out: what the reader can change. */
  readonly fix: string;
}

/** A {@link Problem} as one line. */
export function describe(problem: Problem): string {
  const got = problem.got === undefined ? '' : `: got ${shown(problem.got)}`;
  const allowed = problem.allowed ? `, allowed: ${problem.allowed}` : '';
  return `${problem.what}${got}${allowed}; ${problem.fix} [${problem.rule}]`;
}

/** As JSON, which itself would make null of a number that is none. */
function shown(value: unknown): string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : JSON.stringify(value);
}

/**
 * Thrown where nothing can be made of what was given. `path` is the construct's path, so that the reader finds the line. What can be made all the
 * same is reported when the app is synthesized (host/report.ts), with all other problems.
 */
export class ConfigurationError extends Error {
  public readonly problems: readonly Problem[];

  constructor(path: string, ...problems: Problem[]) {
    super(problems.map((problem) => `${path ? `${path}: ` : ''}${describe(problem)}`).join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}
