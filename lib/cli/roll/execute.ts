import type { RollView } from './view';
import { notKnownYet } from '../../lifecycle/handlers/remote-error';
import type { Goal } from '../../roll/observed';
import { Ending, run } from '../../roll/run';
import { Interrupt } from '../interrupt';
import type { Output } from '../output';

/** Polling interval: steps take minutes, and one observation is a handful of requests. */
const PAUSE_MS = 5_000;
/** As long as the API server of EKS can be unavailable during an update of the control plane. */
const SILENCE_MS = 10 * 60_000;

/** Time limits of a run, which callers that cannot wait shorten. */
export interface Pace {
  readonly pauseMs: number;
  readonly silenceMs: number;
}

/** Replaces instances until all are done, something unexpected stops the run, or the user interrupts it. */
export async function execute(
  view: RollView, goal: Goal, instanceMs: number, output: Output, { pauseMs, silenceMs }: Pace = { pauseMs: PAUSE_MS, silenceMs: SILENCE_MS },
): Promise<Ending> {
  const interrupt = new Interrupt();
  interrupt.listen();
  const total = goal.instances.length;
  const gone = new Set<string>();
  try {
    return await run(goal, { instanceMs, silenceMs }, {
      observe: () => view.observe(),
      act: async (action) => {
        const isDone = await view.act(action);
        if (isDone && action.kind === 'terminate') gone.add(action.instance);
        return isDone;
      },
      unknown: notKnownYet,
      isInterrupted: () => interrupt.isWished,
      tell: (text) => output.progress(`${gone.size} of ${total} instances ended: ${text}${interrupt.isWished ? ' (ends at the next step)' : ''}`),
      pause: () => interrupt.pause(pauseMs),
      now: Date.now,
    });
  } finally {
    interrupt.ignore();
  }
}
