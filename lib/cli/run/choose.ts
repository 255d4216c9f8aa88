import type { TaskRun } from './view';
import type { LiveCluster } from '../../backends/live';
import type { LiveTasks } from '../../backends/tasks';
import type { TaskPlace, TaskRequest } from '../../tasks/observed';
import { refusals } from '../../tasks/refusals';
import { didYouMean } from '../did-you-mean';
import { CommandError } from '../exit-code';

/** The datacenters on which a task runs, in their order. @throws CommandError if that is not clear */
export function placesOf(places: readonly TaskPlace[], named: readonly string[], { pod, from }: TaskRequest): TaskPlace[] {
  const unknown = named.find((name) => !places.some((one) => one.name === name));
  if (unknown !== undefined) {
    const names = places.map(({ name }) => name);
    throw new CommandError(`the cluster has no datacenter "${unknown}".${didYouMean(unknown, names)} There are: ${names.join(', ')}`);
  }
  if (named.length > 0) return places.filter(({ name }) => named.includes(name));
  if (pod !== undefined) return some(places, ({ pods }) => pods.some(({ name }) => name === pod));
  if (from === undefined) return [...places];
  const others = places.filter(({ nameInCassandra }) => nameInCassandra !== from);
  if (others.length !== 1) throw new CommandError(`name the datacenter to fill with --datacenter: ${others.map(({ name }) => name).join(', ') || 'there is no other one'}`);
  return others;
}

/** All of them if none is meant, so that the refusal can say which there are. */
function some(places: readonly TaskPlace[], isMeant: (place: TaskPlace) => boolean): TaskPlace[] {
  const meant = places.filter(isMeant);
  return meant.length > 0 ? meant : [...places];
}

/** Why nothing may begin now, with ways out. */
export function obstacles({ kind, request, planned }: TaskRun, live: LiveCluster, { places }: LiveTasks): string[] {
  const chosen = places.filter(({ name }) => planned.some(({ datacenter }) => datacenter === name));
  return [
    ...live.running.filter(({ kind: work }) => work !== 'other').map(({ told }) => `${told}. Wait until it is through; if it never ends, see docs/tasks.md`),
    ...(kind.takesNodesDown && !request.acceptsNodesDown && !live.isSeen ? ['the operator is not through with the last change of the cluster. Wait for it (status)'] : []),
    ...chosen.filter(({ pods }) => pods.length === 0).map(({ name }) => `datacenter ${name} has no running node: is it stopped?`),
    ...refusals(kind, request, chosen, places),
  ];
}
