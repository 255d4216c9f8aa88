import { randomOf, Silence, World } from './world';
import { Ending, RollTools, run } from '../../lib/roll/run';

const SCHEDULES = 10_000;
/** Ticks of the world. */
const LIMITS = { instanceMs: 120, silenceMs: 20 };

/** What a run works with in a world. */
function toolsIn(world: World, isInterrupted: () => boolean): RollTools {
  const begun = world.time;
  return {
    observe: async () => world.observe(),
    act: async (action) => world.act(action),
    unknown: (error) => {
      if (error instanceof Silence) return error.message;
      throw error;
    },
    isInterrupted,
    tell: () => undefined,
    pause: async () => {
      world.later();
      // 12 instances at most, each with its time.
      if (world.time - begun > 3_000) throw new Error('it never ends');
    },
    now: () => world.time,
  };
}

/** One run after another, as a person would start them: stopped at random, resumed, put right in between. */
async function rolled(seed: number) {
  const world = new World(seed);
  const random = randomOf(seed + 0x5bd1e995);
  const asked = world.goal().instances.length;
  // In every second schedule nobody interrupts it, so that it has to end by itself.
  const stops = world.isCalm || seed % 2 === 0 ? 0 : 0.01;
  const endings: Ending[] = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    endings.push(await run(world.goal(), LIMITS, toolsIn(world, () => random.chance(stops))));
    if (endings.at(-1)!.end === 'done') break;
    world.calm();
  }
  return { world, endings, asked };
}

/** Says which schedule it was. */
async function within<T>(seed: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`schedule ${seed}: ${(error as Error).message}`);
  }
}

test(`in ${SCHEDULES} schedules of failures, no two nodes are down by our doing, no instance ends with its pod, and each run ends`, async () => {
  const counts: Record<string, number> = {};
  let replaced = 0;
  for (let seed = 0; seed < SCHEDULES; seed++) {
    const { world, endings, asked } = await within(seed, () => rolled(seed));
    for (const { end } of endings) counts[end] = (counts[end] ?? 0) + 1;
    const { end } = endings.at(-1)!;
    // Nobody disturbed it: all of it is done.
    if (world.isCalm) expect({ seed, end, ended: world.ended.length }).toEqual({ seed, end: 'done', ended: asked });
    if (end === 'done') expect({ seed, isWhole: world.isWhole, old: world.old }).toEqual({ seed, isWhole: true, old: 0 });
    replaced += world.ended.length;
  }
  // All ways to end are met, and far most schedules replace instances.
  expect(Object.keys(counts).sort()).toEqual(['done', 'interrupted', 'stopped', 'unknown']);
  expect(counts.done).toBeGreaterThan(SCHEDULES / 2);
  expect(replaced).toBeGreaterThan(SCHEDULES);
}, 60_000);

test('two runs at once take down no two nodes: they help each other, or both stop', async () => {
  const ends = new Set<string>();
  for (let seed = 0; seed < SCHEDULES / 5; seed++) {
    const world = new World(seed);
    const { instances, sizes } = world.goal();
    const goals = [instances, instances.slice(instances.length / 2)].map((some) => ({ instances: some, sizes }));
    const endings = await within(seed, () => Promise.all(goals.map((goal) => run(goal, LIMITS, toolsIn(world, () => false)))));
    ends.add(endings.map(({ end }) => end).sort().join(' and '));
  }
  expect([...ends]).toEqual(expect.arrayContaining(['done and done', 'stopped and stopped']));
}, 60_000);
