import { Choice } from '../rendering/choice';

/**
 * Commands that can be run on the nodes of a datacenter, one pod after the other.
 */
export class CassandraCommand extends Choice {
  /** Removes data that moved to other nodes. */
  public static readonly CLEANUP = new CassandraCommand('cleanup');

  /** Merges the files of tables. */
  public static readonly COMPACT = new CassandraCommand('compact');

  /** Writes what is in memory to files. */
  public static readonly FLUSH = new CassandraCommand('flush');

  /** Removes deleted data from the files of tables. */
  public static readonly GARBAGE_COLLECT = new CassandraCommand('garbagecollect');

  /** Moves pods to other tokens. */
  public static readonly MOVE = new CassandraCommand('move');

  /** Streams the data of another datacenter. */
  public static readonly REBUILD = new CassandraCommand('rebuild');

  /** Rolls out what a newer operator would change. */
  public static readonly REFRESH = new CassandraCommand('refresh');

  /** Replaces a node, or those of a rack, whose volume is lost: deletes pod and volume and streams the data from the others. */
  public static readonly REPLACE_NODE = new CassandraCommand('replacenode');

  /** Restarts pods. */
  public static readonly RESTART = new CassandraCommand('restart');

  /** Rewrites the files of tables and leaves out what is broken. */
  public static readonly SCRUB = new CassandraCommand('scrub');

  /** Reloads the trust store of the connections between nodes. */
  public static readonly TS_RELOAD = new CassandraCommand('tsreload');

  /** Rewrites the files of tables in the format of the running version. */
  public static readonly UPGRADE_SSTABLES = new CassandraCommand('upgradesstables');

  /**
   * A command that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): CassandraCommand {
    return new CassandraCommand(value);
  }
}

/**
 * Whether something runs beside others of its kind.
 */
export class ConcurrencyPolicy extends Choice {
  /** It does. */
  public static readonly ALLOW = new ConcurrencyPolicy('Allow');

  /** It waits, or does not start. */
  public static readonly FORBID = new ConcurrencyPolicy('Forbid');

  /**
   * A policy that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): ConcurrencyPolicy {
    return new ConcurrencyPolicy(value);
  }
}

/**
 * Whether what failed is tried again.
 */
export class RestartPolicy extends Choice {
  /** It is. */
  public static readonly ON_FAILURE = new RestartPolicy('OnFailure');

  /** It is not. */
  public static readonly NEVER = new RestartPolicy('Never');

  /**
   * A policy that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): RestartPolicy {
    return new RestartPolicy(value);
  }
}
