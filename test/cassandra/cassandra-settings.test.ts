import { Duration, Fn, Size, Stack, Token } from 'aws-cdk-lib';
import { App, Testing } from 'cdk8s';
import {
  AuditCategory, CassandraBackend,
  CassandraChart, CassandraChartProps, CassandraConfiguration, CassandraPlacement, CassandraProfile, CassandraVersion, CommitLogSync,
  JvmGarbageCollector,
  MemtableAllocation, MemtableType, SstableFormat, StorageCompatibility,
} from '../../lib';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

/** The custom resource of a cluster that the rules pass. */
function spec(props: Partial<CassandraChartProps>): any {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, ...props });
  expect(chart.node.validate()).toEqual([]);
  return Testing.synth(chart).find(({ kind }) => kind === 'K8ssandraCluster').spec;
}

const yaml = (props: Partial<CassandraChartProps>) => spec(props).cassandra.config?.cassandraYaml;

const COMMON: CassandraConfiguration = {
  compaction: { concurrentCompactors: 2, throughput: Size.mebibytes(64) },
  concurrency: { reads: 16, writes: 24, counterWrites: 8, materializedViewWrites: 4 },
  commitLog: { segmentSize: Size.mebibytes(64), totalSpace: Size.gibibytes(4), sync: CommitLogSync.periodic(Duration.seconds(5)) },
  hints: { enabled: true, window: Duration.hours(4), throttle: Size.kibibytes(2048), deliveryThreads: 4 },
  timeouts: {
    read: Duration.seconds(3),
    range: Duration.seconds(8),
    write: Duration.millis(1500),
    counterWrite: Duration.seconds(4),
    casContention: Duration.seconds(1),
    truncate: Duration.minutes(2),
    other: Duration.seconds(9),
    slowQueryLog: Duration.millis(0),
  },
  authenticationCaches: { roles: Duration.minutes(1), permissions: Duration.minutes(2), credentials: Duration.minutes(3) },
  memtables: { allocation: MemtableAllocation.OFFHEAP_BUFFERS, heapSpace: Size.gibibytes(1), offheapSpace: Size.gibibytes(2), flushWriters: 2 },
  streaming: { throughput: Size.mebibytes(50), interDatacenterThroughput: Size.mebibytes(25), entireSstables: true },
  tokens: { numTokens: 8, allocateForReplicationFactor: 3 },
};

describe('typed configuration', () => {
  test('has units since 4.1', () => {
    expect(yaml({ configuration: COMMON, version: CassandraVersion.V4_1_9 })).toEqual({
      concurrent_compactors: 2,
      compaction_throughput: '64MiB/s',
      concurrent_reads: 16,
      concurrent_writes: 24,
      concurrent_counter_writes: 8,
      concurrent_materialized_view_writes: 4,
      commitlog_sync: 'periodic',
      commitlog_sync_period: '5000ms',
      commitlog_segment_size: '64MiB',
      commitlog_total_space: '4096MiB',
      hinted_handoff_enabled: true,
      max_hint_window: '14400000ms',
      hinted_handoff_throttle: '2MiB',
      max_hints_delivery_threads: 4,
      read_request_timeout: '3000ms',
      range_request_timeout: '8000ms',
      write_request_timeout: '1500ms',
      counter_write_request_timeout: '4000ms',
      cas_contention_timeout: '1000ms',
      truncate_request_timeout: '120000ms',
      request_timeout: '9000ms',
      slow_query_log_timeout: '0ms',
      roles_validity: '60000ms',
      permissions_validity: '120000ms',
      credentials_validity: '180000ms',
      memtable_allocation_type: 'offheap_buffers',
      memtable_heap_space: '1024MiB',
      memtable_offheap_space: '2048MiB',
      memtable_flush_writers: 2,
      stream_throughput_outbound: '50MiB/s',
      inter_dc_stream_throughput_outbound: '25MiB/s',
      stream_entire_sstables: true,
      num_tokens: 8,
      allocate_tokens_for_local_replication_factor: 3,
    });
  });

  test('has numbers under the names of 4.0', () => {
    expect(yaml({ configuration: COMMON, version: CassandraVersion.V4_0_17 })).toMatchObject({
      compaction_throughput_mb_per_sec: 64,
      commitlog_sync_period_in_ms: 5000,
      commitlog_segment_size_in_mb: 64,
      commitlog_total_space_in_mb: 4096,
      max_hint_window_in_ms: 14400000,
      hinted_handoff_throttle_in_kb: 2048,
      write_request_timeout_in_ms: 1500,
      slow_query_log_timeout_in_ms: 0,
      roles_validity_in_ms: 60000,
      memtable_heap_space_in_mb: 1024,
      // 50 MiB are 419.4 megabits.
      stream_throughput_outbound_megabits_per_sec: 419,
      num_tokens: 8,
    });
  });

  test('has numbers under former names of every unit', () => {
    expect(yaml({ version: CassandraVersion.V4_0_17, configuration: { guardrails: { partitionSize: { warn: Size.mebibytes(100) } } } }))
      .toEqual({ compaction_large_partition_warning_threshold_mb: 100 });
    expect(yaml({ version: CassandraVersion.V4_1_10, configuration: { guardrails: { partitionSize: { warn: Size.mebibytes(100) } } } }))
      .toEqual({ compaction_large_partition_warning_threshold: '100MiB' });
  });

  test('takes the stock period back where the commit log is synced in another way', () => {
    const synced = (sync: CommitLogSync, version: CassandraVersion) => yaml({ version, configuration: { commitLog: { sync } } });
    expect(synced(CommitLogSync.batch(), CassandraVersion.V5_0_6)).toEqual({ commitlog_sync: 'batch', commitlog_sync_period: '0ms' });
    expect(synced(CommitLogSync.group(Duration.millis(15)), CassandraVersion.V4_0_17))
      .toEqual({ commitlog_sync: 'group', commitlog_sync_period_in_ms: 0, commitlog_sync_group_window_in_ms: 15 });
  });

  test('knows what 5.0 brought', () => {
    expect(yaml({
      configuration: {
        memtables: { type: MemtableType.TRIE },
        sstables: { compatibility: StorageCompatibility.CASSANDRA_4, format: SstableFormat.BIG },
        guardrails: {
          tables: { warn: 100, fail: 150 },
          collectionSize: { warn: Size.kibibytes(512), fail: Size.mebibytes(1) },
          partitionTombstones: { warn: 1000 },
          allowFiltering: false,
        },
        audit: { includedCategories: [AuditCategory.DDL, AuditCategory.AUTH], excludedUsers: ['backup', 'repair'] },
      },
    })).toEqual({
      memtable: { configurations: { trie: { class_name: 'TrieMemtable' }, default: { inherits: 'trie' } } },
      storage_compatibility_mode: 'CASSANDRA_4',
      sstable: { selected_format: 'big' },
      tables_warn_threshold: 100,
      tables_fail_threshold: 150,
      collection_size_warn_threshold: '512KiB',
      collection_size_fail_threshold: '1MiB',
      partition_tombstones_warn_threshold: 1000,
      allow_filtering_enabled: false,
      audit_logging_options: { enabled: true, logger: [{ class_name: 'FileAuditLogger' }], included_categories: 'DDL,AUTH', excluded_users: 'backup,repair' },
    });
  });

  test('fails where the release does not have it', () => {
    const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, version: CassandraVersion.V4_0_17, configuration: { guardrails: { pageSize: { warn: 100 } } } });
    expect(chart.node.validate()).toEqual([expect.stringMatching(/Cassandra 4.0.17 has no setting "page_size_warn_threshold".*\[settings-known\]/)]);
  });
});

describe('settings are merged', () => {
  test('profile, configuration, cassandraYaml: later wins, setting by setting', () => {
    expect(yaml({
      profile: CassandraProfile.DENSE,
      configuration: { compaction: { concurrentCompactors: 8 } },
      cassandraYaml: { stream_throughput_outbound: '200MiB/s', sstable: { selected_format: 'big' } },
    })).toEqual({
      compaction_throughput: '128MiB/s',
      concurrent_compactors: 8,
      stream_throughput_outbound: '200MiB/s',
      stream_entire_sstables: true,
      sstable: { selected_format: 'big' },
    });
  });

  test('a datacenter has its own beside the cluster\'s', () => {
    const { cassandra } = spec({
      configuration: { concurrency: { reads: 16 } },
      datacenters: [{ ...GOOD_DATACENTER, configuration: { concurrency: { reads: 64 } }, cassandraYaml: { concurrent_writes: 64 } }],
    });
    expect(cassandra.config.cassandraYaml).toEqual({ concurrent_reads: 16 });
    expect(cassandra.datacenters[0].config.cassandraYaml).toEqual({ concurrent_reads: 64, concurrent_writes: 64 });
  });

  test('tokens stay what they are', () => {
    const stack = new Stack();
    const chart = new CassandraChart(new App(), 'Orders', {
      ...GOOD, cassandraYaml: { audit_logging_options: { archive_command: Token.asString(Fn.ref('Command')) }, startup_checks: { deep: [Token.asAny(Fn.ref('Any'))] } },
    });
    const resource = chart.customResources[0].toJson();
    expect(stack.resolve(resource.spec.cassandra.config.cassandraYaml)).toEqual({ audit_logging_options: { archive_command: { Ref: 'Command' } }, startup_checks: { deep: [{ Ref: 'Any' }] } });
  });
});

describe('the development profile', () => {
  const small = { profile: CassandraProfile.DEVELOPMENT, backup: undefined, datacenters: [{ ...GOOD_DATACENTER, nodes: 1 }] };

  test('has one node where nothing else is said; in production it is one in each rack', () => {
    const { nodes: _, ...unsaid } = GOOD_DATACENTER;
    const sizes = (props: Partial<CassandraChartProps>) =>
      spec({ ...props, datacenters: [unsaid] }).cassandra.datacenters.map(({ size, racks }: any) => [size, racks.length]);
    expect(sizes({ profile: CassandraProfile.DEVELOPMENT, backup: undefined })).toEqual([[1, 1]]);
    expect(sizes({})).toEqual([[3, 3]]);
    const racks = ['a', 'b'].map((zone, at) => ({ name: `rack${at}`, availabilityZone: `eu-west-1${zone}` }));
    const cassandraYaml = { allocate_tokens_for_local_replication_factor: 2 };
    expect(spec({ datacenters: [{ ...unsaid, racks }], cassandraYaml }).cassandra.datacenters[0].size).toBe(2);
  });

  test('has one rack and no warnings about it', () => {
    const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, ...small });
    expect({ errors: chart.node.validate(), warnings: chart.warnings }).toEqual({ errors: [], warnings: [] });
    expect(spec(small).cassandra.datacenters[0].racks).toEqual([expect.objectContaining({ name: 'r1' })]);
  });

  test('can be one\'s own', () => {
    const profile = CassandraProfile.of('ours', { configuration: { concurrency: { reads: 5 } }, acknowledgedWarnings: ['no-backup'] });
    const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, backup: undefined, profile });
    expect(chart.warnings).toEqual([]);
    expect(chart.customResources[0].toJson().spec.cassandra.config.cassandraYaml).toEqual({ concurrent_reads: 5 });
  });
});

describe('the JVM', () => {
  const jvm = (props: Partial<CassandraChartProps>) => spec(props).cassandra.datacenters[0].config.jvmOptions;
  const heap = { heap_initial_size: expect.any(String), heap_max_size: expect.any(String) };

  test('has a heap and nothing else by default', () => {
    expect(jvm({})).toEqual(heap);
  });

  test('gets its collector in the file of Java 11', () => {
    expect(jvm({ version: CassandraVersion.V4_1_9, jvm: { garbageCollector: JvmGarbageCollector.zgc() } })).toEqual({ ...heap, gc: 'ZGC' });
  });

  test('gets its collector after all files of Java 17, in place of theirs', () => {
    expect(jvm({ jvm: { garbageCollector: JvmGarbageCollector.zgc() } })).toEqual({ ...heap, additionalOptions: ['-XX:-UseG1GC', '-XX:+UseZGC'] });
    expect(jvm({ jvm: { garbageCollector: JvmGarbageCollector.shenandoah() } })).toEqual({ ...heap, additionalOptions: ['-XX:-UseG1GC', '-XX:+UseShenandoahGC'] });
  });

  test('gets options after those of the image; a datacenter has its own', () => {
    expect(jvm({
      jvm: { garbageCollector: JvmGarbageCollector.g1({ maxPause: Duration.millis(200), parallelThreads: 8, concurrentThreads: 2 }) },
      datacenters: [{ ...GOOD_DATACENTER, jvm: { options: ['-Da=b'] } }],
    })).toEqual({ ...heap, additionalOptions: ['-XX:MaxGCPauseMillis=200', '-XX:ParallelGCThreads=8', '-XX:ConcGCThreads=2', '-Da=b'] });
  });
});

test('images go to the fields of their components, in parts where the operator wants parts', () => {
  const { cassandra, medusa, reaper } = spec({
    images: { cassandra: 'reg.example/own/cassandra:5.0.6-ubi' },
    backend: CassandraBackend.k8ssandra({
      medusaImage: 'reg.example:5000/mirror/k8ssandra/medusa:0.29.1', reaperImage: 'thelastpickle/cassandra-reaper:5.0.0',
    }),
  });
  expect(cassandra).toMatchObject({ serverImage: 'reg.example/own/cassandra:5.0.6-ubi', readOnlyRootFilesystem: true });
  expect(medusa.containerImage).toEqual({ registry: 'reg.example:5000', repository: 'mirror/k8ssandra', name: 'medusa', tag: '0.29.1' });
  expect(reaper.containerImage).toEqual({ registry: 'docker.io', repository: 'thelastpickle', name: 'cassandra-reaper', tag: '5.0.0' });
});

describe('data files', () => {
  const modes = (props: Partial<CassandraChartProps>) => {
    const { cassandra } = spec(props);
    return [cassandra, ...cassandra.datacenters].map(({ config }: any) => config?.cassandraYaml?.disk_access_mode);
  };
  const others = { placement: CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' } }) };

  test.each([
    ['a release that maps them, on our workers', { version: CassandraVersion.V4_1_9 }, [undefined, 'mmap_index_only']],
    ['4.0', { version: CassandraVersion.V4_0_17 }, [undefined, 'mmap_index_only']],
    ['5.0, which reads them so by itself', {}, [undefined, undefined]],
    ['workers of others, whose read-ahead nobody knows', { version: CassandraVersion.V4_1_9, datacenters: [{ ...GOOD_DATACENTER, ...others }] }, [undefined, undefined]],
    ['a choice for the cluster', { version: CassandraVersion.V4_1_9, cassandraYaml: { disk_access_mode: 'standard' } }, ['standard', undefined]],
    ['a choice for the datacenter', {
      version: CassandraVersion.V4_1_9, datacenters: [{ ...GOOD_DATACENTER, cassandraYaml: { disk_access_mode: 'mmap' } }],
    }, [undefined, 'mmap']],
  ])('are read by calls where mapping them costs a fault a page: %s', (_, props, expected) => {
    expect(modes(props)).toEqual(expected);
  });
});
