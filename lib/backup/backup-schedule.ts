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

/** A day of the week and a time of day. */
export interface WeeklyBackupTime extends BackupTime {
  /**
   * Day of the week.
   * @default Weekday.SUNDAY
   */
  readonly day?: Weekday;
}

/**
 * Schedule of backups. All times are UTC, because the operator only supports UTC.
 *
 * @example
 * const schedule = BackupSchedule.daily({ hour: 3, minute: 30 });
 */
export class BackupSchedule {
  /**
   * Once a day.
   *
   * @param time the time of day, in UTC
   * @throws if hour or minute are out of range
   */
  public static daily(time: BackupTime = {}): BackupSchedule {
    [time] = checkedCall('BackupSchedule.daily', time);
    return BackupSchedule.cron(`${timeFields(time)} * * *`);
  }

  /**
   * Once a week.
   *
   * @param time the day and time, in UTC
   * @throws if hour or minute are out of range
   */
  public static weekly(time: WeeklyBackupTime = {}): BackupSchedule {
    [time] = checkedCall('BackupSchedule.weekly', time);
    const day = Object.values(Weekday).indexOf(time.day ?? Weekday.SUNDAY);
    return BackupSchedule.cron(`${timeFields(time)} * * ${day}`);
  }

  /**
   * A cron expression in the syntax of the operator: minute, hour, day of month, month, day of week (Sunday is 0), or a descriptor such as "@weekly".
   *
   * @param expression the expression
   * @throws if the operator would refuse it, if it never occurs, specifies a time zone, or is an interval ("@every")
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
