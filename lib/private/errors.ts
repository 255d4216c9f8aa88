import { HIDDEN, withoutSecrets } from './safe-text';
import { SECRET_KEY } from './secret-names';

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
  const got = problem.got === undefined ? '' : `: got ${isOfSecret(problem) ? JSON.stringify(HIDDEN) : shown(problem.got)}`;
  const allowed = problem.allowed ? `, allowed: ${problem.allowed}` : '';
  return `${problem.what}${got}${allowed}; ${problem.fix} [${problem.rule}]`;
}

/** Whether the thing that is wrong is named like a secret, as in '"keystore_password" of datacenter "dc1"': findings end in logs. */
function isOfSecret({ what, got }: Problem): boolean {
  if (typeof got !== 'string') return false;
  return Array.from(what.matchAll(/"([^"]*)"/g), ([, name]) => name).some((name) => /[_.]/.test(name) && SECRET_KEY.test(name));
}

/** As JSON, which itself would make null of a number that is none, without what may be a secret by its name. */
function shown(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return JSON.stringify(value, (key, inner) => {
    if (SECRET_KEY.test(key) && typeof inner === 'string') return HIDDEN;
    return typeof inner === 'string' ? withoutSecrets(inner) : inner;
  });
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
