import { Duration, Size } from 'aws-cdk-lib';
import { BackupSchedule } from '../backup/backup-schedule';

/** A schedule in addition to `schedule`, for instance for a weekly full backup in addition to daily differential ones. */
export interface AdditionalBackupSchedule {
  /** Name of the schedule, a DNS label that is unique among the additional schedules. It is part of the names of its backups. */
  readonly name: string;

  /** Start time of the backups, in UTC. The operator runs one backup of a datacenter at a time; a schedule that is due meanwhile waits. */
  readonly schedule: BackupSchedule;

  /**
   * Whether each backup uploads all files, instead of only those that no earlier backup holds.
   *
   * @default false
   */
  readonly full?: boolean;

  /**
   * Names of the datacenters that are backed up.
   *
   * @default - all
   */
  readonly datacenters?: string[];
}

/** Backup options of one datacenter that differ from those of the cluster. */
export interface DatacenterBackupOptions {
  /**
   * Whether backups of this datacenter are made. Existing backups are kept in any case.
   *
   * @default - the cluster's `enabled`
   */
  readonly enabled?: boolean;

  /**
   * Start time of the backups, in UTC, instead of the cluster's `schedule`.
   *
   * @default - the cluster's
   */
  readonly schedule?: BackupSchedule;

  /**
   * Whether each backup of `schedule` uploads all files.
   *
   * @default - the cluster's
   */
  readonly full?: boolean;
}

/** When backups are made and how long they are kept. */
export interface CassandraBackupPolicy {
  /** Start time of the backups, in UTC. */
  readonly schedule: BackupSchedule;

  /**
   * Additional schedules. The backups of all schedules count towards `retention` and `maxBackups`.
   *
   * @default - none
   */
  readonly additionalSchedules?: AdditionalBackupSchedule[];

  /**
   * Whether backups are made. If false, the schedules are paused, nothing restarts, and existing backups are kept.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How far back a restore can reach, in whole days: at least one day more than the longest time between two backups.
   *
   * It is converted into a number of backups: as many as the schedules start in that time, and at least two. Medusa's maximum age is never set,
   * because a purge by age removes the last good backup if no newer one was made. Failed backups count, too, so repeated failures shorten the
   * retention: see `ageAlarm`.
   *
   * @default - no limit, unless `maxBackups` sets one
   */
  readonly retention?: Duration;

  /**
   * Number of backups of each node to keep, instead of `retention`: two or more.
   *
   * @default - as many as `retention` needs, or all
   */
  readonly maxBackups?: number;

  /**
   * Whether backups beyond that number are deleted, every day at midnight UTC. If false, all backups are kept and billed.
   *
   * @default true
   */
  readonly purge?: boolean;

  /**
   * Whether each backup of `schedule` uploads all files, instead of only those that no earlier backup holds.
   *
   * @default false
   */
  readonly full?: boolean;

  /**
   * Maximum transfer rate per second of each file, in whole MiB (`transferMaxBandwidth` of Medusa), in backups and restores. A node transfers
   * `concurrentTransfers` files at a time. A higher rate shortens backups, but leaves less throughput for requests. The plan never assumes more than
   * instance and volume sustain.
   *
   * @default Size.mebibytes(50), the default of Medusa
   */
  readonly transferRate?: Size;

  /**
   * Number of files that each node transfers at the same time (`concurrentTransfers` of Medusa).
   *
   * @default 1
   */
  readonly concurrentTransfers?: number;
}
