import { AwsError } from './aws';
import { fitText } from './fit-text';
import type { Instances } from './instances';
import type { KubernetesClient } from './kubernetes';
import { notKnownYet, within } from './remote-error';

/** The event from CDK's provider framework: the request of CloudFormation and, in later calls, the result of the first call. */
export interface WaitingEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly StackId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Record<string, any>;
  readonly OldResourceProperties?: Record<string, any>;
  /** Start of the wait; only in later calls. */
  readonly StartedAt?: string;
}

/** Progress of the wait. */
export interface Progress {
  readonly done: boolean;
  /** What is missing, for the message when time is up. */
  readonly missing?: string;
  /** The attributes of the resource when it is done. */
  readonly data?: Record<string, string>;
}

export interface WaitingTools {
  readonly kubernetes: () => Promise<KubernetesClient>;
  readonly stackStatus: (stackId: string) => Promise<string>;
  readonly instances: Instances;
  readonly now: () => number;
  /** Time limit of one call; less than the limit of the Lambda function. @default 4 minutes */
  readonly callMs?: number;
}

/** A condition that a deployment waits for. */
export interface Waiting {
  /** The direction in which it acts; in the other one, it is done at once. */
  readonly acts: 'forward' | 'on deletion';
  /** Required properties. */
  readonly needs: readonly string[];
  /** Starts it. It may be called twice, since events can arrive twice. */
  readonly start?: (event: WaitingEvent, tools: WaitingTools) => Promise<void>;
  /** Called repeatedly. Temporary failures are retried. */
  readonly progress: (event: WaitingEvent, tools: WaitingTools) => Promise<Progress>;
  /** What is missing while nobody responds. */
  readonly unknown?: (event: WaitingEvent, reason: string) => string;
  /** Called when time is up; throws by default. */
  readonly giveUp?: (event: WaitingEvent, message: string, last: Progress) => Progress;
}

export interface FrameworkAnswer {
  readonly PhysicalResourceId?: string;
  readonly StartedAt?: string;
  readonly IsComplete?: boolean;
  readonly Data?: Record<string, string>;
}

/** The framework appends a stack trace to the message, and CloudFormation accepts no more than 4 KB. */
export class Failure extends Error {
  constructor(message: string) {
    super(fitText(message));
    this.stack = '';
  }
}

const CALL_MS = 240_000;
/** Limit of one attribute; all attributes and the rest of the response share 4 KB. */
const ATTRIBUTE_BYTES = 900;

/** One call of a waiting resource: the first one starts it, the others check it. */
export async function wait(waiting: Waiting | undefined, event: WaitingEvent, id: string, tools: WaitingTools): Promise<FrameworkAnswer> {
  try {
    return await waited(known(waiting, event), event, id, tools);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(error instanceof Error ? error.message : String(error));
  }
}

async function waited(waiting: Waiting, event: WaitingEvent, id: string, tools: WaitingTools): Promise<FrameworkAnswer> {
  const acts = (event.RequestType === 'Delete') === (waiting.acts === 'on deletion');
  if (acts) check(waiting, event);
  if (event.StartedAt === undefined) {
    if (acts) await attempt(waiting, event, tools, async () => { await waiting.start?.(event, tools); return { done: false }; });
    return { PhysicalResourceId: event.PhysicalResourceId ?? id, StartedAt: new Date(tools.now()).toISOString() };
  }
  if (!acts) return { IsComplete: true };

  const last = await attempt(waiting, event, tools, () => waiting.progress(event, tools));
  if (last.done) return complete(last);
  const timeout = Number(event.ResourceProperties.TimeoutSeconds);
  if (tools.now() < Date.parse(event.StartedAt) + timeout * 1000) return { IsComplete: false };
  const message = `after ${Math.round(timeout / 60)} minutes: ${last.missing}`;
  if (!waiting.giveUp) throw new Failure(message);
  return complete(waiting.giveUp(event, message, last));
}

/** A temporary failure counts as missing, within the time limit of the gate. */
async function attempt(waiting: Waiting, event: WaitingEvent, tools: WaitingTools, work: () => Promise<Progress>): Promise<Progress> {
  try {
    return await within(tools.callMs ?? CALL_MS, 'looking', work);
  } catch (error) {
    if (error instanceof AwsError && error.isGone) return clusterGone(event, error);
    const reason = notKnownYet(error);
    if (reason === undefined) throw error;
    return { done: false, missing: waiting.unknown?.(event, reason) ?? reason };
  }
}

/** Everything that ran on an EKS cluster was deleted with it. */
function clusterGone({ RequestType }: WaitingEvent, { message }: AwsError): Progress {
  if (RequestType !== 'Delete') throw new Failure(`the EKS cluster does not exist: ${message} [eks-cluster-gone]`);
  console.log(`the EKS cluster does not exist any more, so that nothing on it is left to be waited for: ${message}`);
  return { done: true };
}

function complete({ data }: Progress): FrameworkAnswer {
  if (!data) return { IsComplete: true };
  return { IsComplete: true, Data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, fitText(value, ATTRIBUTE_BYTES)])) };
}

/** Whether CloudFormation rolls back. */
export async function isWayBack({ RequestType, StackId }: WaitingEvent, tools: WaitingTools): Promise<boolean> {
  return RequestType === 'Update' && /ROLLBACK/.test(await tools.stackStatus(StackId));
}

/** Whether this deployment requests the restart that is pending after an operator upgrade (`operatorUpdateRevision`). */
export function isUpdateAsked({ RequestType, ResourceProperties: { OperatorUpdate }, OldResourceProperties }: WaitingEvent): boolean {
  return RequestType === 'Update' && OperatorUpdate !== undefined && OperatorUpdate !== OldResourceProperties?.OperatorUpdate;
}

const OTHER_VERSION = 'the template and the code of this function are of different versions of cdk-eks-cassandra; deploy again with one version [gate-properties]';

function known(waiting: Waiting | undefined, { ResourceProperties }: WaitingEvent): Waiting {
  if (!waiting) throw new Failure(`this function does not know how to wait for ${shown(ResourceProperties?.Wait)}: ${OTHER_VERSION}`);
  return waiting;
}

function check({ needs }: Waiting, { ResourceProperties }: WaitingEvent): void {
  const missing = needs.filter((name) => ResourceProperties[name] === undefined || ResourceProperties[name] === '');
  if (missing.length > 0) throw new Failure(`properties are missing (${missing.join(', ')}): ${OTHER_VERSION}`);
  const timeout = Number(ResourceProperties.TimeoutSeconds);
  if (timeout > 0 && timeout < 3600) return;
  throw new Failure(`TimeoutSeconds is ${shown(ResourceProperties.TimeoutSeconds)}, but has to be a number below 3600: ${OTHER_VERSION}`);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}
