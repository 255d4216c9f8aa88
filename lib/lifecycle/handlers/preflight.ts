import { CHECKS } from './checks';
import type { Situation } from './checks/check';
import type { KubernetesClient } from './kubernetes';
import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { lookAt } from './watched';

/**
 * Looks at what runs, before instances or Cassandra are changed: what the change must not be mixed into stops the deployment at once, with nothing
 * touched. A first creation has nothing to look at, and a way back is never stopped.
 */
export const preflight: Waiting = { acts: 'forward', needs: ['Namespace', 'Name', 'Datacenters', 'Watch'], progress, giveUp };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (event.RequestType === 'Create' || await isWayBack(event, tools)) return { done: true };
  const situation = await situationOf(await tools.kubernetes(), event);
  if (!situation.live.exists) return { done: true };
  const refusals = CHECKS.flatMap(({ id, acceptable, offences }) => {
    const acceptance = `${id}:${situation.cluster.Name}`;
    if (acceptable && isAccepted(event, acceptance)) return [];
    return offences(situation).map(({ what, fix }) => `- ${what}; ${fix}${acceptable ? `, or accept it for this deployment (acceptedChanges: ['${acceptance}'])` : ''} [${id}]`);
  });
  if (refusals.length > 0) throw new Failure(`Refused before instances or Cassandra were changed:\n${refusals.join('\n')}`);
  return { done: true };
}

/** An acceptance is for one deployment: what stood there before is spent. */
function isAccepted({ ResourceProperties, OldResourceProperties }: WaitingEvent, acceptance: string): boolean {
  return (ResourceProperties.Accepted ?? []).includes(acceptance) && !(OldResourceProperties?.Accepted ?? []).includes(acceptance);
}

async function situationOf(client: KubernetesClient, { ResourceProperties }: WaitingEvent): Promise<Situation> {
  const { major, minor } = await client.request({ method: 'GET', path: '/version' });
  return {
    ...await lookAt(client, ResourceProperties),
    datacenters: ResourceProperties.Datacenters,
    leaving: ResourceProperties.Leaving,
    wantedKubernetes: ResourceProperties.KubernetesVersion,
    runningKubernetes: `${major}.${String(minor).replace(/\D/g, '')}`,
  };
}

function giveUp(_: WaitingEvent, message: string): Progress {
  throw new Failure(`What runs could not be looked at, so that nothing was changed: ${message} [preflight-unknown]`);
}
