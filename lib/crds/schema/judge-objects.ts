import { Annotations, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { FIELD, objectProblems, ObjectProblems } from './object-problems';
import { describe } from '../../private/errors';

/**
 * Judges objects when the app is synthesized, in their last form, patches included: what the API server would refuse is an error, and a field that
 * nobody reads a warning that can be acknowledged at the construct.
 *
 * @param meant choices that only a newer operator knows, and that somebody named on purpose
 */
export function judgeAtSynth(scope: IConstruct, read: () => readonly unknown[], meant?: ReadonlySet<string>): void {
  const warned = new Set<string>();
  scope.node.addValidation({
    validate: () => {
      const problems = read().map((object) => objectProblems(object, meant));
      for (const message of fieldWarnings(problems)) {
        if (!warned.has(message)) warn(scope, message);
        warned.add(message);
      }
      return problems.flatMap(({ refused }) => refused).map(describe);
    },
  });
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

/** How a construct of an app of cdk8s acknowledges, which knows no annotations. */
const ACKNOWLEDGED = 'cdk-eks-cassandra/acknowledge';

/** CDK prints annotations unless they are acknowledged; in an app of cdk8s nobody else does. */
function warn(scope: IConstruct, message: string): void {
  if (Stage.of(scope)) return void Annotations.of(scope).addWarningV2(`cdk-eks-cassandra:${FIELD}`, message);
  const acknowledged = scope.node.scopes.some(({ node }) => node.metadata.some(({ type, data }) => type === ACKNOWLEDGED && data === FIELD));
  if (!acknowledged) console.warn(`[Warning at /${scope.node.path}] ${message}. In an app of cdk8s: node.addMetadata('${ACKNOWLEDGED}', '${FIELD}')`);
}
