import { CHECKS } from './checks';
import type { Check, Situation } from './checks/check';
import type { KubernetesClient } from './kubernetes';
import { Failure, isUpdateAsked, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { lookAt } from './watched';

/**
 * Checks the running cluster before instances or Cassandra change: an operation that must not overlap with the change stops the deployment at once,
 * with nothing touched. A first creation has nothing to check, a rollback is never stopped, and an update after which nothing changes needs no check.
 */
export const preflight: Waiting = { acts: 'forward', needs: ['Namespace', 'Name', 'Datacenters', 'Watch'], progress, giveUp };

const PASSED: Progress = { done: true };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (event.RequestType === 'Create' || nothingFollows(event)) return PASSED;
  // A rollback passes without a check. If the direction is unknown, it is requested again only if there is something to refuse.
  if (await isWayBack(event, tools).catch(() => false)) return PASSED;
  const situation = await situationOf(await tools.kubernetes(), event, tools.now());
  const refusals = situation.live.exists ? CHECKS.flatMap((check) => refusalsOf(check, situation, event)) : [];
  if (refusals.length === 0 || await isWayBack(event, tools)) return PASSED;
  throw new Failure(`Refused before instances or Cassandra were changed:\n${refusals.join('\n')}`);
}

const FOLLOWING = ['Digest', 'Datacenters', 'Leaving', 'KubernetesVersion'];

/** Whether it is called only because its own checks changed, as after an upgrade of this library. */
function nothingFollows(event: WaitingEvent): boolean {
  return areSame(event, [...FOLLOWING, 'OperatorUpdate']);
}

/** Whether only the restart follows that is pending after an operator upgrade. */
function asksForRestart(event: WaitingEvent): boolean {
  return isUpdateAsked(event) && areSame(event, FOLLOWING);
}

function areSame({ ResourceProperties, OldResourceProperties }: WaitingEvent, names: readonly string[]): boolean {
  if (OldResourceProperties?.Digest === undefined) return false;
  return names.every((name) => JSON.stringify(ResourceProperties[name]) === JSON.stringify(OldResourceProperties[name]));
}

function refusalsOf({ id, acceptable, offences }: Check, situation: Situation, event: WaitingEvent): string[] {
  const acceptance = `${id}:${situation.cluster.Name}`;
  const found = offences(situation);
  if (!acceptable) return found.map(({ what, fix }) => `- ${what}; ${fix} [${id}]`);
  if (isAccepted(event, acceptance)) return [];
  // The control plane already has its new version: stopping here would roll it back, which EKS refuses.
  if (hasUpgradedKubernetes(event)) {
    found.forEach(({ what }) => console.warn(`${what}: not refused, since the control plane has been upgraded in this deployment [${id}]`));
    return [];
  }
  return found.map(({ what, fix }) => `- ${what}; ${fix}, or ${wayToAccept(event, acceptance)} [${id}]`);
}

function wayToAccept(event: WaitingEvent, acceptance: string): string {
  if (isIn(event.ResourceProperties, acceptance)) return `take '${acceptance}' out of acceptedChanges first, deploy, and accept it anew: it is spent`;
  return `accept it for this deployment (acceptedChanges: ['${acceptance}'])`;
}

/** An acceptance is valid for one deployment: an entry that was already there is spent. */
function isAccepted({ ResourceProperties, OldResourceProperties }: WaitingEvent, acceptance: string): boolean {
  return isIn(ResourceProperties, acceptance) && !isIn(OldResourceProperties, acceptance);
}

function isIn(properties: WaitingEvent['OldResourceProperties'], acceptance: string): boolean {
  return (properties?.Accepted ?? []).includes(acceptance);
}

/** In this deployment: a control plane that someone else manages remains unchanged when this deployment is refused. */
function hasUpgradedKubernetes({ ResourceProperties: { OwnControlPlane, KubernetesVersion }, OldResourceProperties }: WaitingEvent): boolean {
  return OwnControlPlane === 'true' && OldResourceProperties?.KubernetesVersion !== undefined && OldResourceProperties.KubernetesVersion !== KubernetesVersion;
}

async function situationOf(client: KubernetesClient, event: WaitingEvent, now: number): Promise<Situation> {
  const { ResourceProperties } = event;
  const { major, minor } = await client.request({ method: 'GET', path: '/version' });
  return {
    ...await lookAt(client, ResourceProperties, now),
    datacenters: ResourceProperties.Datacenters,
    leaving: ResourceProperties.Leaving,
    wantedKubernetes: ResourceProperties.KubernetesVersion,
    runningKubernetes: `${major}.${String(minor).replace(/\D/g, '')}`,
    asksForRestart: asksForRestart(event),
  };
}

function giveUp(_: WaitingEvent, message: string): Progress {
  throw new Failure(`What runs could not be looked at, so that nothing was changed: ${message} [preflight-unknown]`);
}
