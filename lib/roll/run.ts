import { Action, nextStep, Step } from './next-step';
import type { Goal, Observed } from './observed';

/** The operations that a run uses. */
export interface RollTools {
  /** Observes the current state. Throws if it is unknown. */
  observe(): Promise<Observed>;
  /** Performs an action; false if it was refused for now, as by a disruption budget. */
  act(action: Action): Promise<boolean>;
  /** Why an error leaves the state unknown; undefined if it is a definite answer. */
  unknown(error: unknown): string | undefined;
  /** Whether an interruption was requested. */
  isInterrupted(): boolean;
  /** Reports progress. */
  tell(text: string): void;
  pause(): Promise<void>;
  /** Milliseconds since any fixed time. */
  now(): number;
}

/** When a run gives up. */
export interface Limits {
  /** Maximum time from the first step for one instance to the first for the next, in milliseconds. */
  readonly instanceMs: number;
  /** Maximum time without a response from AWS or Kubernetes, in milliseconds. */
  readonly silenceMs: number;
}

/** How a run ended. In each case, it terminates nothing else. */
export interface Ending {
  readonly end: 'done' | 'stopped' | 'unknown' | 'interrupted';
  readonly why?: string;
  /** Ids of the instances that it terminated, in order. */
  readonly replaced: readonly string[];
}

/** Observes, decides, acts, and observes again. Each action is based on its own observation, so that none relies on unknown state. */
export async function run(goal: Goal, limits: Limits, tools: RollTools): Promise<Ending> {
  const clock = new Clock(limits, tools.now());
  const replaced: string[] = [];
  for (let why: string | undefined; ; await tools.pause()) {
    if (tools.isInterrupted()) return { end: 'interrupted', why, replaced };
    try {
      const step = nextStep(await tools.observe(), goal);
      if (step.kind === 'done') return { end: 'done', replaced };
      if (step.kind === 'stop') return { end: 'stopped', why: step.why, replaced };
      clock.begin(step, tools.now());
      why = await take(step, tools, replaced);
      clock.answered(tools.now());
    } catch (error) {
      why = tools.unknown(error);
      if (why === undefined) return { end: 'stopped', why: (error as Error).message, replaced };
      tools.tell(why);
      if (clock.isSilent(tools.now())) return { end: 'unknown', why, replaced };
    }
    const late = clock.late(tools.now());
    if (late !== undefined) return { end: 'stopped', why: `${late}: ${why}`, replaced };
  }
}

/** @returns what the run is waiting for */
async function take(step: Exclude<Step, { kind: 'done' | 'stop' }>, tools: RollTools, replaced: string[]): Promise<string> {
  const why = told(step);
  tools.tell(why);
  if (step.kind === 'wait') return why;
  const isDone = await tools.act(step);
  if (isDone && step.kind === 'terminate' && !replaced.includes(step.instance)) replaced.push(step.instance);
  return isDone ? why : `${why}: refused for now${step.kind === 'evict' ? ' by the disruption budget' : ''}`;
}

function told(step: Exclude<Step, { kind: 'done' | 'stop' }>): string {
  switch (step.kind) {
    case 'wait': return step.why;
    case 'cordon': return `cordoning node ${step.node} (${step.instance})`;
    case 'evict': return `evicting ${step.pod.namespace}/${step.pod.name} from ${step.instance}`;
    case 'terminate': return `ending instance ${step.instance}`;
  }
}

/** Measures the time for one instance, and the time without a response. */
class Clock {
  private instance?: string;
  private begunAt: number;
  private answeredAt: number;

  constructor(private readonly limits: Limits, now: number) {
    this.begunAt = now;
    this.answeredAt = now;
  }

  public begin(step: Step, now: number): void {
    if (!('instance' in step) || step.instance === this.instance) return;
    this.instance = step.instance;
    this.begunAt = now;
  }

  /** The last observation, and the action based on it, received a response. */
  public answered(now: number): void {
    this.answeredAt = now;
  }

  public late(now: number): string | undefined {
    const { instanceMs } = this.limits;
    return now - this.begunAt > instanceMs ? `${this.instance ?? 'the ring'} took longer than ${Math.round(instanceMs / 60_000)} minutes` : undefined;
  }

  public isSilent(now: number): boolean {
    return now - this.answeredAt > this.limits.silenceMs;
  }
}
