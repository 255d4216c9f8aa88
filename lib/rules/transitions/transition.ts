import type { GuardedCluster, GuardedDatacenter } from '../../model/guarded-cluster';

/** What a transition does wrong. */
export interface Misstep {
  /** What changes, with both values: lower case, names the thing. */
  readonly what: string;
  /** The way out. */
  readonly fix: string;
  /** Whether nobody can ask for it all the same: what the operator refuses anyway, or what is never right. */
  readonly final?: boolean;
}

/** A refused change. */
export interface TransitionFinding {
  readonly rule: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly final: boolean;
}

/** One thing that is known about changing a running Cassandra cluster, judged over what runs and what shall run. */
export interface TransitionRule {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  /** What is demanded, in a few words. */
  readonly title: string;
  /** What would happen. */
  readonly why: string;
  /** Where that is known from. */
  readonly source: string;
  check(before: GuardedCluster, after: GuardedCluster): TransitionFinding[];
}

type Definition = Omit<TransitionRule, 'check'>;

export function defineTransition(rule: Definition & { missteps(before: GuardedCluster, after: GuardedCluster): Iterable<Misstep> }): TransitionRule {
  const { missteps, ...about } = rule;
  return {
    ...about,
    check: (before, after) => Array.from(missteps(before, after), ({ what, fix, final }) => ({
      rule: about.id, what, why: about.why, fix, final: final ?? false,
    })),
  };
}

/** A rule over each datacenter that was there and stays. */
export function defineDatacenterTransition(
  rule: Definition & { missteps(before: GuardedDatacenter, after: GuardedDatacenter): Iterable<Misstep> },
): TransitionRule {
  const { missteps, ...about } = rule;
  return defineTransition({
    ...about,
    * missteps(before, after) {
      for (const old of before.datacenters) {
        const now = after.datacenters.find(({ name }) => name === old.name);
        if (now) yield* missteps(old, now);
      }
    },
  });
}
