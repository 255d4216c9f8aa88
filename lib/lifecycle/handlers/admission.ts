import { KubernetesError } from './kubernetes-error';
import { notKnownYet } from './remote-error';
import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import type { Probe } from '../../backends/watch';
import { kubernetesPath } from '../../private/kubernetes-path';

/**
 * Waits until webhooks answer, by creating objects as a dry run. The certificate in a webhook configuration proves nothing: until its server listens,
 * every creation fails. While the stack rolls back, it waits only briefly and never fails.
 */
export const admission: Waiting = { acts: 'forward', needs: ['Namespace', 'Probes'], progress };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  return await isWayBack(event, tools) ? wayBack(event, tools) : tryKinds(event, tools);
}

/**
 * Objects that are rolled back after the gate need the webhooks as well, so they get some time; but a rollback that fails here would leave the stack
 * stuck.
 */
async function wayBack(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  const seconds = Math.min(120, Number(event.ResourceProperties.TimeoutSeconds) / 2);
  const isOver = tools.now() >= Date.parse(event.StartedAt!) + seconds * 1000;
  const { done, missing } = await tryKinds(event, tools)
    .catch((error): Progress => ({ done: notKnownYet(error) === undefined, missing: error.message }));
  if (missing !== undefined) console.log(`the stack rolls back, and webhooks are missing: ${missing}`);
  return { done: done || isOver };
}

async function tryKinds({ ResourceProperties: { Namespace, Probes } }: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  const client = await tools.kubernetes();
  for (const { kind, spec } of probesOf(Probes)) {
    const { group, version } = kind;
    const object = { apiVersion: `${group}/${version}`, kind: kind.kind, metadata: { name: NAME }, spec };
    try {
      await client.request({ method: 'POST', path: `${kubernetesPath(kind, Namespace)}?dryRun=All`, body: object });
    } catch (error) {
      const missing = waitsFor(error, kind.kind);
      if (missing) return { done: false, missing };
    }
  }
  return { done: true };
}

const NAME = 'cdk-eks-cassandra-probe';

function probesOf(text: string): Probe[] {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('the property Probes is not readable: the template and the code of this function are of different versions of cdk-eks-cassandra [gate-properties]');
  }
}

/** What is still missing; undefined if the webhook answered. */
function waitsFor(error: unknown, kind: string): string | undefined {
  if (!(error instanceof KubernetesError)) throw error;
  // The webhook refuses the probe, but it answers. And an object that already exists passed the webhooks before its name was compared.
  if (error.isDenied || error.status === 409) return undefined;
  // 404: the CRD does not exist yet.
  if (error.isTransient || error.status === 404) return `${kind} cannot be created: ${error.message}`;
  throw new Failure(`the API server refuses a ${kind} that should be right, is another version of the operator installed? ${error.message} [admission-probe]`);
}
