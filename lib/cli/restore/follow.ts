import type { RestoreView } from './view';
import { notKnownYet } from '../../lifecycle/handlers/remote-error';
import { standingOf } from '../../restore/standing';
import type { Output } from '../output';
import { Interrupt } from '../roll/interrupt';

/** How following a restore ended. Only "done" and "failed" are states of the restore, which otherwise goes on. */
export interface Followed {
  readonly end: 'done' | 'failed' | 'interrupted' | 'unknown' | 'late';
  readonly told: string;
}

const PAUSE_MS = 5_000;
/** As long as the API server of EKS can be unavailable during an update of the control plane. */
const SILENCE_MS = 10 * 60_000;

/** Waits for restores by their names. */
export async function follow(view: RestoreView, names: readonly string[], timeoutMs: number, output: Output): Promise<Followed> {
  const interrupt = new Interrupt();
  const startedAt = Date.now();
  let answeredAt = startedAt;
  interrupt.listen();
  try {
    for (let told = 'started'; ; await interrupt.pause(PAUSE_MS)) {
      if (interrupt.isWished) return { end: 'interrupted', told };
      const seen = await look(view, names);
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

async function look(view: RestoreView, names: readonly string[]): Promise<{ readonly state: 'running' | 'done' | 'failed' | 'unknown'; readonly told: string }> {
  try {
    const runs = (await view.observe()).runs.filter(({ name }) => names.includes(name));
    const missing = runs.every(({ phase }) => phase === 'ended') ? await view.missing() : undefined;
    return standingOf(runs, names, missing, Date.now());
  } catch (error) {
    const told = notKnownYet(error);
    if (told === undefined) throw error;
    return { state: 'unknown', told };
  }
}
