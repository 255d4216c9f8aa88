import { BACKENDS, backendOf } from './table';
import type { GuardedStack } from '../model/guarded-cluster';
import { judgeBy, TRANSITIONS } from '../rules/transitions';
import type { TransitionFinding, TransitionRule } from '../rules/transitions/transition';

/** Every rule over changes: those that hold for Cassandra on Kubernetes, and then those of each backend, over its own clusters. */
export function transitionRules(): TransitionRule[] {
  return [...TRANSITIONS, ...BACKENDS.flatMap(({ id, transitions }) => transitions.map((rule) => overClustersOf(id, rule)))];
}

/** All that must not happen between two templates of one stack, but for what the new one accepts. */
export function judgeTransition(before: GuardedStack, after: GuardedStack): TransitionFinding[] {
  return judgeBy(transitionRules(), before, after);
}

function overClustersOf(backend: string, rule: TransitionRule): TransitionRule {
  return { ...rule, check: (before, after) => rule.check(clustersOf(backend, before), clustersOf(backend, after)) };
}

function clustersOf(backend: string, stack: GuardedStack): GuardedStack {
  return { ...stack, clusters: Object.fromEntries(Object.entries(stack.clusters).filter(([, cluster]) => backendOf(cluster) === backend)) };
}
