import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CHECKS } from './handlers/checks';
import { report } from '../host/report';
import type { TransitionScope } from '../rules/transitions/transition';

/**
 * Changes that a deployment accepts, each as rule and subject ("datacenter-removed:dc2"), with a warning as long as the entry exists. Only the guard,
 * which sees what is deployed, knows whether the subject exists. Unknown rules and missing subjects are reported.
 */
export function checkAccepted(construct: Construct, accepted: readonly string[] = []): readonly string[] {
  if (accepted.length === 0) return accepted;
  const scopes = guardRules();
  for (const one of accepted) {
    const [rule, ...subject] = one.split(':');
    const scope = scopes.get(rule);
    if (scope === undefined) {
      report(construct, {
        rule: 'accepted-changes', what: 'the change guard has no such rule', got: one, allowed: [...scopes.keys()].join(', '), fix: 'write what its refusal prints',
      });
    } else if (subject.join(':') === '') {
      report(construct, {
        rule: 'accepted-changes', what: 'an acceptance names no subject', got: one, allowed: `${rule}:<${SUBJECTS[scope]}>`, fix: 'write what the refusal prints',
      });
    }
  }
  Annotations.of(construct).addWarningV2('cdk-eks-cassandra:accepted-changes',
    `the change guard lets pass what breaks ${accepted.join(', ')}, in this deployment only: take acceptedChanges out when it is done [accepted-changes]`);
  return accepted;
}

const SUBJECTS: Record<TransitionScope, string> = {
  cluster: 'name of the Cassandra cluster',
  datacenter: 'name of the datacenter',
  installation: 'name of the operator',
  stack: 'what the refusal names',
};

/** Loaded on demand: these rules run in the stack and in `diff`; an app seldom needs their names. */
function guardRules(): Map<string, TransitionScope> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { GUARD_LOST }: typeof import('../rules/transitions') = require('../rules/transitions');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { transitionRules }: typeof import('../backends/transitions') = require('../backends/transitions');
  return new Map([...transitionRules().map(({ id, scope }) => [id, scope] as const), [GUARD_LOST, 'stack'] as const,
    ...CHECKS.filter(({ acceptable }) => acceptable).map(({ id }) => [id, 'cluster'] as const)]);
}
