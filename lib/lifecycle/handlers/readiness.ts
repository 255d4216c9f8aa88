import { RingState, ringState, STILL_MS } from './ring';
import { described } from './ring-words';
import { Failure, isUpdateAsked, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { lookAt, Looked } from './watched';

/** The result of the last check. */
interface Look extends Progress {
  readonly ring: RingState;
}

/**
 * Waits until Cassandra is ready: the cluster and all its datacenters have applied the last change, and are ready.
 *
 * Slow progress is not a failure, however long a ring takes: a rollback would restore the old settings and restart every node again. It fails only if
 * a node with the new settings is broken, if nothing progresses any more, or if an unwanted datacenter exists whose instances would be terminated
 * next. It does not wait while the stack rolls back. After a change that cannot be rolled back (release, nodes, racks, volumes), it reports instead
 * of failing: a rollback would shrink a growing ring, or run an older Cassandra on newer files.
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
  // The revision does not change the generation: until the operator reacts, everything appears to be finished.
  const isPending = isUpdateAsked(event) && looked.live.restartsWithNextChange;
  if (ring.isReady && !isPending) return { done: true, data: { Status: ['ready', ...looked.remarks].join('; ') } };
  const missing = ring.isReady ? NOT_APPLIED : await described(client, looked, ring, namesOf(event, 'Datacenters'));
  const look: Look = { done: false, missing, ring };
  refuseStandstill(event, look, looked);
  return look;
}

const NOT_APPLIED = 'the operator has not applied yet what operatorUpdateRevision asks for: it still says that the nodes restart with the next change';

/** Waiting longer would not help, so the deployment need not wait for an hour. */
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
  // Without an observation, there is no reason to restore an old state.
  if (isOneWay(event) || (!ring && event.RequestType === 'Update')) {
    console.error(message);
    return { done: true, data: { Status: `${message.slice(0, 700)} (told and not failed: ${ring ? 'this change cannot be taken back' : 'it is not known how Cassandra is'})` } };
  }
  throw new Failure(`Cassandra is not ready ${message}`);
}

/**
 * All nodes are ready, and some have restarted: the remaining work of the operator is only reported, since a rollback would restart a healthy ring.
 */
function mayStay({ serves, moved, broken, unwanted }: RingState): boolean {
  return serves && moved && broken === undefined && unwanted.length === 0;
}

/** Removing a datacenter takes time, but must not hide a broken node. */
function leavesWell({ leaving, broken }: RingState): boolean {
  return leaving.length > 0 && broken === undefined;
}

function unwantedTold({ unwanted }: RingState): string {
  const names = unwanted.map(({ name }) => name).join(', ');
  return `Datacenter ${names} is no longer in the cluster but still there, so that its workers must stay: put it back into datacenters with decommission: true, `
    + 'and take it out when it is gone (docs/datacenters.md).';
}

/** An operator that starts becomes the leader and reconciles all clusters; until then, its pending changes are unknown. */
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

