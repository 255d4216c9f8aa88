import { fitReason } from './custom-resource';
import type { KubernetesClient } from './kubernetes';

/** What CDK's provider framework hands over: what CloudFormation asks, and in later calls what the first call returned. */
export interface WaitingEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly StackId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Record<string, any>;
  readonly OldResourceProperties?: Record<string, any>;
  /** When waiting began; only in later calls. */
  readonly StartedAt?: string;
}

/** How far it is. */
export interface Progress {
  readonly done: boolean;
  /** What is missing, for whoever reads it when time is up. */
  readonly missing?: string;
  /** What the resource tells when it is done. */
  readonly data?: Record<string, string>;
}

export interface WaitingTools {
  readonly kubernetes: () => Promise<KubernetesClient>;
  readonly stackStatus: (stackId: string) => Promise<string>;
  readonly now: () => number;
}

/** Something that a deployment waits for. */
export interface Waiting {
  /** What starts it, once. */
  readonly start?: (event: WaitingEvent, tools: WaitingTools) => Promise<void>;
  /** Called again and again. */
  readonly progress: (event: WaitingEvent, tools: WaitingTools) => Promise<Progress>;
  /** What is told when time is up; throws by default. */
  readonly giveUp?: (event: WaitingEvent, message: string) => Progress;
}

export interface FrameworkAnswer {
  readonly PhysicalResourceId?: string;
  readonly StartedAt?: string;
  readonly IsComplete?: boolean;
  readonly Data?: Record<string, string>;
}

/** The framework adds a stack trace to what is told, and CloudFormation takes no more than 4 KB. */
export class Failure extends Error {
  constructor(message: string) {
    super(fitReason(message));
    this.stack = '';
  }
}

/** One call of a waiting resource: the first one starts, the others look. */
export async function wait(waiting: Waiting, event: WaitingEvent, id: string, tools: WaitingTools): Promise<FrameworkAnswer> {
  if (event.StartedAt === undefined) {
    await guarded(() => waiting.start?.(event, tools));
    return { PhysicalResourceId: event.PhysicalResourceId ?? id, StartedAt: new Date(tools.now()).toISOString() };
  }
  const { done, missing, data } = await guarded(() => waiting.progress(event, tools));
  if (done) return { IsComplete: true, ...(data && { Data: data }) };
  const timeout = Number(event.ResourceProperties.TimeoutSeconds);
  if (tools.now() < Date.parse(event.StartedAt) + timeout * 1000) return { IsComplete: false };
  const message = `after ${Math.round(timeout / 60)} minutes: ${missing}`;
  if (!waiting.giveUp) throw new Failure(message);
  const giveUp = waiting.giveUp;
  const given = await guarded(() => giveUp(event, message));
  return { IsComplete: true, ...(given.data && { Data: given.data }) };
}

async function guarded<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(error instanceof Error ? error.message : String(error));
  }
}
