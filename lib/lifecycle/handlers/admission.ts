import { KubernetesError } from './kubernetes-error';
import { notKnownYet } from './remote-error';
import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import type { Probe } from '../../backends/watch';
import { kubernetesPath } from '../../private/kubernetes-path';

/**
 * Waits until webhooks answer, by creations that are only tried (dry run). A webhook's certificate that is filled in proves nothing: until its server
 * listens, every creation fails. It waits for a stack that rolls back only a little, and never fails it.
 */
export const admission: Waiting = { acts: 'forward', needs: ['Namespace', 'Probes'], progress };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  return await isWayBack(event, tools) ? wayBack(event, tools) : tryKinds(event, tools);
}

/** What is set back after the gate needs the webhooks as well, so they get a while; but a rollback that fails here would leave the stack stuck. */
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

/** What is to be waited for; nothing if the webhook answered. */
function waitsFor(error: unknown, kind: string): string | undefined {
  if (!(error instanceof KubernetesError)) throw error;
  // It does not like the probe, but it is there. And what is there already passed the webhooks before its name was compared.
  if (error.isDenied || error.status === 409) return undefined;
  // 404: a definition that is not there yet.
  if (error.isTransient || error.status === 404) return `${kind} cannot be created: ${error.message}`;
  throw new Failure(`the API server refuses a ${kind} that should be right, is another version of the operator installed? ${error.message} [admission-probe]`);
}
