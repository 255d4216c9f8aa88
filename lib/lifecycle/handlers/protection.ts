import type { Instance } from './instances';
import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { lookAt } from './watched';
import { ANNOTATION_ROLL } from '../../private/placement';

/** The Auto Scaling group of one rack. */
export interface RackGroup {
  readonly LogicalId: string;
  readonly Datacenter: string;
  readonly Rack: string;
  /** Number of instances; CloudFormation passes it as a string. */
  readonly Instances: string;
}

/**
 * Runs before the Auto Scaling groups change: a shrinking group would terminate any of its instances, whether it runs a Cassandra node or is empty.
 * Instances with Cassandra pods are protected from scale-in, so that only empty ones are terminated; if there are not enough of those, the deployment
 * fails here. A rollback is never stopped: the group then keeps more instances than desired, until the next change.
 */
export const protection: Waiting = { acts: 'forward', needs: ['Namespace', 'Name', 'Groups', 'Watch'], progress, giveUp };

const PASSED: Progress = { done: true };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (event.RequestType === 'Create') return PASSED;
  const { Groups: now } = event.ResourceProperties as { Groups: readonly RackGroup[] };
  const before: readonly RackGroup[] = event.OldResourceProperties?.Groups ?? [];
  const sizes = new Map(before.map(({ LogicalId, Instances }) => [LogicalId, Number(Instances)]));
  const shrinking = now.filter(({ LogicalId, Instances }) => Number(Instances) < (sizes.get(LogicalId) ?? 0));
  await release(before.filter(({ LogicalId }) => !now.some((one) => one.LogicalId === LogicalId)), event, tools);
  if (shrinking.length > 0) await holdAll(shrinking, event, tools);
  return PASSED;
}

/** A group whose instances are protected cannot be deleted. */
export async function release(groups: readonly RackGroup[], { StackId }: WaitingEvent, { instances }: WaitingTools): Promise<void> {
  for (const { LogicalId } of groups) {
    const group = await instances.groupOf(StackId, LogicalId);
    if (group !== undefined) await hold(group, await instances.list(group), false, instances);
  }
}

/** Requests only actual changes: a group that never had protected instances needs no permission to release them. */
async function hold(group: string, all: readonly Instance[], isProtected: boolean, { protect }: WaitingTools['instances']): Promise<void> {
  const ids = all.filter((one) => one.isProtected !== isProtected).map(({ id }) => id);
  if (ids.length > 0) await protect(group, ids, isProtected);
}

/** Instances of one group: those with Cassandra pods, and the others. */
interface Division {
  readonly rack: RackGroup;
  readonly group: string;
  readonly used: readonly Instance[];
  readonly empty: readonly Instance[];
}

async function holdAll(racks: readonly RackGroup[], event: WaitingEvent, tools: WaitingTools): Promise<void> {
  const goesBack = await isWayBack(event, tools);
  const occupied = await occupiedInstances(event, tools).catch((error) => {
    if (!goesBack) throw error;
    console.warn(`all instances are protected, since it is not known which of them carry Cassandra: ${error}`);
    return undefined;
  });
  // Nothing can be refused on the way back: where a pod may still come to an empty instance, all are kept.
  const isKept = (rack: RackGroup) => occupied === undefined || (goesBack && mayCome(rack, occupied));
  const divisions = await divide(racks, occupied, isKept, event, tools);
  if (!goesBack && occupied?.rolled !== undefined) throw new Failure(rolledNow(occupied.rolled));
  const refusals = goesBack ? [] : divisions.flatMap((one) => refusal(one, occupied!));
  if (refusals.length > 0) throw new Failure(`Refused before an instance was ended:\n${refusals.join('\n')}`);
  for (const { group, used, empty } of divisions) {
    await hold(group, used, true, tools.instances);
    await hold(group, empty, false, tools.instances);
  }
}

interface Pod {
  readonly name: string;
  readonly datacenter?: string;
  readonly rack?: string;
}

/** Cassandra pods by instance, and those that have none: not assigned, or assigned to a node that no longer exists. */
interface Occupied {
  readonly byInstance: ReadonlyMap<string, string>;
  readonly homeless: readonly Pod[];
  /** Node that a roll replaces: its pod will come to another instance soon. */
  readonly rolled?: string;
}

async function occupiedInstances({ ResourceProperties }: WaitingEvent, tools: WaitingTools): Promise<Occupied> {
  const client = await tools.kubernetes();
  const { live: { pods } } = await lookAt(client, ResourceProperties, tools.now());
  const byInstance = new Map<string, string>();
  const homeless: Pod[] = [];
  let rolled: string | undefined;
  for (const pod of pods) {
    const node = pod.node === undefined ? undefined : await client.find(`/api/v1/nodes/${encodeURIComponent(pod.node)}`);
    // "aws:///eu-west-1a/i-0123" identifies an instance.
    const instance = node?.spec?.providerID?.split('/').pop();
    if (instance === undefined) homeless.push(pod);
    else byInstance.set(instance, pod.name);
    if (node?.metadata?.annotations?.[ANNOTATION_ROLL] !== undefined) rolled = pod.node;
  }
  return { byInstance, homeless, rolled };
}

/** @param isKept whether every instance of a rack counts as used */
async function divide(
  racks: readonly RackGroup[], occupied: Occupied | undefined, isKept: (rack: RackGroup) => boolean, { StackId }: WaitingEvent,
  { instances }: WaitingTools,
): Promise<Division[]> {
  const divisions: Division[] = [];
  for (const rack of racks) {
    const group = await instances.groupOf(StackId, rack.LogicalId);
    if (group === undefined) continue;
    const all = await instances.list(group);
    const isUsed = ({ id }: Instance) => isKept(rack) || occupied!.byInstance.has(id);
    divisions.push({ rack, group, used: all.filter(isUsed), empty: all.filter((one) => !isUsed(one)) });
  }
  return divisions;
}

const IN_USE = 'instances-in-use';
const WAY_OUT = 'keep the instances with workerNodes until the nodes on them are decommissioned (docs/nodes.md)';

/** Whether a pod may still come to an empty instance of the rack. */
function mayCome(rack: RackGroup, occupied: Occupied): boolean {
  return occupied.rolled !== undefined || homelessIn(rack, occupied).length > 0;
}

function homelessIn({ Datacenter, Rack }: RackGroup, { homeless }: Occupied): string[] {
  return homeless.filter(({ datacenter, rack }) => datacenter === Datacenter && rack === Rack).map(({ name }) => name);
}

function rolledNow(node: string): string {
  return `Refused before an instance was ended: \`cdk-eks-cassandra roll\` replaces node ${node}, whose Cassandra pod moves to another instance; let it end, or give the node back `
    + `with --stop, and deploy again [${IN_USE}]`;
}

function refusal({ rack, used, empty }: Division, occupied: Occupied): string[] {
  const { Datacenter, Rack, Instances } = rack;
  const { byInstance } = occupied;
  const place = `rack ${Rack} of datacenter ${Datacenter}`;
  const waiting = homelessIn(rack, occupied);
  if (waiting.length > 0) return [`- ${place} is to lose instances, and ${waiting.join(', ')} has none yet; wait until it runs [${IN_USE}]`];
  const mustGo = used.length + empty.length - Number(Instances);
  if (mustGo <= empty.length) return [];
  const told = used.map(({ id }) => `${byInstance.get(id)} on ${id}`).join(', ');
  const lacking = `only ${empty.length} carry no Cassandra node (${told})`;
  return [`- ${place} is to lose ${mustGo} of ${used.length + empty.length} instances, but ${lacking}; ${WAY_OUT} [${IN_USE}]`];
}

function giveUp(_: WaitingEvent, message: string): Progress {
  throw new Failure(`It is not known which instances carry Cassandra, so that none was ended: ${message} [instances-unknown]`);
}
