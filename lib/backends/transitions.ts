import { BACKENDS, backendOf } from './table';
import type { GuardedStack } from '../model/guarded-cluster';
import { judgeBy, TRANSITIONS } from '../rules/transitions';
import type { TransitionFinding, TransitionRule } from '../rules/transitions/transition';

/** All rules about changes: those that apply to Cassandra on Kubernetes, then those of each backend, for its own clusters only. */
export function transitionRules(): TransitionRule[] {
  return [...TRANSITIONS, ...BACKENDS.flatMap(({ id, transitions }) => transitions.map((rule) => overClustersOf(id, rule)))];
}

/** All refused changes between two templates of one stack, except those that the new one accepts. */
export function judgeTransition(before: GuardedStack, after: GuardedStack): TransitionFinding[] {
  return judgeBy(transitionRules(), before, after);
}

function overClustersOf(backend: string, rule: TransitionRule): TransitionRule {
  return { ...rule, check: (before, after) => rule.check(clustersOf(backend, before), clustersOf(backend, after)) };
}

function clustersOf(backend: string, stack: GuardedStack): GuardedStack {
  return { ...stack, clusters: Object.fromEntries(Object.entries(stack.clusters).filter(([, cluster]) => backendOf(cluster) === backend)) };
}
