import { Annotations, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { FIELD, isNewerOperator, knownDefinitions, objectProblems, ObjectProblems, VALUE } from './object-problems';
import { describe, Problem } from '../../private/errors';

/** How objects are judged. */
export interface Judging {
  /** Choices that only a newer operator knows, and that somebody named on purpose. */
  readonly meant?: ReadonlySet<string>;
  /** Version of the operator that reads them, if it is known. */
  readonly operatorVersion?: string;
  /** How to say that a newer operator takes what is refused. @default - metadata of the construct */
  readonly wayOut?: string;
}

/**
 * Judges objects when the app is synthesized, in their last form, patches included: what the API server would refuse is an error, and a field that
 * nobody reads a warning that can be acknowledged at the construct. Of an operator that is newer than all known definitions nothing is an error.
 */
export function judgeAtSynth(scope: IConstruct, read: () => readonly unknown[], { meant, ...judging }: Judging = {}): void {
  const warned = new Set<string>();
  const warnOnce = (rule: string, message: string) => {
    if (!warned.has(message)) warn(scope, rule, message);
    warned.add(message);
  };
  scope.node.addValidation({
    validate: () => {
      const problems = read().map((object) => objectProblems(object, meant));
      fieldWarnings(problems).forEach((message) => warnOnce(FIELD, message));
      const found = isAcknowledged(scope, VALUE) ? [] : problems.flatMap(({ refused: each }) => each);
      const refused = found.map((problem) => describe(withWayOut(problem, judging)));
      if (judging.operatorVersion === undefined || !isNewerOperator(judging.operatorVersion)) return refused;
      refused.forEach((message) => warnOnce(VALUE, message));
      return [];
    },
  });
}

/** What somebody can do whose operator takes what the known definitions refuse. */
function withWayOut(problem: Problem, { operatorVersion: version, wayOut = addMetadata(VALUE) }: Judging): Problem {
  if (version === undefined) return { ...problem, fix: `${problem.fix}; if your operator is newer than ${knownDefinitions()} and takes it, say so: ${wayOut}` };
  if (!isNewerOperator(version)) return problem;
  return { ...problem, fix: `${problem.fix}, or acknowledge this if version ${version} of the operator takes it: definitions are known up to ${knownDefinitions()}` };
}

/** What is said of unknown fields. */
export function fieldWarnings(problems: readonly ObjectProblems[]): string[] {
  return problems.flatMap(({ unknown }) => unknown).map(describe);
}

/** Says that unknown fields below a construct are meant to be. */
export function acknowledgeFields(scope: IConstruct): void {
  if (Stage.of(scope)) Annotations.of(scope).acknowledgeWarning(`cdk-eks-cassandra:${FIELD}`);
  else scope.node.addMetadata(ACKNOWLEDGED, FIELD);
}

/** Says that a newer operator takes all that stands in objects below a construct. */
export function acknowledgeValues(scope: IConstruct): void {
  scope.node.addMetadata(ACKNOWLEDGED, VALUE);
}

function isAcknowledged(scope: IConstruct, rule: string): boolean {
  return scope.node.scopes.some(({ node }) => node.metadata.some(({ type, data }) => type === ACKNOWLEDGED && data === rule));
}

/** How a construct of an app of cdk8s acknowledges, which knows no annotations. */
const ACKNOWLEDGED = 'cdk-eks-cassandra/acknowledge';

function addMetadata(rule: string): string {
  return `node.addMetadata('${ACKNOWLEDGED}', '${rule}')`;
}

/** CDK prints annotations unless they are acknowledged; in an app of cdk8s nobody else does. */
function warn(scope: IConstruct, rule: string, message: string): void {
  if (Stage.of(scope)) return void Annotations.of(scope).addWarningV2(`cdk-eks-cassandra:${rule}`, message);
  if (!isAcknowledged(scope, rule)) console.warn(`[Warning at /${scope.node.path}] ${message}. In an app of cdk8s: ${addMetadata(rule)}`);
}
