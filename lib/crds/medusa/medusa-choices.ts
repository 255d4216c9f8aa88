import { Choice } from '../rendering/choice';

/**
 * What a backup uploads.
 */
export class BackupType extends Choice {
  /** Only files that are not in the bucket yet. The backup is still complete: it references the files that are. */
  public static readonly DIFFERENTIAL = new BackupType('differential');

  /** All files. */
  public static readonly FULL = new BackupType('full');

  /**
   * A type that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): BackupType {
    return new BackupType(value);
  }
}

/**
 * Types of Medusa tasks.
 */
export class OperationType extends Choice {
  /** Synchronizes the MedusaBackup objects with the bucket. */
  public static readonly SYNC = new OperationType('sync');

  /** Deletes backups that exceed the configured age or number. */
  public static readonly PURGE = new OperationType('purge');

  /** Determines which node restores which data. The operator creates this task as part of a restore. */
  public static readonly PREPARE_RESTORE = new OperationType('prepare_restore');

  /**
   * A task that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): OperationType {
    return new OperationType(value);
  }
}

/**
 * What a schedule does.
 */
export class ScheduledOperation extends Choice {
  /** Makes backups. */
  public static readonly BACKUP = new ScheduledOperation('backup');

  /** Deletes backups that exceed the configured age or number. */
  public static readonly PURGE = new ScheduledOperation('purge');

  /**
   * An operation that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): ScheduledOperation {
    return new ScheduledOperation(value);
  }
}
