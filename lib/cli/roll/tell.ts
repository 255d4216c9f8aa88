import { isReplacing, lacking } from '../../roll/lacking';
import { Observed, placeOf, RollInstance } from '../../roll/observed';
import { goalOf, isBegun, isOutdated, plan, Planned } from '../../roll/plan';
import type { Ending } from '../../roll/run';
import { ExitCode } from '../exit-code';
import type { Output } from '../output';
import type { FoundCluster } from '../status/find-clusters';

/** Which instances are outdated, and the progress of a run. */
export function tellStatus({ name, namespace }: FoundCluster, observed: Observed, output: Output): ExitCode {
  const status = rollStatus(observed);
  const isDone = status.outdated.length === 0 && status.begun.length === 0 && !status.replacing && status.lacking === undefined;
  output.result({ cluster: name, namespace, result: isDone ? 'up to date' : 'not up to date', ...status }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${status.outdated.length} of ${status.instances} instances are outdated`,
    ...planLines(plan(observed, {})),
    ...(status.begun.length > 0 ? [`  a run has begun with ${status.begun.join(', ')} and did not end it, or is at it now`] : []),
    ...(status.replacing ? ['  an instance comes or goes'] : []),
    ...(status.lacking === undefined ? [] : [`  ${status.lacking}`]),
  ]);
  return isDone ? ExitCode.OK : ExitCode.FOUND;
}

/** The instances that would be replaced, or the reason why not. */
export function tellPlan({ name, namespace }: FoundCluster, planned: readonly Planned[], refused: readonly string[], output: Output): ExitCode {
  const result = refused.length > 0 ? 'refused' : planned.length === 0 ? 'nothing to do' : 'planned';
  const count = planned.length === 0 ? 'no instance is to be replaced' : `instances to be replaced, in this order: ${planned.length}`;
  output.result({ cluster: name, namespace, result, refused, plan: planned.map(plannedData), replaced: [] }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${count}`,
    ...planLines(planned),
    ...refused.map((one) => `${output.paint('red', 'refused')}: ${one}`),
    ...(result === 'planned' ? ['Nothing was changed. To replace them, say --yes'] : []),
  ]);
  return refused.length > 0 ? ExitCode.FOUND : ExitCode.OK;
}

/** How a run ended, and what to do next. */
export function tellEnding({ name, namespace }: FoundCluster, planned: readonly Planned[], ending: Ending, output: Output): ExitCode {
  const { end, why, replaced } = ending;
  const left = planned.map(({ instance }) => instance).filter(({ id }) => !replaced.includes(id));
  const headline = end === 'done' ? output.paint('green', 'all of them are replaced') : output.paint('red', `${end}${why ? `: ${why}` : ''}`);
  output.result({ cluster: name, namespace, result: end, why, plan: planned.map(plannedData), replaced, left: left.map(({ id }) => id) }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${headline}`,
    `  ended: ${replaced.join(', ') || 'none'}`,
    ...(end === 'done' ? [] : [`  left: ${left.map(({ id }) => id).join(', ') || 'none'}`, `  ${wayOn(ending, name, left)}`]),
  ]);
  return end === 'done' ? ExitCode.OK : end === 'unknown' ? ExitCode.NO_ANSWER : ExitCode.FOUND;
}

/** One planned instance, for programs. */
function plannedData({ instance: { id, group, zone, datacenter, rack }, members, why }: Planned) {
  return { instance: id, group, zone, datacenter, rack, nodes: members, why };
}

/** The plan, one line for each instance, in order. */
function planLines(planned: readonly Planned[]): string[] {
  return planned.map(({ instance, members, why }, at) => (
    `  ${at + 1}. ${instance.id} in ${placeOf(instance)}, ${members.length > 0 ? members.join(', ') : 'without a Cassandra node'}: ${why}`));
}

/** How many instances match the current launch template of their group, and the progress of a run. */
function rollStatus(observed: Observed) {
  const outdated = observed.instances.filter(isOutdated).map(({ id }) => id);
  const begun = observed.instances.filter(isBegun).map(({ id }) => id);
  const lack = lacking(observed, goalOf(observed, []));
  return { instances: observed.instances.length, outdated, begun, replacing: isReplacing(observed), lacking: lack };
}

/** What to do after a run that did not complete. */
function wayOn({ end }: Ending, cluster: string, left: readonly RollInstance[]): string {
  // With --all again, it would start with instances that are already new.
  const again = left.every(isOutdated) ? 'run the same command again' : `roll ${cluster} --yes ${left.map(({ id }) => `--instance ${id}`).join(' ')}`;
  return [
    ...(end === 'interrupted' ? [] : [`Nothing else was ended. Look at: status ${cluster}, roll ${cluster} --status.`]),
    `To go on from here: ${again}. To give a cordoned node back: roll ${cluster} --stop`,
  ].join(' ');
}
