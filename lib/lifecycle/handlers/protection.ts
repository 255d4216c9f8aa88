import type { Instance } from './instances';
import type { KubernetesClient } from './kubernetes';
import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { lookAt } from './watched';

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
  const divisions = await divide(racks, occupied, event, tools);
  const refusals = goesBack ? [] : divisions.flatMap((one) => refusal(one, occupied!));
  if (refusals.length > 0) throw new Failure(`Refused before an instance was ended:\n${refusals.join('\n')}`);
  for (const { group, used, empty } of divisions) {
    await hold(group, used, true, tools.instances);
    await hold(group, empty, false, tools.instances);
  }
}

/** Cassandra pods by instance, and those that are not running anywhere. */
interface Occupied {
  readonly byInstance: ReadonlyMap<string, string>;
  readonly homeless: readonly { name: string; datacenter?: string; rack?: string }[];
}

async function occupiedInstances({ ResourceProperties }: WaitingEvent, tools: WaitingTools): Promise<Occupied> {
  const client = await tools.kubernetes();
  const { live: { pods } } = await lookAt(client, ResourceProperties, tools.now());
  const byInstance = new Map<string, string>();
  for (const { name, node } of pods) {
    const instance = node === undefined ? undefined : await instanceOf(client, node);
    if (instance !== undefined) byInstance.set(instance, name);
  }
  return { byInstance, homeless: pods.filter(({ node }) => node === undefined) };
}

/** "aws:///eu-west-1a/i-0123" identifies an instance. @returns undefined if the node no longer exists */
async function instanceOf(client: KubernetesClient, node: string): Promise<string | undefined> {
  const found = await client.find(`/api/v1/nodes/${encodeURIComponent(node)}`);
  return found?.spec?.providerID?.split('/').pop();
}

/** @param occupied undefined: every instance may run Cassandra */
async function divide(
  racks: readonly RackGroup[], occupied: Occupied | undefined, { StackId }: WaitingEvent, { instances }: WaitingTools,
): Promise<Division[]> {
  const divisions: Division[] = [];
  for (const rack of racks) {
    const group = await instances.groupOf(StackId, rack.LogicalId);
    if (group === undefined) continue;
    const all = await instances.list(group);
    const isUsed = ({ id }: Instance) => occupied === undefined || occupied.byInstance.has(id);
    divisions.push({ rack, group, used: all.filter(isUsed), empty: all.filter((one) => !isUsed(one)) });
  }
  return divisions;
}

const IN_USE = 'instances-in-use';
const WAY_OUT = 'keep the instances with workerNodes until the nodes on them are decommissioned (docs/nodes.md)';

function refusal({ rack: { Datacenter, Rack, Instances }, used, empty }: Division, { byInstance, homeless }: Occupied): string[] {
  const place = `rack ${Rack} of datacenter ${Datacenter}`;
  const waiting = homeless.filter(({ datacenter, rack }) => datacenter === Datacenter && rack === Rack).map(({ name }) => name);
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
