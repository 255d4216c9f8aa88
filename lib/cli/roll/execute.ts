import { Interrupt } from './interrupt';
import type { RollView } from './view';
import { notKnownYet } from '../../lifecycle/handlers/remote-error';
import type { Goal } from '../../roll/observed';
import { Ending, run } from '../../roll/run';
import type { Output } from '../output';

/** Between two looks: steps take minutes, and a look is a handful of requests. */
const PAUSE_MS = 5_000;
/** As long as an API server of EKS takes to come back from an update of its control plane. */
const SILENCE_MS = 10 * 60_000;

/** How often a run looks, for those who cannot wait. */
export interface Pace {
  readonly pauseMs: number;
  readonly silenceMs: number;
}

/** Replaces instances until all are done, something unexpected stops it, or somebody interrupts it. */
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
