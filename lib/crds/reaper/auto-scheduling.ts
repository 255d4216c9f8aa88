import type { RepairType } from './reaper-choices';

/**
 * Repairs that Reaper schedules without being asked for, for each keyspace as it comes and goes. Times are durations of ISO 8601 (`PT15S`,
 * `P1DT6H`).
 */
export interface AutoScheduling {
  /**
   * Whether it does.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * Names of clusters that are left out.
   *
   * @default - none
   */
  readonly excludedClusters?: string[];

  /**
   * Names of keyspaces that are left out.
   *
   * @default - none, beside Cassandra's own
   */
  readonly excludedKeyspaces?: string[];

  /**
   * Time until Reaper looks for keyspaces the first time, as a duration.
   *
   * @default PT15S
   */
  readonly initialDelayPeriod?: string;

  /**
   * Percentage of data that is not yet repaired from which an incremental repair starts, 0 to 100.
   *
   * @default 10
   */
  readonly percentUnrepairedThreshold?: number;

  /**
   * Time between two looks for keyspaces, as a duration.
   *
   * @default PT10M
   */
  readonly periodBetweenPolls?: string;

  /**
   * Kind of the repairs.
   *
   * @default AUTO
   */
  readonly repairType?: RepairType;

  /**
   * Time between the starts of two schedules, as a duration.
   *
   * @default PT6H
   */
  readonly scheduleSpreadPeriod?: string;

  /**
   * Time until the first repair of a new schedule, as a duration.
   *
   * @default PT5M
   */
  readonly timeBeforeFirstSchedule?: string;
}
