import type { ObservedTask } from './observed';

/** An operator looks at a new object within seconds, unless another task of the datacenter runs. */
const UNSEEN_MS = 5 * 60_000;

/**
 * Where a task stands.
 *
 * @param nodes number of nodes of its datacenter
 * @param missing why the Cassandra cluster is not ready, if the task is only done when it is
 */
export function standingOf(
  tasks: readonly ObservedTask[], name: string, nodes: number, missing: string | undefined, now: number,
): { readonly state: 'running' | 'done' | 'failed'; readonly told: string } {
  const task = tasks.find((one) => one.name === name);
  if (task === undefined) return { state: 'failed', told: `task ${name} was deleted` };
  const { datacenter, state, why, succeeded, createdAt } = task;
  const on = (text: string) => `datacenter ${datacenter}: ${text}`;
  if (state === 'failed') return { state, told: on(`failed${why === undefined ? '' : `, ${why}`}; done on ${succeeded} of ${nodes} nodes`) };
  if (state === 'done') return missing === undefined ? { state, told: on('done') } : { state: 'running', told: on(`done; ${missing}`) };
  if (state === 'running') return { state, told: on(`done on ${succeeded} of ${nodes} nodes`) };
  const other = tasks.find((one) => one !== task && one.datacenter === datacenter && one.state === 'running');
  if (other) return { state: 'running', told: on(`waits for task ${other.name}`) };
  return now - createdAt > UNSEEN_MS ? { state: 'failed', told: on('the operator has not looked at the task: is it running?') } : { state: 'running', told: on('waits for the operator') };
}
