import { Action, nextStep, Step } from './next-step';
import type { Goal, Observed } from './observed';

/** What a run works with. */
export interface RollTools {
  /** How everything stands now. Throws if that is not known. */
  observe(): Promise<Observed>;
  /** Does it; false if it was refused for now, as by a disruption budget. */
  act(action: Action): Promise<boolean>;
  /** Why an error leaves open how things stand; nothing if it is an answer. */
  unknown(error: unknown): string | undefined;
  /** Whether somebody wants it to end. */
  isInterrupted(): boolean;
  /** Tells what goes on. */
  tell(text: string): void;
  pause(): Promise<void>;
  /** Milliseconds since any moment. */
  now(): number;
}

/** When a run gives up. */
export interface Limits {
  /** From the first step for one instance to the first for the next, in milliseconds. */
  readonly instanceMs: number;
  /** Without an answer of AWS or Kubernetes, in milliseconds. */
  readonly silenceMs: number;
}

/** How a run ended. In each case nothing else is ended. */
export interface Ending {
  readonly end: 'done' | 'stopped' | 'unknown' | 'interrupted';
  readonly why?: string;
  /** Ids of the instances that it ended, in order. */
  readonly replaced: readonly string[];
}

/** Looks, decides, acts, and looks again. Each action follows from a look of its own, so that none is taken on what is not known. */
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

/** @returns what is waited for */
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

/** How long one instance takes, and how long nobody has answered. */
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

  /** The last look, and what followed from it, had an answer. */
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
