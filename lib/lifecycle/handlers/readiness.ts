import { RingState, ringState, STILL_MS } from './ring';
import { described } from './ring-words';
import { Failure, isUpdateAsked, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { lookAt, Looked } from './watched';

/** How things stood when it was looked last. */
interface Look extends Progress {
  readonly ring: RingState;
}

/**
 * Waits until Cassandra serves: the cluster and all its datacenters have seen what was asked of them, and are ready.
 *
 * Progress is no failure, however long a ring takes: a rollback would put the old settings back and restart every node again. It fails only if a
 * node with the new settings is broken, if nothing moves any more, or if a datacenter is there that nobody wants, whose workers would go next. A
 * stack that rolls back is not waited for. After a change that cannot be taken back (release, nodes, racks, volumes) it does not fail but tells: a
 * rollback would shrink a ring that grows, or put an older Cassandra on newer files.
 */
export const readiness: Waiting = { acts: 'forward', needs: ['Namespace', 'Name', 'Datacenters', 'Watch'], progress, giveUp };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (await isWayBack(event, tools)) return { done: true, data: { Status: 'not waited for: the stack rolls back' } };
  const client = await tools.kubernetes();
  const looked = await lookAt(client, event.ResourceProperties, tools.now());
  if (isUpgraded(event) && tools.now() - Date.parse(event.StartedAt!) < FIRST_LOOK_MS) {
    return { done: false, missing: 'the operator was upgraded a moment ago, and has not looked at the cluster yet' };
  }
  const ring = ringState(looked.live, wantedOf(event, tools.now()));
  // The revision changes no generation: until the operator acts on it, everything looks as if it were through.
  const isPending = isUpdateAsked(event) && looked.live.restartsWithNextChange;
  if (ring.isReady && !isPending) return { done: true, data: { Status: ['ready', ...looked.remarks].join('; ') } };
  const missing = ring.isReady ? NOT_APPLIED : await described(client, looked, ring, namesOf(event, 'Datacenters'));
  const look: Look = { done: false, missing, ring };
  refuseStandstill(event, look, looked);
  return look;
}

const NOT_APPLIED = 'the operator has not applied yet what operatorUpdateRevision asks for: it still says that the nodes restart with the next change';

/** Waiting longer changes nothing, so that the deployment need not wait for its hour. */
function refuseStandstill(event: WaitingEvent, { ring, missing }: Look, { live }: Looked): void {
  if (!ring.isStill || isOneWay(event) || leavesWell(ring) || ring.unwanted.length > 0 || mayStay(ring)) return;
  throw new Failure(`Cassandra is not ready, and nothing moved for ${STILL_MS / 60_000} minutes${live.exists ? '' : ', not even the custom resource'}: ${missing}`);
}

function giveUp(event: WaitingEvent, message: string, last: Progress): Progress {
  const { ring } = last as Partial<Look>;
  if (ring && ring.unwanted.length > 0) throw new Failure(`${unwantedTold(ring)} ${message} [datacenter-stays]`);
  if (ring && (leavesWell(ring) || mayStay(ring) || (!ring.broken && !ring.isStill))) {
    console.log(message);
    return { done: true, data: { Status: [ring.told || 'Cassandra serves', message].join(': ') } };
  }
  // Whoever cannot look knows of no reason to put an old state back.
  if (isOneWay(event) || (!ring && event.RequestType === 'Update')) {
    console.error(message);
    return { done: true, data: { Status: `${message.slice(0, 700)} (told and not failed: ${ring ? 'this change cannot be taken back' : 'it is not known how Cassandra is'})` } };
  }
  throw new Failure(`Cassandra is not ready ${message}`);
}

/** All nodes serve, and some did move: what the operator still does is told, since a rollback would restart a ring that is well. */
function mayStay({ serves, moved, broken, unwanted }: RingState): boolean {
  return serves && moved && broken === undefined && unwanted.length === 0;
}

/** A datacenter takes its time to leave, but does not hide a broken node. */
function leavesWell({ leaving, broken }: RingState): boolean {
  return leaving.length > 0 && broken === undefined;
}

function unwantedTold({ unwanted }: RingState): string {
  const names = unwanted.map(({ name }) => name).join(', ');
  return `Datacenter ${names} is no longer in the cluster but still there, so that its workers must stay: put it back into datacenters with decommission: true, `
    + 'and take it out when it is gone (docs/datacenters.md).';
}

/** An operator that starts becomes the leader and looks at all clusters; until then nobody tells what it wants to change. */
const FIRST_LOOK_MS = 120_000;

function isUpgraded({ RequestType, ResourceProperties, OldResourceProperties }: WaitingEvent): boolean {
  const { Operator } = ResourceProperties;
  return RequestType === 'Update' && Operator !== undefined && OldResourceProperties?.Operator !== undefined && Operator !== OldResourceProperties.Operator;
}

function isOneWay(event: WaitingEvent): boolean {
  const { RequestType, ResourceProperties, OldResourceProperties } = event;
  return RequestType === 'Update' && (ResourceProperties.OneWay !== OldResourceProperties?.OneWay || isUpgraded(event));
}

function wantedOf(event: WaitingEvent, now: number) {
  return {
    datacenters: namesOf(event, 'Datacenters'),
    leaving: namesOf(event, 'Leaving'),
    isCreation: event.RequestType === 'Create',
    startedAt: Date.parse(event.StartedAt!),
    now,
  };
}

function namesOf({ ResourceProperties }: WaitingEvent, property: string): string[] {
  return ResourceProperties[property] ?? [];
}

