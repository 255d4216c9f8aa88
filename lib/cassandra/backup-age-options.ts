import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The alarm on the age of the newest complete backup. */
export interface BackupAgeAlarmOptions {
  /**
   * Whether the age of the newest complete backup is measured, and an alarm goes off if it is too old. While all schedules are paused there is no
   * alarm.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Age of the newest complete backup from which the alarm goes off: at least the time between two backups. The alarm looks at two full hours, so it
   * goes off up to two hours later.
   *
   * @default - three times the time between two backups, at most half the retention, but never less than the time between two backups, the upload of
   * full volumes and two hours together
   */
  readonly threshold?: Duration;

  /**
   * What happens when the alarm goes off, for example `new SnsAction(topic)` of aws-cdk-lib/aws-cloudwatch-actions. For actions when it ends, use
   * `backupAgeAlarm` of the cluster.
   *
   * @default - nothing: the alarm only changes its state
   */
  readonly actions?: cloudwatch.IAlarmAction[];
}
