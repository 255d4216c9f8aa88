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
   * Name, namespace, labels and annotations of the object. Its namespace is that of the datacenter.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * When, and of what.
   */
  readonly spec: MedusaBackupScheduleSpec;
}

/**
 * Backups, or purges, of one datacenter at fixed times. Each datacenter needs a schedule of its own.
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
 * When backups are made, and of what.
 */
export interface MedusaBackupScheduleSpec {
  /**
   * The backup that is made each time.
   */
  readonly backupSpec: MedusaBackupJobSpec;

  /**
   * Whether a backup starts while one of the same schedule still runs. Replacing the running one is not implemented.
   *
   * @default - Forbid
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * Times in five fields of cron, or `@daily` and the like, in UTC unless it starts with `CRON_TZ=`; at least 1 character. The six fields
   * of AWS are refused.
   */
  readonly cronSchedule: string;

  /**
   * Whether nothing is started.
   *
   * @default - false
   */
  readonly disabled?: boolean;

  /**
   * Whether backups are made or purged.
   *
   * @default backup
   */
  readonly operationType?: ScheduledOperation;
}
