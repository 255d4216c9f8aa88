import type { DiffStack } from './stack';

/** A stack that exists on both sides, or on one of them. */
export interface Pair {
  readonly before?: DiffStack;
  readonly after?: DiffStack;
}

/**
 * Finds the earlier version of each stack by name and environment, wherever its construct is in the app. An environment that one side leaves open
 * matches any; if several stacks match, the one at the same path in the app is taken.
 */
export function matchStacks(before: readonly DiffStack[], after: readonly DiffStack[]): Pair[] {
  const left = new Set(before);
  const pairs = after.map((stack): Pair => ({ after: stack }));
  for (const fits of [sameEnvironment, openEnvironment]) {
    for (const [at, { before: found, after: stack }] of pairs.entries()) {
      if (found || !stack) continue;
      const candidates = [...left].filter((one) => one.name === stack.name && fits(one, stack));
      const chosen = candidates.find(({ path }) => path === stack.path) ?? (candidates.length === 1 ? candidates[0] : undefined);
      if (!chosen) continue;
      left.delete(chosen);
      pairs[at] = { before: chosen, after: stack };
    }
  }
  return [...pairs, ...Array.from(left, (stack) => ({ before: stack }))];
}

function sameEnvironment(one: DiffStack, other: DiffStack): boolean {
  return one.account === other.account && one.region === other.region;
}

function openEnvironment(one: DiffStack, other: DiffStack): boolean {
  const fits = (a?: string, b?: string) => a === undefined || b === undefined || a === b;
  return fits(one.account, other.account) && fits(one.region, other.region);
}
