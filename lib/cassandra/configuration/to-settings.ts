import { Duration, Size } from 'aws-cdk-lib';
import { CassandraConfiguration } from './cassandra-configuration';
import { CommitLogSync } from './durability-settings';
import { GuardrailSizeThreshold, GuardrailThreshold } from './guardrail-settings';
import { MemtableType } from './performance-settings';
import { AuditSettings } from './security-settings';
import { Measure, settingFor } from '../../model/setting-names';
import type { Settings } from '../../model/settings';

type Groups = Required<CassandraConfiguration>;
type Guardrails = Groups['guardrails'];
/** Guardrails that warn at one value and fail at another; the others are switches. */
type Threshold = { [K in keyof Guardrails]-?: Required<Guardrails>[K] extends boolean ? never : K }[keyof Guardrails];

/** Props that are more than one setting of a name: each has its own lines below. */
interface Composed {
  readonly audit: keyof AuditSettings;
  readonly commitLog: 'sync';
  readonly guardrails: Threshold;
  readonly memtables: 'type';
  readonly sstables: 'format';
}

/** Every other prop, by group, under the present name of its setting: one that is missing here does not compile. */
type Names = { readonly [G in keyof Groups]: Readonly<Record<Exclude<keyof Groups[G], G extends keyof Composed ? Composed[G] : never>, string>> };

const NAMES: Names = {
  compaction: { concurrentCompactors: 'concurrent_compactors', throughput: 'compaction_throughput' },
  concurrency: {
    reads: 'concurrent_reads',
    writes: 'concurrent_writes',
    counterWrites: 'concurrent_counter_writes',
    materializedViewWrites: 'concurrent_materialized_view_writes',
  },
  commitLog: { segmentSize: 'commitlog_segment_size', totalSpace: 'commitlog_total_space' },
  hints: {
    enabled: 'hinted_handoff_enabled',
    window: 'max_hint_window',
    throttle: 'hinted_handoff_throttle',
    deliveryThreads: 'max_hints_delivery_threads',
    sizePerHost: 'max_hints_size_per_host',
  },
  timeouts: {
    read: 'read_request_timeout',
    range: 'range_request_timeout',
    write: 'write_request_timeout',
    counterWrite: 'counter_write_request_timeout',
    casContention: 'cas_contention_timeout',
    truncate: 'truncate_request_timeout',
    other: 'request_timeout',
    slowQueryLog: 'slow_query_log_timeout',
  },
  authenticationCaches: { roles: 'roles_validity', permissions: 'permissions_validity', credentials: 'credentials_validity' },
  audit: {},
  guardrails: {
    allowFiltering: 'allow_filtering_enabled',
    dropAndTruncateTables: 'drop_truncate_table_enabled',
    dropKeyspaces: 'drop_keyspace_enabled',
    simpleStrategy: 'simplestrategy_enabled',
    uncompressedTables: 'uncompressed_tables_enabled',
  },
  memtables: {
    allocation: 'memtable_allocation_type',
    heapSpace: 'memtable_heap_space',
    offheapSpace: 'memtable_offheap_space',
    flushWriters: 'memtable_flush_writers',
  },
  streaming: {
    throughput: 'stream_throughput_outbound',
    interDatacenterThroughput: 'inter_dc_stream_throughput_outbound',
    entireSstables: 'stream_entire_sstables',
  },
  sstables: { compatibility: 'storage_compatibility_mode' },
  tokens: { numTokens: 'num_tokens', allocateForReplicationFactor: 'allocate_tokens_for_local_replication_factor' },
};

/** Guardrails of two thresholds, by the name that precedes `_warn_threshold` and `_fail_threshold`. */
const THRESHOLDS: Readonly<Record<Threshold, string>> = {
  keyspaces: 'keyspaces',
  tables: 'tables',
  columnsPerTable: 'columns_per_table',
  secondaryIndexesPerTable: 'secondary_indexes_per_table',
  materializedViewsPerTable: 'materialized_views_per_table',
  partitionKeysInSelect: 'partition_keys_in_select',
  inSelectCartesianProduct: 'in_select_cartesian_product',
  pageSize: 'page_size',
  itemsPerCollection: 'items_per_collection',
  collectionSize: 'collection_size',
  fieldsPerType: 'fields_per_udt',
  columnValueSize: 'column_value_size',
  partitionSize: 'partition_size',
  partitionTombstones: 'partition_tombstones',
  vectorDimensions: 'vector_dimensions',
  diskUsagePercentage: 'data_disk_usage_percentage',
  minimumReplicationFactor: 'minimum_replication_factor',
  maximumReplicationFactor: 'maximum_replication_factor',
};

const AUDIT: Readonly<Record<keyof AuditSettings, string>> = {
  enabled: 'enabled',
  includedCategories: 'included_categories',
  excludedCategories: 'excluded_categories',
  includedKeyspaces: 'included_keyspaces',
  excludedKeyspaces: 'excluded_keyspaces',
  includedUsers: 'included_users',
  excludedUsers: 'excluded_users',
};

/** Sizes that stand for a rate: what goes through in a second. Hints are the exception, whose setting is called a size. */
const RATES = ['compaction_throughput', 'stream_throughput_outbound', 'inter_dc_stream_throughput_outbound'];

/** Typed configuration as the settings that a release line reads. */
export function toSettings(configuration: CassandraConfiguration, line: string): Settings {
  const settings: Record<string, unknown> = {};
  const set = (name: string, value: unknown) => {
    if (value !== undefined) Object.assign(settings, settingFor(line, name, measured(name, value)));
  };
  for (const [group, names] of Object.entries(NAMES)) {
    const props = (configuration as Record<string, Record<string, unknown> | undefined>)[group] ?? {};
    for (const [prop, name] of Object.entries(names)) set(name, props[prop]);
  }
  for (const [prop, name] of Object.entries(THRESHOLDS)) {
    const threshold = configuration.guardrails?.[prop as Threshold] as GuardrailThreshold | GuardrailSizeThreshold | undefined;
    set(`${name}_warn_threshold`, threshold?.warn);
    set(`${name}_fail_threshold`, threshold?.fail);
  }
  syncSettings(configuration.commitLog?.sync).forEach(([name, value]) => set(name, value));
  if (configuration.memtables?.type) set('memtable', memtable(configuration.memtables.type));
  if (configuration.sstables?.format) set('sstable', { selected_format: configuration.sstables.format });
  if (configuration.audit) set('audit_logging_options', audit(configuration.audit));
  return settings;
}

function measured(name: string, value: unknown): unknown {
  if (value instanceof Duration) return { milliseconds: value.toMilliseconds() } satisfies Measure;
  if (value instanceof Size) return { [RATES.includes(name) ? 'bytesPerSecond' : 'bytes']: value.toBytes() } satisfies Measure;
  return value;
}

/** The stock file syncs by a period, which the other ways do not go with: it is taken back. */
function syncSettings(sync: CommitLogSync | undefined): [string, unknown][] {
  if (!sync) return [];
  const period = sync._mode === 'periodic' ? sync._time : Duration.millis(0);
  return [
    ['commitlog_sync', sync._mode],
    ['commitlog_sync_period', period],
    ...(sync._mode === 'group' ? [['commitlog_sync_group_window', sync._time] as [string, unknown]] : []),
  ];
}

function memtable(type: MemtableType): object {
  const [name, className] = type === MemtableType.TRIE ? ['trie', 'TrieMemtable'] : ['skiplist', 'SkipListMemtable'];
  return { configurations: { [name]: { class_name: className }, default: { inherits: name } } };
}

function audit(props: AuditSettings): object {
  const all = Object.entries(AUDIT).map(([prop, name]) => [name, props[prop as keyof AuditSettings]] as const);
  const given = all.filter(([, value]) => value !== undefined);
  return {
    enabled: true,
    logger: [{ class_name: 'FileAuditLogger' }],
    ...Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])),
  };
}
