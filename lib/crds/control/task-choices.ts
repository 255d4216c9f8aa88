import { Choice } from '../rendering/choice';

/**
 * Commands that can run on the nodes of a datacenter, one pod after another.
 */
export class CassandraCommand extends Choice {
  /** Removes data that the node no longer owns. */
  public static readonly CLEANUP = new CassandraCommand('cleanup');

  /** Compacts SSTables. */
  public static readonly COMPACT = new CassandraCommand('compact');

  /** Flushes memtables to SSTables. */
  public static readonly FLUSH = new CassandraCommand('flush');

  /** Removes deleted data from SSTables. */
  public static readonly GARBAGE_COLLECT = new CassandraCommand('garbagecollect');

  /** Moves nodes to other tokens. */
  public static readonly MOVE = new CassandraCommand('move');

  /** Streams the data from another datacenter. */
  public static readonly REBUILD = new CassandraCommand('rebuild');

  /** Applies the changes that a newer operator would make to the pods. */
  public static readonly REFRESH = new CassandraCommand('refresh');

  /** Replaces a node, or the nodes of a rack, whose volume is lost: deletes the pod and the volume, and streams the data from other nodes. */
  public static readonly REPLACE_NODE = new CassandraCommand('replacenode');

  /** Restarts pods. */
  public static readonly RESTART = new CassandraCommand('restart');

  /** Rewrites SSTables and drops corrupted data. */
  public static readonly SCRUB = new CassandraCommand('scrub');

  /** Reloads the trust store of internode connections. */
  public static readonly TS_RELOAD = new CassandraCommand('tsreload');

  /** Rewrites SSTables in the format of the running version. */
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
 * Whether something may run concurrently with others of its kind.
 */
export class ConcurrencyPolicy extends Choice {
  /** Runs concurrently. */
  public static readonly ALLOW = new ConcurrencyPolicy('Allow');

  /** Waits, or does not start. */
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
 * Whether a failed operation is retried.
 */
export class RestartPolicy extends Choice {
  /** Retries it. */
  public static readonly ON_FAILURE = new RestartPolicy('OnFailure');

  /** Does not retry it. */
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
