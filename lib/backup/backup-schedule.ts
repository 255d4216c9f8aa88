import { Token, Tokenization } from 'aws-cdk-lib';
import { checkedCall } from '../input/checked';
import { cronProblem } from '../model/cron';
import { ConfigurationError } from '../private/errors';

/** A day of the week. */
export enum Weekday {
  /** Sunday. */
  SUNDAY = 'SUNDAY',
  /** Monday. */
  MONDAY = 'MONDAY',
  /** Tuesday. */
  TUESDAY = 'TUESDAY',
  /** Wednesday. */
  WEDNESDAY = 'WEDNESDAY',
  /** Thursday. */
  THURSDAY = 'THURSDAY',
  /** Friday. */
  FRIDAY = 'FRIDAY',
  /** Saturday. */
  SATURDAY = 'SATURDAY',
}

/** A time of day. */
export interface BackupTime {
  /**
   * Hour, 0 to 23, UTC.
   * @default 2
   */
  readonly hour?: number;
  /**
   * Minute, 0 to 59.
   * @default 0
   */
  readonly minute?: number;
}

/** A time of one day of the week. */
export interface WeeklyBackupTime extends BackupTime {
  /**
   * The day.
   * @default Weekday.SUNDAY
   */
  readonly day?: Weekday;
}

/**
 * When backups are made. All times are UTC, since the operator's clock is; a local time would move the backup by an hour twice a year.
 *
 * @example
 * const schedule = BackupSchedule.daily({ hour: 3, minute: 30 });
 */
export class BackupSchedule {
  /**
   * Once a day.
   *
   * @param time when, in UTC
   * @throws if the hour or the minute does not exist
   */
  public static daily(time: BackupTime = {}): BackupSchedule {
    [time] = checkedCall('BackupSchedule.daily', time);
    return BackupSchedule.cron(`${timeFields(time)} * * *`);
  }

  /**
   * Once a week.
   *
   * @param time when, in UTC
   * @throws if the hour or the minute does not exist
   */
  public static weekly(time: WeeklyBackupTime = {}): BackupSchedule {
    [time] = checkedCall('BackupSchedule.weekly', time);
    const day = Object.values(Weekday).indexOf(time.day ?? Weekday.SUNDAY);
    return BackupSchedule.cron(`${timeFields(time)} * * ${day}`);
  }

  /**
   * A cron expression as the operator reads it: minute, hour, day of month, month, day of week (Sunday is 0), or a descriptor such as "@weekly".
   *
   * @param expression the expression
   * @throws if the operator would refuse it, or if it never comes, names a time zone, or is an interval ("@every")
   */
  public static cron(expression: string): BackupSchedule {
    [expression] = checkedCall('BackupSchedule.cron', expression);
    const problem = Token.isUnresolved(expression) ? undefined : cronProblem(expression);
    if (problem) throw new ConfigurationError('BackupSchedule.cron', problem);
    return new BackupSchedule(expression);
  }

  private constructor(
    /** The cron expression, in UTC. */
    public readonly expression: string,
  ) {}
}

function timeFields({ minute = 0, hour = 2 }: BackupTime): string {
  return `${Tokenization.stringifyNumber(minute)} ${Tokenization.stringifyNumber(hour)}`;
}
