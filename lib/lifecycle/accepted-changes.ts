import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ConfigurationError } from '../private/errors';

/**
 * Rules of the change guard that a deployment may break, with a warning for as long as they stand there.
 *
 * @throws if there is no such rule
 */
export function checkAccepted(construct: Construct, accepted: readonly string[] = []): readonly string[] {
  if (accepted.length === 0) return accepted;
  const known = guardRules();
  for (const rule of accepted) {
    if (!known.includes(rule)) {
      throw new ConfigurationError(construct.node.path, {
        rule: 'accepted-changes', what: 'the change guard has no such rule', got: rule, allowed: known.join(', '), fix: 'name the rule as its refusal does',
      });
    }
  }
  Annotations.of(construct).addWarningV2('cdk-eks-cassandra:accepted-changes',
    `the change guard lets pass what breaks ${accepted.join(', ')}: take acceptedChanges out when this deployment is done [accepted-changes]`);
  return accepted;
}

/** Loaded when asked for: these rules run in the stack and in `diff`, an app seldom needs their names. */
function guardRules(): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { GUARD_LOST, TRANSITION_IDS }: typeof import('../rules/transitions') = require('../rules/transitions');
  return [...TRANSITION_IDS, GUARD_LOST];
}
