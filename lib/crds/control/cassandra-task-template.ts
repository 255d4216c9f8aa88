import type { CassandraCommand, ConcurrencyPolicy, RestartPolicy } from './task-choices';

/**
 * An operation, without the datacenter it is done on.
 */
export interface CassandraTaskTemplate {
  /**
   * Whether the task runs beside others. It does so only when the others allow it too.
   *
   * @default - Forbid
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * What is done. Give exactly one: with none, or with more, nothing happens, without a word.
   *
   * @default - none
   */
  readonly jobs?: CassandraJob[];

  /**
   * How many pods of a rack are worked on at a time; racks come one after the other. 0 works as 1. Since cass-operator 1.29.
   *
   * @default - 1
   */
  readonly maxConcurrentPods?: number;

  /**
   * Whether a pod where the job failed is tried again.
   *
   * @default - OnFailure
   */
  readonly restartPolicy?: RestartPolicy;

  /**
   * How often a pod where the job failed is tried again. Since cass-operator 1.29.
   *
   * @default - 1
   */
  readonly retries?: number;

  /**
   * Time before which the task does not start.
   *
   * @default - at once
   */
  readonly scheduledTime?: Date;

  /**
   * Seconds after which the finished task is removed; 0 keeps it for ever.
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
   * What is run. A command that the operator does not know is not refused; nothing happens then.
   */
  readonly command: CassandraCommand;

  /**
   * Name of the job, for its reader.
   */
  readonly name: string;
}

/**
 * Arguments of a command. Each command reads its own and ignores the rest.
 */
export interface JobArguments {
  /**
   * Last token of the range that is compacted.
   *
   * @default - the end of the ring
   */
  readonly endToken?: string;

  /**
   * Whether a restart takes all pods of a rack at once. Since cass-operator 1.29.
   *
   * @default - false
   */
  readonly fast?: boolean;

  /**
   * Whether the command is run though the operator thinks it unsafe.
   *
   * @default - false
   */
  readonly force?: boolean;

  /**
   * Number of threads of a cleanup, scrub, garbage collection or upgrade of tables.
   *
   * @default - Cassandra's
   */
  readonly jobs?: number;

  /**
   * Keyspace that is worked on.
   *
   * @default - all keyspaces
   */
  readonly keyspaceName?: string;

  /**
   * New token of each pod that moves, by pod name. The command `move` needs it; pods that are not named stay.
   *
   * @default - none
   */
  readonly newTokens?: { [key: string]: string };

  /**
   * Whether a scrub makes no snapshot first.
   *
   * @default - false
   */
  readonly noSnapshot?: boolean;

  /**
   * Whether a scrub does not validate values.
   *
   * @default - false
   */
  readonly noValidate?: boolean;

  /**
   * Pod that is worked on. The command `replacenode` needs it, or a rack.
   *
   * @default - all pods
   */
  readonly podName?: string;

  /**
   * Rack that is worked on. One that does not exist is ignored: a restart then takes all racks.
   *
   * @default - all racks
   */
  readonly rack?: string;

  /**
   * Whether a scrub leaves out rows that it cannot read.
   *
   * @default - false
   */
  readonly skipCorrupted?: boolean;

  /**
   * Datacenter from which a rebuild streams. The command `rebuild` needs it.
   *
   * @default - none
   */
  readonly sourceDatacenter?: string;

  /**
   * Whether a compaction makes several files and not one.
   *
   * @default - false
   */
  readonly splitOutput?: boolean;

  /**
   * First token of the range that is compacted.
   *
   * @default - the start of the ring
   */
  readonly startToken?: string;

  /**
   * Tables of the keyspace that are worked on.
   *
   * @default - all tables
   */
  readonly tables?: string[];
}
