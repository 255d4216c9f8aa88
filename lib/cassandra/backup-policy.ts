import { Duration, Size } from 'aws-cdk-lib';
import { BackupSchedule } from '../backup/backup-schedule';

/** A further schedule beside `schedule`, for instance a full backup each week beside a differential one each day. */
export interface AdditionalBackupSchedule {
  /** Name of the schedule, a DNS label of its own among the additional schedules. It becomes part of the names of its backups. */
  readonly name: string;

  /** When a backup starts, in UTC. The operator makes one backup of a datacenter at a time: a schedule that is due meanwhile waits. */
  readonly schedule: BackupSchedule;

  /**
   * Whether each backup uploads all files again, instead of those that no earlier one holds.
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

/** What is other about the backups of one datacenter. */
export interface DatacenterBackupOptions {
  /**
   * Whether backups of this datacenter start. Those that are there stay.
   *
   * @default - the cluster's `enabled`
   */
  readonly enabled?: boolean;

  /**
   * When a backup starts, in UTC, in place of the cluster's `schedule`.
   *
   * @default - the cluster's
   */
  readonly schedule?: BackupSchedule;

  /**
   * Whether each backup of `schedule` uploads all files again.
   *
   * @default - the cluster's
   */
  readonly full?: boolean;
}

/** When backups are made and how long they are kept. */
export interface CassandraBackupPolicy {
  /** When a backup starts, in UTC. */
  readonly schedule: BackupSchedule;

  /**
   * Further schedules. Backups of all schedules count for `retention` and `maxBackups`.
   *
   * @default - none
   */
  readonly additionalSchedules?: AdditionalBackupSchedule[];

  /**
   * Whether backups start. Switched off, the schedules pause, nothing restarts, and the backups that are there stay.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How far back a restore can reach, in whole days: at least a day more than the longest time between two backups.
   *
   * It becomes a number of backups: as many as the schedules start in that time, at least two. Medusa's own limit of age is never set, since it
   * removes the last good backup when none was made for that long. Attempts that fail halfway count too, so a row of failures still shortens what
   * is kept: watch the age of the newest complete backup.
   *
   * @default - no limit, unless `maxBackups` sets one
   */
  readonly retention?: Duration;

  /**
   * How many backups of each node are kept, instead of `retention`: two or more.
   *
   * @default - as many as `retention` needs, or all
   */
  readonly maxBackups?: number;

  /**
   * Whether the operator removes, each night at midnight UTC, backups beyond that number. Without it every backup is kept and paid for.
   *
   * @default true
   */
  readonly purge?: boolean;

  /**
   * Whether each backup of `schedule` uploads all files again, instead of those that no earlier one holds.
   *
   * @default false
   */
  readonly full?: boolean;

  /**
   * Data per second that each file moves at most, in whole MiB (`transferMaxBandwidth` of Medusa), in a backup and in a restore. A node moves
   * `concurrentTransfers` files at a time, so up to that many times as much. More shortens backups and takes from what the volume has for requests;
   * the plan reckons with no more than instance and volume sustain.
   *
   * @default Size.mebibytes(50), Medusa's own
   */
  readonly transferRate?: Size;

  /**
   * Files that each node moves at the same time (`concurrentTransfers` of Medusa).
   *
   * @default 1
   */
  readonly concurrentTransfers?: number;
}
