import type { ClusterName, LiveReader } from './live';
import type { NewObject } from './new-object';
import type { ObservedTask, TaskPlace, TaskRequest } from '../tasks/observed';

/** What the operator knows about tasks of one Cassandra cluster. */
export interface LiveTasks {
  readonly tasks: readonly ObservedTask[];
  readonly places: readonly TaskPlace[];
}

/** How one backend runs one-time operations: for the command line only. */
export interface Tasks {
  look(reader: LiveReader, cluster: ClusterName): Promise<LiveTasks>;
  /** Command and arguments of a request, as {@link ObservedTask.job} has them. */
  jobOf(request: TaskRequest): string;
  /** Starts a task on one datacenter. */
  task(cluster: ClusterName, run: { readonly name: string; readonly datacenter: string; readonly request: TaskRequest }): NewObject;
}
