import { Duration, Size } from 'aws-cdk-lib';
import { checkedCall } from '../../input/checked';

/** When a write is on disk: what a node can lose when its machine stops. Copies of other nodes still have it. */
export class CommitLogSync {
  /**
   * Writes are answered at once and synced later.
   *
   * @param period time between two syncs, ten seconds in the stock configuration
   */
  public static periodic(period: Duration): CommitLogSync {
    [period] = checkedCall('CommitLogSync.periodic', period);
    return new CommitLogSync('periodic', period);
  }

  /** Writes wait until they are synced, each for itself. */
  public static batch(): CommitLogSync {
    return new CommitLogSync('batch');
  }

  /**
   * Writes wait until they are synced together with those of a short time.
   *
   * @param window that time, as in 15 milliseconds
   */
  public static group(window: Duration): CommitLogSync {
    [window] = checkedCall('CommitLogSync.group', window);
    return new CommitLogSync('group', window);
  }

  private constructor(
    /** The way, as cassandra.yaml calls it. @internal */
    public readonly _mode: 'periodic' | 'batch' | 'group',
    /** Period or window. @internal */
    public readonly _time?: Duration,
  ) {}
}

/** The log of writes that are not in data files yet. */
export interface CommitLogSettings {
  /**
   * When a write is on disk (`commitlog_sync`).
   * @default - periodic, every 10 seconds
   */
  readonly sync?: CommitLogSync;

  /**
   * Size of one file (`commitlog_segment_size`). No write can be larger than half of it.
   * @default - Cassandra's: 32 MiB
   */
  readonly segmentSize?: Size;

  /**
   * Size of all files together (`commitlog_total_space`).
   * @default - Cassandra's: 8 GiB, or a quarter of the volume if that is less
   */
  readonly totalSpace?: Size;
}

/** What nodes keep for one that is down. */
export interface HintSettings {
  /**
   * Whether nodes keep writes for one that is down (`hinted_handoff_enabled`).
   * @default - Cassandra's: true
   */
  readonly enabled?: boolean;

  /**
   * How long after a node went down (`max_hint_window`). A node that is away longer must be repaired.
   * @default - Cassandra's: 3 hours
   */
  readonly window?: Duration;

  /**
   * Data per second and thread that a node sends when the other is back (`hinted_handoff_throttle`).
   * @default - Cassandra's: 1 MiB a second
   */
  readonly throttle?: Size;

  /**
   * Threads that send (`max_hints_delivery_threads`).
   * @default - Cassandra's: 2
   */
  readonly deliveryThreads?: number;

  /**
   * Space for one node's hints (`max_hints_size_per_host`, Cassandra 4.1 and newer).
   * @default - no limit
   */
  readonly sizePerHost?: Size;
}

/** How long a coordinator waits for other nodes. Timeouts of the drivers should be longer. */
export interface TimeoutSettings {
  /**
   * Single reads (`read_request_timeout`).
   * @default - Cassandra's: 5 seconds
   */
  readonly read?: Duration;

  /**
   * Reads over ranges (`range_request_timeout`).
   * @default - Cassandra's: 10 seconds
   */
  readonly range?: Duration;

  /**
   * Writes (`write_request_timeout`).
   * @default - Cassandra's: 2 seconds
   */
  readonly write?: Duration;

  /**
   * Writes of counters (`counter_write_request_timeout`).
   * @default - Cassandra's: 5 seconds
   */
  readonly counterWrite?: Duration;

  /**
   * Conditional writes that contend with others (`cas_contention_timeout`).
   * @default - Cassandra's: 1 second, in 5.0 1.8 seconds
   */
  readonly casContention?: Duration;

  /**
   * Truncations (`truncate_request_timeout`).
   * @default - Cassandra's: 60 seconds
   */
  readonly truncate?: Duration;

  /**
   * Everything else (`request_timeout`).
   * @default - Cassandra's: 10 seconds
   */
  readonly other?: Duration;

  /**
   * Time above which a query is logged as slow (`slow_query_log_timeout`); 0 is never.
   * @default - Cassandra's: 500 milliseconds
   */
  readonly slowQueryLog?: Duration;
}
