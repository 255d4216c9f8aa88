import type { RepairType } from './reaper-choices';

/**
 * Repairs that Reaper schedules automatically for each keyspace, as keyspaces are created and dropped. Times are ISO 8601 durations
 * (`PT15S`, `P1DT6H`).
 */
export interface AutoScheduling {
  /**
   * Whether automatic scheduling is enabled.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * Names of clusters to exclude.
   *
   * @default - none
   */
  readonly excludedClusters?: string[];

  /**
   * Names of keyspaces to exclude.
   *
   * @default - none, beside Cassandra's own
   */
  readonly excludedKeyspaces?: string[];

  /**
   * Delay before Reaper checks for keyspaces the first time, as a duration.
   *
   * @default PT15S
   */
  readonly initialDelayPeriod?: string;

  /**
   * Percentage of unrepaired data at which an incremental repair starts, 0 to 100.
   *
   * @default 10
   */
  readonly percentUnrepairedThreshold?: number;

  /**
   * Interval between two checks for keyspaces, as a duration.
   *
   * @default PT10M
   */
  readonly periodBetweenPolls?: string;

  /**
   * Type of the repairs.
   *
   * @default AUTO
   */
  readonly repairType?: RepairType;

  /**
   * Interval between the start times of schedules, as a duration.
   *
   * @default PT6H
   */
  readonly scheduleSpreadPeriod?: string;

  /**
   * Delay before the first repair of a new schedule, as a duration.
   *
   * @default PT5M
   */
  readonly timeBeforeFirstSchedule?: string;
}
