import { isOfCluster, LABELS } from './labels';
import { newObject } from './new-object';
import { DATACENTER, TASK } from './watch';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';
import { safeText } from '../../private/safe-text';
import type { ObservedTask, TaskPlace, TaskRequest } from '../../tasks/observed';
import type { ClusterName, LiveReader } from '../live';
import { conditionOf, livePods, timeOf } from '../live-pods';
import type { LiveTasks, Tasks } from '../tasks';

/** Where the operator's name of a command is another one. */
const COMMANDS: Readonly<Record<string, string>> = { replace: 'replacenode' };

/** Tasks by cass-operator 1.30.3, which runs one at a time for each datacenter, one node after another. */
export const k8ssandraTasks: Tasks = {
  look,
  task: (cluster, { name, datacenter, request }) => newObject(TASK, cluster, name, {
    datacenter: { name: datacenter, namespace: cluster.Namespace },
    // Told, since releases differ in what they do without it.
    restartPolicy: 'OnFailure',
    jobs: [{ name: request.kind, ...jobOf(request) }],
  }),
  jobOf: (request) => JSON.stringify(jobOf(request)),
};

function jobOf(request: TaskRequest) {
  return { command: COMMANDS[request.kind] ?? request.kind, args: argumentsOf(request) };
}

function argumentsOf({ rack, pod, keyspace, tables, from }: TaskRequest) {
  return {
    ...(rack !== undefined && { rack }),
    ...(pod !== undefined && { pod_name: pod }),
    ...(keyspace !== undefined && { keyspace_name: keyspace }),
    ...(tables.length > 0 && { tables }),
    ...(from !== undefined && { source_datacenter: from }),
  };
}

async function look(reader: LiveReader, { Namespace, Name }: ClusterName): Promise<LiveTasks> {
  const [all, tasks] = await Promise.all([DATACENTER, TASK].map((kind) => reader.listOrNone(kubernetesPath(kind, Namespace))));
  const pods = await reader.list(kubernetesPath(CORE.pods, Namespace));
  const datacenters = all.filter((one) => isOfCluster(one, Name));
  const live = livePods(pods, LABELS);
  return {
    tasks: tasks.map(taskOf).filter(({ datacenter }) => datacenters.some(({ metadata }) => metadata.name === datacenter)),
    places: datacenters.map(({ metadata, spec }): TaskPlace => ({
      name: metadata.name,
      nameInCassandra: spec?.datacenterName || metadata.name,
      racks: (spec?.racks ?? []).length > 0 ? spec.racks.map(({ name }: any) => name) : ['default'],
      pods: live.filter(({ datacenter }) => datacenter === metadata.name),
    })),
  };
}

/** A task that failed is complete, too. */
function taskOf({ metadata, spec, status }: any): ObservedTask {
  const is = (type: string) => conditionOf(status, type)?.status === 'True';
  const why = [conditionOf(status, 'Failed')?.message, ...failedPods(status)].filter((text) => text).map((text) => safeText(text));
  const isFailed = is('Failed') || Number(status?.failed ?? 0) > 0;
  const isComplete = is('Complete') || status?.completionTime !== undefined;
  return {
    name: metadata.name,
    datacenter: String(spec?.datacenter?.name),
    job: jobText(spec?.jobs?.[0]),
    createdAt: timeOf(metadata.creationTimestamp),
    state: isComplete ? (isFailed ? 'failed' : 'done') : status?.startTime ? 'running' : 'new',
    succeeded: Number(status?.succeeded ?? 0),
    why: why.join('; ') || undefined,
  };
}

/** In the order of {@link argumentsOf}: the API server sorts fields. */
function jobText({ command, args = {} }: any = {}): string {
  const order = ['rack', 'pod_name', 'keyspace_name', 'tables', 'source_datacenter'];
  return JSON.stringify({ command, args: Object.fromEntries(order.filter((name) => args[name] !== undefined).map((name) => [name, args[name]])) });
}

function failedPods(status: any): string[] {
  return Object.entries<any>(status?.podStatuses ?? {}).filter(([, one]) => /error|fail/i.test(String(one?.status ?? one))).map(([pod]) => `on ${pod}`);
}
