import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { MedusaBackupJobSpec } from './medusa-backup-job';
import type { ScheduledOperation } from './medusa-choices';
import type { ConcurrencyPolicy } from '../control/task-choices';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaBackupSchedule}.
 */
export interface MedusaBackupScheduleProps {
  /**
   * Name, namespace, labels and annotations of the object. It must be in the namespace of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The schedule and its backup.
   */
  readonly spec: MedusaBackupScheduleSpec;
}

/**
 * Scheduled backups, or purges, of one datacenter. Each datacenter needs its own schedule.
 *
 * @example
 *
 * import { Chart } from 'cdk8s';
 *
 * declare const chart: Chart;
 *
 * new crds.MedusaBackupSchedule(chart, 'Daily', {
 *   metadata: { name: 'daily', namespace: 'orders' },
 *   spec: {
 *     cronSchedule: '0 2 * * *',
 *     backupSpec: { cassandraDatacenter: 'dc1', backupType: crds.BackupType.DIFFERENTIAL },
 *   },
 * });
 */
export class MedusaBackupSchedule extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaBackupSchedule' };

  constructor(scope: Construct, id: string, props: MedusaBackupScheduleProps) {
    super(scope, id, MedusaBackupSchedule.GVK, props, 'MedusaBackupScheduleSpec');
  }
}

/**
 * A schedule, and the backup that it makes.
 */
export interface MedusaBackupScheduleSpec {
  /**
   * The backup to make each time.
   */
  readonly backupSpec: MedusaBackupJobSpec;

  /**
   * Whether a backup may start while another one of the same schedule is running. Replacing the running backup is not implemented.
   *
   * @default - Forbid
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * Cron expression with five fields, or `@daily` and the like; at least 1 character. In UTC unless it starts with `CRON_TZ=`. The
   * six-field expressions of AWS are refused.
   */
  readonly cronSchedule: string;

  /**
   * Whether the schedule is suspended.
   *
   * @default - false
   */
  readonly disabled?: boolean;

  /**
   * Whether the schedule makes backups or purges them.
   *
   * @default backup
   */
  readonly operationType?: ScheduledOperation;
}
