import type { CassandraCommand, ConcurrencyPolicy, RestartPolicy } from './task-choices';

/**
 * An operation, without the datacenter that it runs on.
 */
export interface CassandraTaskTemplate {
  /**
   * Whether the task may run concurrently with other tasks. It does so only if they allow it too.
   *
   * @default - Forbid
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * The job. Set exactly one: with none, or with more than one, the task silently does nothing.
   *
   * @default - none
   */
  readonly jobs?: CassandraJob[];

  /**
   * Number of pods of a rack that are processed at a time; racks are processed one after another. 0 means 1. Since cass-operator 1.29.
   *
   * @default - 1
   */
  readonly maxConcurrentPods?: number;

  /**
   * Whether the job is retried on a pod where it failed.
   *
   * @default - OnFailure
   */
  readonly restartPolicy?: RestartPolicy;

  /**
   * Number of retries on a pod where the job failed. Since cass-operator 1.29.
   *
   * @default - 1
   */
  readonly retries?: number;

  /**
   * Earliest start time of the task.
   *
   * @default - at once
   */
  readonly scheduledTime?: Date;

  /**
   * Seconds after which the finished task is deleted; 0 keeps it forever.
   *
   * @default - 86400
   */
  readonly ttlSecondsAfterFinished?: number;
}

/**
 * One job of a task.
 */
export interface CassandraJob {
  /**
   * Arguments of the command.
   *
   * @default - none
   */
  readonly args?: JobArguments;

  /**
   * The command. A command that the operator does not know is accepted but does nothing.
   */
  readonly command: CassandraCommand;

  /**
   * Name of the job, for the people who read it.
   */
  readonly name: string;
}

/**
 * Arguments of a command. Each command reads the ones it needs and ignores the rest.
 */
export interface JobArguments {
  /**
   * Last token of the range to compact.
   *
   * @default - the end of the ring
   */
  readonly endToken?: string;

  /**
   * Whether to restart all pods of a rack at once. Since cass-operator 1.29.
   *
   * @default - false
   */
  readonly fast?: boolean;

  /**
   * Whether to run the command even if the operator considers it unsafe.
   *
   * @default - false
   */
  readonly force?: boolean;

  /**
   * Number of threads for a cleanup, scrub, garbage collection or upgrade of SSTables.
   *
   * @default - Cassandra's
   */
  readonly jobs?: number;

  /**
   * Keyspace to process.
   *
   * @default - all keyspaces
   */
  readonly keyspaceName?: string;

  /**
   * New token of each pod to move, by pod name. Required by the command `move`; pods that are not listed keep their tokens.
   *
   * @default - none
   */
  readonly newTokens?: { [key: string]: string };

  /**
   * Whether a scrub skips the snapshot that it takes first.
   *
   * @default - false
   */
  readonly noSnapshot?: boolean;

  /**
   * Whether a scrub skips the validation of values.
   *
   * @default - false
   */
  readonly noValidate?: boolean;

  /**
   * Pod to process. The command `replacenode` requires a pod or a rack.
   *
   * @default - all pods
   */
  readonly podName?: string;

  /**
   * Rack to process. A rack that does not exist is ignored: a restart then covers all racks.
   *
   * @default - all racks
   */
  readonly rack?: string;

  /**
   * Whether a scrub skips corrupted rows.
   *
   * @default - false
   */
  readonly skipCorrupted?: boolean;

  /**
   * Datacenter from which a rebuild streams its data. Required by the command `rebuild`.
   *
   * @default - none
   */
  readonly sourceDatacenter?: string;

  /**
   * Whether a compaction writes several SSTables instead of one.
   *
   * @default - false
   */
  readonly splitOutput?: boolean;

  /**
   * First token of the range to compact.
   *
   * @default - the start of the ring
   */
  readonly startToken?: string;

  /**
   * Tables of the keyspace to process.
   *
   * @default - all tables
   */
  readonly tables?: string[];
}
