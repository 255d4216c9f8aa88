import type { TaskKind } from './kinds';
import type { TaskPlace, TaskRequest } from './observed';

/**
 * Why a task would not do what is asked for, with ways out. The operator takes most of this: with an unknown rack it restarts all racks, and with an
 * unknown datacenter it waits for ever (cass-operator 1.30.3).
 */
export function refusals(kind: TaskKind, request: TaskRequest, places: readonly TaskPlace[], all: readonly TaskPlace[]): string[] {
  return [
    ...places.flatMap((place) => [...rackUnknown(request, place), ...podWrong(kind, request, place)]),
    ...sourceWrong(request, places, all),
    ...(request.acceptsNodesDown ? [] : kind.takesNodesDown ? all.flatMap((place) => othersDown(request, place)) : places.flatMap(nodesDown)),
  ];
}

function rackUnknown({ rack }: TaskRequest, { name, racks }: TaskPlace): string[] {
  return rack === undefined || racks.includes(rack) ? [] : [`datacenter ${name} has no rack "${rack}". There are: ${racks.join(', ')}`];
}

function podWrong({ name: kind }: TaskKind, { pod }: TaskRequest, { name, pods }: TaskPlace): string[] {
  if (pod === undefined) return [];
  if (!pods.some((one) => one.name === pod)) return [`datacenter ${name} has no pod "${pod}". There are: ${pods.map((one) => one.name).join(', ')}`];
  return kind === 'replace' && pods.length < 2 ? [`${pod} is the only node of datacenter ${name}, so that nothing could stream its data. Restore a backup (docs/restore.md)`] : [];
}

function sourceWrong({ from }: TaskRequest, places: readonly TaskPlace[], all: readonly TaskPlace[]): string[] {
  if (from === undefined) return [];
  const names = all.map(({ nameInCassandra }) => nameInCassandra);
  if (!names.includes(from)) return [`the cluster has no datacenter "${from}" to stream from. There are: ${names.join(', ')}`];
  return places.filter(({ nameInCassandra }) => nameInCassandra === from).map(({ name }) => `datacenter ${name} cannot stream from itself. Name the one to fill with --datacenter`);
}

/** The operator asks each node, and asks one that does not answer for ever. */
function nodesDown({ name, pods }: TaskPlace): string[] {
  const down = pods.filter(({ isReady }) => !isReady).map((one) => one.name);
  return down.length === 0 ? [] : [`${down.join(', ')} of datacenter ${name} ${down.length === 1 ? 'is' : 'are'} not ready, and the task would never end. Wait, or look at: status`];
}

/** The node to replace may be down: that is why. */
function othersDown({ pod }: TaskRequest, { name, pods }: TaskPlace): string[] {
  const down = pods.filter((one) => !one.isReady && one.name !== pod).map((one) => one.name);
  return down.length === 0 ? [] : [`${down.join(', ')} of datacenter ${name} ${down.length === 1 ? 'is' : 'are'} not ready, and the task takes another node down. Wait, look at: status, or add --nodes-down if the replicas that are left are enough`];
}
