import { Behaviour, serve } from './https-server';
import { WATCH } from '../../lib/backends/k8ssandra/watch';
import type { Instances } from '../../lib/lifecycle/handlers/instances';
import { KubernetesClient } from '../../lib/lifecycle/handlers/kubernetes';
import { wait, Waiting, WaitingEvent, WaitingTools } from '../../lib/lifecycle/handlers/waiting';

/** Answers of a Kubernetes API by "METHOD path", the query left out; everything else is not found. */
export type Objects = Record<string, unknown>;

/** How a Kubernetes API refuses. */
export function refusal(status: number, message: string, reason = 'Unknown', details?: object) {
  return { status, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, message, reason, ...(details && { details }) } };
}

/** A list without anything. */
export const NONE = { items: [] };

export async function fakeKubernetes() {
  const server = await serve();
  let objects: Objects = {};
  const behave = (next: Objects) => {
    objects = next;
    server.behave(({ method, url }) => {
      const found = objects[`${method} ${decodeURIComponent(url).split('?')[0]}`];
      if (found === undefined) return refusal(404, `${method} ${url} not found`, 'NotFound');
      return typeof found === 'function' ? (found as () => ReturnType<Behaviour>)() : { status: 200, body: found };
    });
  };
  let now = Date.parse('2026-11-21T09:00:00Z');
  let status: string | Error = 'CREATE_IN_PROGRESS';
  const tools: WaitingTools = {
    kubernetes: async () => new KubernetesClient({ endpoint: server.url, certificateAuthority: server.certificate, token: () => 'token', timeoutMs: 5_000 }),
    stackStatus: async () => {
      if (status instanceof Error) throw status;
      return status;
    },
    instances: noInstances,
    now: () => now,
  };
  return {
    server,
    tools,
    behave,
    pass: (seconds: number) => { now += seconds * 1000; },
    at: (moment: number) => { now = moment; },
    stackIs: (next: string | Error) => { status = next; },
    call: (waiting: Waiting, request: WaitingEvent) => wait(waiting, request, 'id', tools),
    /** The first call, and what the framework hands to the later ones. */
    started: async (waiting: Waiting, request: WaitingEvent): Promise<WaitingEvent> => ({ ...request, ...await wait(waiting, request, 'id', tools) }),
    requests: (method: string) => server.received.filter((one) => one.method === method).map(({ url }) => decodeURIComponent(url)),
  };
}

export function event(RequestType: WaitingEvent['RequestType'], properties: object, old?: object): WaitingEvent {
  return {
    RequestType,
    StackId: 'stack',
    ...(RequestType !== 'Create' && { PhysicalResourceId: 'id' }),
    // CloudFormation makes texts of numbers.
    ResourceProperties: { TimeoutSeconds: '600', Namespace: 'shop', Name: 'orders', Watch: JSON.stringify(WATCH), ...properties },
    ...(old && { OldResourceProperties: { ...properties, ...old } }),
  };
}

/** A stack without Auto Scaling groups. */
const noInstances: Instances = { groupOf: async () => undefined, list: async () => [], protect: async () => undefined };
