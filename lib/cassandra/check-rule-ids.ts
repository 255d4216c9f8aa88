import { Construct } from 'constructs';
import { FIELD, VALUE } from '../crds/schema/object-problems';
import { didYouMean } from '../private/did-you-mean';
import { ConfigurationError } from '../private/errors';
import { RULES } from '../rules';
import type { Rule } from '../rules/rule';

/** Refuses ids that are no rule's: a warning of a misspelt id would be shown all the same. */
export function checkRuleIds(scope: Construct, ids: readonly string[], own: readonly Rule[]): void {
  const known = [...[...RULES, ...own].map(({ id }) => id), FIELD, VALUE];
  const problems = ids.filter((id) => !known.includes(id)).map((id) => ({
    rule: 'prop-value',
    what: 'acknowledgedWarnings names no rule',
    got: id,
    allowed: 'the id of a rule, as in RULES.md',
    fix: `${didYouMean(id, known)}correct it`,
  }));
  if (problems.length > 0) throw new ConfigurationError(scope.node.path, ...problems);
}
