import type { ClusterModel } from '../model/cluster-model';
import { describe, Problem } from '../private/errors';

/** How bad a finding is: an error stops the synth, a warning can be acknowledged by its id. */
export type Level = 'error' | 'warning';

export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
}

/** What a rule says about one offence; the rule's id is added by {@link defineRule}. */
export type Offence = Omit<Problem, 'rule'> & { readonly level?: Level };

/** One thing that is known about Cassandra on Kubernetes, judged over the model alone. */
export interface Rule {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  /** What is demanded, in a few words. */
  readonly title: string;
  /** What happens to those who ignore it. */
  readonly why: string;
  /** Where that is known from. */
  readonly source: string;
  check(model: ClusterModel): Finding[];
}

export function defineRule(rule: Omit<Rule, 'check'> & { offences(model: ClusterModel): Iterable<Offence> }): Rule {
  const { offences, ...about } = rule;
  return {
    ...about,
    check: (model) => Array.from(offences(model), ({ level, ...offence }) => ({
      rule: about.id,
      level: level ?? 'error',
      message: describe({ rule: about.id, ...offence }),
    })),
  };
}
