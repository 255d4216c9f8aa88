/**
 * The metrics that are collected of those that the exporter in each node offers (22,000 series of an idle node, most of them per table). Each name
 * was seen in Cassandra 4.1.10 and 5.0.9.
 */
export const CASSANDRA = 'org_apache_cassandra_metrics_';

const OF_CASSANDRA: Readonly<Record<string, string>> = {
  client_request_latency_bucket: 'how slow requests are',
  client_request_latency_count: 'how many requests there are',
  client_request_total_latency: 'the mean latency, which _sum does not yield: that is a decaying mean',
  client_request_timeouts_total: 'requests that got no answer in time',
  client_request_unavailables_total: 'requests with too few replicas',
  client_request_failures_total: 'requests that a replica refused',
  client_request_aborts_total: 'reads that were given up',
  client_connected_native_clients: 'how many clients there are',
  client_auth_failure_total: 'wrong passwords, and log-ins without quorum',
  client_request_discarded_total: 'requests that were refused because of overload',
  dropped_message_dropped_total: 'what nodes were too slow for',
  thread_pools_pending_tasks: 'what waits, by stage',
  thread_pools_active_tasks: 'what runs, by stage',
  thread_pools_total_blocked_tasks: 'what had to wait for a place in a queue',
  compaction_pending_tasks: 'whether compaction keeps up',
  compaction_bytes_compacted: 'how fast compaction is',
  storage_load: 'data of the node',
  table_live_disk_space_used_all: 'data without what is obsolete',
  table_total_disk_space_used_all: 'data with what is obsolete',
  table_snapshots_size_all: 'what snapshots hold',
  commit_log_total_commit_log_size: 'how full the commit log is',
  memtable_pool_pending_flush_tasks: 'whether writes wait for the disk',
  storage_total_hints: 'writes that were kept for nodes that are down',
  storage_total_hints_in_progress: 'hints that are being written',
  table_percent_repaired_all: 'how much is repaired',
  storage_exceptions: 'exceptions that nothing handled',
  table_tombstone_scanned_histogram_all: 'reads that skip deleted rows',
  table_ss_tables_per_read_histogram_all: 'reads of many files',
  table_max_partition_size_all: 'the largest partition',
  cache_hit_rate: 'whether caches help',
  table_live_disk_space_used: 'data of each table',
};

const OF_JAVA: Readonly<Record<string, string>> = {
  jvm_memory_bytes_used: 'heap and other memory in use',
  jvm_memory_bytes_max: 'the limit of the heap',
  jvm_gc_collection_seconds_count: 'how often garbage is collected',
  jvm_gc_collection_seconds_sum: 'how long that takes',
  jvm_threads_current: 'leaks of threads',
  process_cpu_seconds_total: 'CPU time',
  process_open_fds: 'open files',
  process_max_fds: 'the limit of open files',
  process_start_time_seconds: 'restarts',
};

/** Full names of the metrics that are collected. */
export const COLLECTED: readonly string[] = [...Object.keys(OF_CASSANDRA).map((name) => CASSANDRA + name), ...Object.keys(OF_JAVA)];

/** Keyspaces of Cassandra itself, whose tables are of no interest one by one. */
export const SYSTEM_KEYSPACES = [
  'system', 'system_auth', 'system_distributed', 'system_schema', 'system_traces', 'system_views', 'system_virtual_schema', 'system_cluster_metadata',
];

/**
 * What the exporter is asked for: it filters by the beginning of a family's name, which is the name without its ending. Without it, it writes
 * 5.8 MB for each scrape instead of less than 1.7.
 */
export const FAMILIES: readonly string[] = [...new Set(COLLECTED.map((name) => name.replace(/_(total|bucket|count|sum)$/, '')))];
