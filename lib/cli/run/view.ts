import { COMMAND_PARTS } from '../../backends/command-table';
import type { LiveCluster } from '../../backends/live';
import type { LiveTasks, Tasks } from '../../backends/tasks';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { kubernetesPath } from '../../private/kubernetes-path';
import { own } from '../../private/own';
import type { TaskKind } from '../../tasks/kinds';
import type { TaskRequest } from '../../tasks/observed';
import { standingOf } from '../../tasks/standing';
import { CommandError } from '../exit-code';
import type { Standing } from '../follow';
import type { FoundCluster } from '../status/find-clusters';
import { readLive } from '../status/read-live';
import { missing } from '../status/standing';

/** A task on one datacenter. */
export interface PlannedTask {
  readonly name: string;
  readonly datacenter: string;
  /** Number of its nodes. */
  readonly nodes: number;
}

/** One call of the command. */
export interface TaskRun {
  /** By which it happens once. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly request: TaskRequest;
  /** One task for each datacenter, in order. */
  readonly planned: readonly PlannedTask[];
}

/** A Cassandra cluster with its tasks. */
export class TaskView {
  private readonly parts: Tasks;

  /** @throws CommandError if its backend runs no tasks */
  constructor(private readonly client: () => KubernetesClient, public readonly cluster: FoundCluster) {
    const parts = own(COMMAND_PARTS, cluster.watch.ready)?.tasks;
    if (!parts) throw new CommandError(`Cassandra cluster ${cluster.name} runs with a backend that runs no tasks`);
    this.parts = parts;
  }

  public observe(): Promise<LiveTasks> {
    return this.parts.look(this.client(), this.named);
  }

  public live(): Promise<LiveCluster> {
    return readLive(this.client(), this.cluster, Date.now());
  }

  public async start({ name, datacenter }: PlannedTask, request: TaskRequest): Promise<void> {
    const { kind, object } = this.parts.task(this.named, { name, datacenter, request });
    await this.client().request({ method: 'POST', path: kubernetesPath(kind, this.cluster.namespace), body: object });
  }

  public jobOf(request: TaskRequest): string {
    return this.parts.jobOf(request);
  }

  public async standing({ name, nodes }: PlannedTask, { takesNodesDown }: TaskKind): Promise<Standing> {
    const { tasks } = await this.observe();
    const isDone = tasks.find((one) => one.name === name)?.state === 'done';
    const now = Date.now();
    return standingOf(tasks, name, nodes, isDone && takesNodesDown ? await this.unsettled(now) : undefined, now);
  }

  /** A node that is being replaced counts as ready before its data is there. */
  private async unsettled(now: number): Promise<string | undefined> {
    const live = await this.live();
    return missing(live, now) ?? live.running.find(({ kind }) => kind === 'roll')?.told;
  }

  private get named() {
    return { Namespace: this.cluster.namespace, Name: this.cluster.name };
  }
}
