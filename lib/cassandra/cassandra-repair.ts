import { Duration, Size } from 'aws-cdk-lib';

/** What a repair compares. */
export enum CassandraRepairType {
  /** What suits the release: incremental for all that this library supports. */
  AUTOMATIC = 'AUTOMATIC',
  /** All data, each time: slower, but it also finds what was lost after a repair. */
  FULL = 'FULL',
  /** Data that was written since the last repair. The first one of data that existed before rewrites all of it. */
  INCREMENTAL = 'INCREMENTAL',
}

/**
 * Automatic repair. A schedule keeps the values with which it was made: changes of `type`, `interval`, `intensity`, `segmentTimeout` and
 * `excludedKeyspaces` only affect keyspaces that have no schedule yet (docs/repair.md).
 */
export interface CassandraRepairOptions {
  /**
   * Whether keyspaces are repaired regularly. Without repairs, deleted rows can reappear.
   *
   * k8ssandra-operator uses Reaper, whose automatic schedules leave out every keyspace whose name begins with "system": repair `system_auth` and
   * `system_distributed` yourself, for example with a schedule in its web UI (docs/repair.md).
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * What a repair compares.
   *
   * @default CassandraRepairType.AUTOMATIC
   */
  readonly type?: CassandraRepairType;

  /**
   * Time between two repairs of a keyspace, in whole days. It should be shorter than `gc_grace_seconds` of the tables, by the duration of a repair.
   *
   * @default Duration.days(7)
   */
  readonly interval?: Duration;

  /**
   * Number of threads that drive repairs and their segments: one that finds none free waits.
   *
   * @default 15
   */
  readonly threads?: number;

  /**
   * Share of the time in which repairs run, above 0 and up to 1: with 0.5, a pause as long as each segment follows it.
   *
   * @default 0.9
   */
  readonly intensity?: number;

  /**
   * Time after which a segment is stopped and tried again, in whole minutes. In incremental repairs all ranges of a node are one segment, which gets
   * ten times that.
   *
   * @default Duration.minutes(30)
   */
  readonly segmentTimeout?: Duration;

  /**
   * Names of keyspaces that get no automatic schedule.
   *
   * @default - none
   */
  readonly excludedKeyspaces?: string[];

  /**
   * Heap of the service that repairs. Its pod gets half a GiB more, as request and limit.
   *
   * @default Size.gibibytes(1)
   */
  readonly heap?: Size;
}
