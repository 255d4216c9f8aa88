import { GuardedCluster, GuardedDatacenter, GuardedInstallation, GuardedStack, isUnknown } from '../../model/guarded-cluster';
import { own } from '../../private/own';

/** What an acceptance of a rule names behind the colon: a Cassandra cluster, a datacenter of it, an operator, or anything else that the stack has. */
export type TransitionScope = 'cluster' | 'datacenter' | 'installation' | 'stack';

/** What a transition does wrong. */
export interface Misstep {
  /** What changes, with both values: lower case, names the thing. */
  readonly what: string;
  /** The way out. */
  readonly fix: string;
  /** Whether nobody can ask for it all the same: what the operator refuses anyway, or what is never right. */
  readonly final?: boolean;
}

/** The same with what it is about. */
export interface PlacedMisstep extends Misstep {
  /** Path of the construct that it is about, which may accept it. One that is gone cannot: everything else in the stack may. */
  readonly at: string;
  /** What its acceptance names: one of the things of the rule's scope that were there before. */
  readonly subject: string;
}

/** A refused change. */
export interface TransitionFinding extends Required<PlacedMisstep> {
  readonly rule: string;
  readonly why: string;
}

/** One thing that is known about changing what runs, judged over what runs and what shall run. */
export interface TransitionRule {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  /** What is demanded, in a few words. */
  readonly title: string;
  /** What would happen. */
  readonly why: string;
  /** Where that is known from. */
  readonly source: string;
  readonly scope: TransitionScope;
  check(before: GuardedStack, after: GuardedStack): TransitionFinding[];
}

type Definition<Side, Found> = Omit<TransitionRule, 'check' | 'scope'> & { missteps(before: Side, after: Side): Iterable<Found> };

/** A rule over all that a stack has for Cassandra. */
export function defineStackTransition(
  { missteps, ...about }: Definition<GuardedStack, PlacedMisstep> & { readonly scope?: TransitionScope },
): TransitionRule {
  return {
    scope: 'stack',
    ...about,
    check: (before, after) => Array.from(missteps(before, after), ({ at, subject, what, fix, final }) => ({
      at, subject, rule: about.id, what, why: about.why, fix, final: final ?? false,
    })),
  };
}

/** A rule over each Cassandra cluster that was there and stays. */
export function defineTransition({ missteps, ...about }: Definition<GuardedCluster, Misstep>): TransitionRule {
  return overClusters({
    ...about,
    scope: 'cluster',
    * missteps(old, now, at) {
      for (const misstep of missteps(old, now)) yield { ...misstep, subject: clusterSubject(old, at) };
    },
  });
}

/** A rule over each Cassandra cluster that was there and stays, whose missteps are about single datacenters of it. */
export function defineDatacentersTransition(
  { missteps, ...about }: Definition<GuardedCluster, Misstep & { readonly subject: string }>,
): TransitionRule {
  return overClusters({ ...about, scope: 'datacenter', missteps });
}

/** A rule over each datacenter that was there and stays. */
export function defineDatacenterTransition({ missteps, ...about }: Definition<GuardedDatacenter, Misstep>): TransitionRule {
  return defineDatacentersTransition({
    ...about,
    * missteps(before, after) {
      for (const old of before.datacenters) {
        const now = after.datacenters.find(({ name }) => name === old.name);
        if (now) for (const misstep of missteps(old, now)) yield { ...misstep, subject: old.name };
      }
    },
  });
}

/** A rule over each installation of a kind that was there and stays; `before` finds what is known of one that the old template does not name. */
export function defineInstallationTransition({ missteps, kind, before: toldElsewhere, ...about }: Definition<GuardedInstallation, Misstep> & {
  readonly kind: string;
  before?(stack: GuardedStack, now: GuardedInstallation): GuardedInstallation | undefined;
}): TransitionRule {
  return defineStackTransition({
    ...about,
    scope: 'installation',
    * missteps(before, after) {
      for (const [at, now] of Object.entries(after.installations ?? {})) {
        if (now.kind !== kind) continue;
        const old = own(before.installations, at) ?? toldElsewhere?.(before, now);
        if (old) for (const misstep of missteps(old, now)) yield { at, subject: kind, ...misstep };
      }
    },
  });
}

type ClusterMissteps = (before: GuardedCluster, after: GuardedCluster, at: string) => Iterable<Misstep & { readonly subject: string }>;

function overClusters({ missteps, ...about }: Omit<TransitionRule, 'check'> & { readonly missteps: ClusterMissteps }): TransitionRule {
  return defineStackTransition({
    ...about,
    * missteps(before, after) {
      for (const [at, now] of Object.entries(after.clusters)) {
        const old = own(before.clusters, at);
        if (old) for (const misstep of missteps(old, now, at)) yield { at, ...misstep };
      }
    },
  });
}

/** What an acceptance calls a Cassandra cluster. */
export function clusterSubject({ name }: GuardedCluster, at: string): string {
  return isUnknown(name) ? at : name;
}

/** Negative if the first of two versions is older than the second; never if one of them is none, or only the deployment knows it. */
export function compareVersions(one: unknown, other: unknown): number {
  const [a, b] = [one, other].map((version) => (typeof version === 'string' ? version.match(/\d+/g) ?? [] : []).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at] - (b[at] ?? 0);
}
