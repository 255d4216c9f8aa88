import type { RestoreRun } from './observed';

/** Where restores stand together. */
export interface RestoreStanding {
  readonly state: 'running' | 'done' | 'failed';
  /** For people. */
  readonly told: string;
}

/** An operator looks at a new object within seconds. */
const UNSEEN_MS = 5 * 60_000;
/** Comparing takes seconds; if no node can list the backups, the operator tries it for ever. */
const PREPARING_MS = 10 * 60_000;

/** @param missing why the Cassandra cluster is not ready; undefined if it is */
export function standingOf(runs: readonly RestoreRun[], wanted: readonly string[], missing: string | undefined, now: number): RestoreStanding {
  const lost = wanted.find((name) => !runs.some((run) => run.name === name));
  if (lost) return { state: 'failed', told: `restore ${lost} was deleted` };
  const failed = runs.map((run) => failureOf(run, now)).find((why) => why !== undefined);
  if (failed !== undefined) return { state: 'failed', told: failed };
  const open = runs.filter(({ phase }) => phase !== 'ended');
  if (open.length > 0) return { state: 'running', told: open.map(progressOf).join('; ') };
  return missing === undefined ? { state: 'done', told: 'restored, and every node is up' } : { state: 'running', told: `restored; ${missing}` };
}

function failureOf({ name, datacenter, failure, nodes, phase, createdAt }: RestoreRun, now: number): string | undefined {
  if (failure !== undefined) return `the operator refused restore ${name}: ${failure}`;
  if (phase === 'new' && now - createdAt > UNSEEN_MS) return `the operator has not looked at restore ${name}: is it running?`;
  if (phase === 'preparing' && now - createdAt > PREPARING_MS) return `datacenter ${datacenter} is compared with the backup without an end: can its nodes read the bucket?`;
  const failing = nodes.find(({ state }) => state === 'failing');
  return failing && `${failing.pod} of datacenter ${datacenter} cannot restore its data: ${failing.why}`;
}

/** What one run does, for people. */
export function progressOf({ datacenter, phase, nodes }: RestoreRun): string {
  const restored = nodes.filter(({ state }) => state === 'restored').length;
  const doing = {
    new: 'waits for the operator',
    preparing: 'is compared with the backup',
    stopping: 'is being stopped',
    restoring: `is restored, ${restored} of ${nodes.length} started nodes have their data`,
    ended: 'is restored',
  };
  return `datacenter ${datacenter} ${doing[phase]}`;
}
