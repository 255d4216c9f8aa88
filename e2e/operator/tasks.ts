import { isTrue, now, TASKS } from './objects';
import { KubeClient, KubeObject } from '../harness/kube-client';

/** How long a task takes, whatever it does: there is no data to stream. */
const TASK_MS = 3_000;

/** One task at a time for each datacenter, as cass-operator does it. */
export async function reconcileTasks(client: KubeClient): Promise<void> {
  const open = (await client.list(`${TASKS}/cassandratasks`)).filter((task) => !isTrue(task, 'Complete'));
  const busy = new Set<string>();
  for (const task of open.sort((one, other) => one.metadata.creationTimestamp!.localeCompare(other.metadata.creationTimestamp!))) {
    const { namespace } = task.metadata;
    const datacenter = `${namespace}/${task.spec.datacenter.name}`;
    if (busy.has(datacenter)) continue;
    busy.add(datacenter);
    await work(client, task, `${TASKS}/namespaces/${namespace}/cassandratasks/${task.metadata.name}/status`);
  }
}

async function work(client: KubeClient, { status }: KubeObject, path: string): Promise<void> {
  const condition = (type: string, value: 'True' | 'False') => ({ type, status: value, reason: type, message: '', lastTransitionTime: now() });
  if (!status?.startTime) {
    await client.patch(path, { status: { startTime: now(), active: 1, conditions: [condition('Running', 'True')] } });
  } else if (Date.now() - new Date(status.startTime).getTime() >= TASK_MS) {
    await client.patch(path, { status: { active: 0, succeeded: 1, completionTime: now(), conditions: [condition('Running', 'False'), condition('Complete', 'True')] } });
  }
}
