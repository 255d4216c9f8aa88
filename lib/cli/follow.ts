import { Interrupt } from './interrupt';
import type { Output } from './output';
import { notKnownYet } from '../lifecycle/handlers/remote-error';

/** Where work that an operator does stands. */
export interface Standing {
  readonly state: 'running' | 'done' | 'failed';
  /** For people. */
  readonly told: string;
}

/** How following ended. Only "done" and "failed" are states of the work, which otherwise goes on. */
export interface Followed {
  readonly end: 'done' | 'failed' | 'interrupted' | 'unknown' | 'late';
  readonly told: string;
}

const PAUSE_MS = 5_000;
/** As long as the API server of EKS can be unavailable during an update of the control plane. */
const SILENCE_MS = 10 * 60_000;

/** Waits for work that goes on without this process. */
export async function follow(look: () => Promise<Standing>, timeoutMs: number, output: Output): Promise<Followed> {
  const interrupt = new Interrupt();
  const startedAt = Date.now();
  let answeredAt = startedAt;
  interrupt.listen();
  try {
    for (let told = 'started'; ; await interrupt.pause(PAUSE_MS)) {
      if (interrupt.isWished) return { end: 'interrupted', told };
      const seen = await answered(look);
      told = seen.told;
      output.progress(told);
      if (seen.state === 'done' || seen.state === 'failed') return { end: seen.state, told };
      if (seen.state === 'running') answeredAt = Date.now();
      if (Date.now() - answeredAt > SILENCE_MS) return { end: 'unknown', told };
      if (Date.now() - startedAt > timeoutMs) return { end: 'late', told };
    }
  } finally {
    interrupt.ignore();
  }
}

async function answered(look: () => Promise<Standing>): Promise<{ readonly state: Standing['state'] | 'unknown'; readonly told: string }> {
  try {
    return await look();
  } catch (error) {
    const told = notKnownYet(error);
    if (told === undefined) throw error;
    return { state: 'unknown', told };
  }
}
