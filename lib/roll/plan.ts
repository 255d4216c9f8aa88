import { isReplacing, lacking } from './lacking';
import { Goal, inOrder, isInService, membersOn, Observed, RollInstance } from './observed';
import { shared, surprise } from './surprise';

/** The requested instances; by default, those whose launch template differs from the current one of their group. */
export interface Choice {
  readonly all?: boolean;
  /** Ids. */
  readonly instances?: readonly string[];
}

/** One instance to replace. */
export interface Planned {
  readonly instance: RollInstance;
  /** Names of the members on it. */
  readonly members: readonly string[];
  readonly why: string;
}

/** The instances that a run would replace, in order: first those on which an earlier run started. */
export function plan({ instances, ring }: Observed, choice: Choice): Planned[] {
  const begun = inOrder(instances).filter(isBegun);
  const chosen = inOrder(instances).filter((one) => !isBegun(one) && isChosen(one, choice));
  return [...begun, ...chosen].map((instance) => ({
    instance, members: membersOn(instance, ring).map(({ name }) => name), why: reason(instance, choice),
  }));
}

/** Whether an earlier run started on it and did not terminate it. */
export function isBegun(instance: RollInstance): boolean {
  return isInService(instance) && instance.node?.isMarked === true;
}

/** Whether its group would now launch a different one. */
export function isOutdated({ template, currentTemplate }: RollInstance): boolean {
  return template !== currentTemplate;
}

function isChosen(instance: RollInstance, { all, instances }: Choice): boolean {
  // An instance that is terminating anyway is already being replaced.
  if (!isInService(instance)) return false;
  return all === true || (instances === undefined || instances.length === 0 ? isOutdated(instance) : instances.includes(instance.id));
}

function reason(instance: RollInstance, { all }: Choice): string {
  if (isBegun(instance)) return 'begun by an earlier run';
  if (isOutdated(instance)) return `${instance.template ?? 'an unknown launch template'}, now ${instance.currentTemplate}`;
  return all ? 'all instances are asked for' : 'asked for by its id';
}

/** The goal of a run, derived from the plan. */
export function goalOf({ groups }: Observed, planned: readonly Planned[]): Goal {
  return { instances: planned.map(({ instance }) => instance.id), sizes: Object.fromEntries(groups.map(({ name, desired }) => [name, desired])) };
}

/** Why a run would not start, with ways out. What an earlier run left half-done is no reason. */
export function refusals(observed: Observed, planned: readonly Planned[]): string[] {
  const goal = goalOf(observed, planned);
  const unexpected = surprise(observed, goal);
  const crowded = planned.filter(({ members }) => members.length > 1).map(({ instance }) => shared(instance));
  const isResumed = observed.instances.some(isBegun) || isReplacing(observed);
  const lack = isResumed ? undefined : lacking(observed, goal);
  return [...(unexpected === undefined ? [] : [unexpected]), ...crowded, ...(lack === undefined ? [] : [`${lack}. Wait until everything is ready, or put it right`])];
}
