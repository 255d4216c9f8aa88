import { Duration, Size } from 'aws-cdk-lib';
import { checkedCall } from '../../input/checked';

/** How the commit log is synced to disk, which determines the writes that a node can lose when its instance fails. Other replicas still have them. */
export class CommitLogSync {
  /**
   * Writes are acknowledged immediately and synced periodically.
   *
   * @param period time between two syncs; Cassandra's default is ten seconds
   */
  public static periodic(period: Duration): CommitLogSync {
    [period] = checkedCall('CommitLogSync.periodic', period);
    return new CommitLogSync('periodic', period);
  }

  /** Each write is acknowledged after it was synced. */
  public static batch(): CommitLogSync {
    return new CommitLogSync('batch');
  }

  /**
   * Writes are acknowledged after they were synced together with other writes of a short time window.
   *
   * @param window the time window, for instance 15 milliseconds
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

/** Settings of the commit log. */
export interface CommitLogSettings {
  /**
   * When the commit log is synced to disk (`commitlog_sync`).
   * @default - periodic, every 10 seconds
   */
  readonly sync?: CommitLogSync;

  /**
   * Size of a commit log segment (`commitlog_segment_size`). A mutation can have at most half of it.
   * @default - Cassandra's: 32 MiB
   */
  readonly segmentSize?: Size;

  /**
   * Maximum size of the commit log (`commitlog_total_space`).
   * @default - Cassandra's: 8 GiB, or a quarter of the volume if that is less
   */
  readonly totalSpace?: Size;
}

/** Settings of hinted handoff. */
export interface HintSettings {
  /**
   * Whether nodes store hints for a node that is down (`hinted_handoff_enabled`).
   * @default - Cassandra's: true
   */
  readonly enabled?: boolean;

  /**
   * How long hints are stored for a node that is down (`max_hint_window`). A node that is down for longer needs a repair.
   * @default - Cassandra's: 3 hours
   */
  readonly window?: Duration;

  /**
   * Maximum throughput per second and thread for the delivery of hints (`hinted_handoff_throttle`).
   * @default - Cassandra's: 1 MiB/s
   */
  readonly throttle?: Size;

  /**
   * Number of threads that deliver hints (`max_hints_delivery_threads`).
   * @default - Cassandra's: 2
   */
  readonly deliveryThreads?: number;

  /**
   * Maximum size of the hints for one node (`max_hints_size_per_host`, Cassandra 4.1 and later).
   * @default - no limit
   */
  readonly sizePerHost?: Size;
}

/** Request timeouts of a coordinator. Timeouts of the drivers should be longer. */
export interface TimeoutSettings {
  /**
   * Single reads (`read_request_timeout`).
   * @default - Cassandra's: 5 seconds
   */
  readonly read?: Duration;

  /**
   * Range reads (`range_request_timeout`).
   * @default - Cassandra's: 10 seconds
   */
  readonly range?: Duration;

  /**
   * Writes (`write_request_timeout`).
   * @default - Cassandra's: 2 seconds
   */
  readonly write?: Duration;

  /**
   * Counter writes (`counter_write_request_timeout`).
   * @default - Cassandra's: 5 seconds
   */
  readonly counterWrite?: Duration;

  /**
   * Lightweight transactions under contention (`cas_contention_timeout`).
   * @default - Cassandra's: 1 second, in 5.0 1.8 seconds
   */
  readonly casContention?: Duration;

  /**
   * Truncations (`truncate_request_timeout`).
   * @default - Cassandra's: 60 seconds
   */
  readonly truncate?: Duration;

  /**
   * Other requests (`request_timeout`).
   * @default - Cassandra's: 10 seconds
   */
  readonly other?: Duration;

  /**
   * Threshold above which a query is logged as slow (`slow_query_log_timeout`); 0 disables the log.
   * @default - Cassandra's: 500 milliseconds
   */
  readonly slowQueryLog?: Duration;
}
