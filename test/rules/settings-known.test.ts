import { describeRule, withDatacenter } from './rule-cases';
import { CassandraVersion } from '../../lib';

describeRule('settings-known', {
  fails: {
    'a typing error': { props: { cassandraYaml: { concurent_reads: 64 } }, says: /has no setting "concurent_reads", which the settings of the cluster have; correct the name/ },
    'a setting of a newer line': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { storage_compatibility_mode: 'NONE' } },
      says: /Cassandra 4.0.17 has no setting "storage_compatibility_mode".*allowed: that name in Cassandra 5.0/,
    },
    'the new name in the last line before it': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { compaction_throughput: '64MiB/s' } },
      says: /allowed: that name in Cassandra 4.1, 5.0/,
    },
    'an object that a newer line has, by a path': {
      props: { version: CassandraVersion.V4_1_9, cassandraYaml: { 'sstable.selected_format': 'bti' } }, says: /no setting "sstable"/,
    },
    'a setting of a later release': {
      props: { version: CassandraVersion.V5_0_6, cassandraYaml: { auto_repair: { enabled: true } } }, says: /Cassandra 5.0.6 does not support setting "auto_repair" of the cluster yet; use a later release of 5.0/,
    },
    'a setting that came with a release in between': { props: { version: CassandraVersion.V4_1_0, cassandraYaml: { native_transport_timeout: '12s' } }, says: /4.1.0 does not support/ },
    'a typing error inside an object': {
      props: { cassandraYaml: { audit_logging_options: { enabledd: true } } }, says: /has no setting "audit_logging_options.enabledd", which the settings of the cluster have; correct/,
    },
    'the same by a path': { props: { cassandraYaml: { 'audit_logging_options.enabledd': true } }, says: /no setting "audit_logging_options.enabledd"/ },
    'a typing error deep inside': { props: { version: CassandraVersion.V5_0_9, cassandraYaml: { repair: { retries: { max_atempts: 3 } } } }, says: /"repair.retries.max_atempts"/ },
    'a typing error in a list of one class': {
      props: { cassandraYaml: { commitlog_compression: [{ class_name: 'LZ4Compressor', paramters: [] }] } }, says: /"commitlog_compression.paramters"/,
    },
    'a key that a newer line has': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { client_encryption_options: { ssl_context_factory: {} } } },
      says: /Cassandra 4.0.17 has no setting "client_encryption_options.ssl_context_factory".*allowed: that name in Cassandra 4.1, 5.0/,
    },
    'a path in the line that reads none': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { 'audit_logging_options.enabled': true } }, says: /4.0.17 has no setting "audit_logging_options.enabled"/,
    },
    'an object for what was a text before': {
      props: { version: CassandraVersion.V5_0_1, cassandraYaml: { role_manager: { class_name: 'CassandraRoleManager' } } }, says: /5.0.1 does not support setting "role_manager.class_name" .* yet/,
    },
    'a setting of one datacenter': { props: withDatacenter({ cassandraYaml: { nope: 1 } }), says: /settings of datacenter "dc1" have/ },
  },
  warns: {
    'an unknown setting of a release that is younger than the table': {
      props: { version: CassandraVersion.of('5.0.99'), cassandraYaml: { brand_new: true } }, says: /has no setting "brand_new"/,
    },
  },
  passes: {
    'the release that brought a setting': { version: CassandraVersion.V5_0_9, cassandraYaml: { auto_repair: { enabled: true } } },
    'a former name, which 4.1 and 5.0 still take': { cassandraYaml: { read_request_timeout_in_ms: 5000 } },
    'keys of objects, lists of one, and free keys of maps': {
      cassandraYaml: {
        audit_logging_options: { enabled: true, logger: [{ class_name: 'FileAuditLogger' }] },
        commitlog_compression: [{ class_name: 'LZ4Compressor', parameters: [{ lz4_compressor_type: 'fast' }] }],
        memtable: { configurations: { mine: { class_name: 'TrieMemtable' } } },
        sstable: { selected_format: 'bti', format: { bti: { row_index_granularity: '16KiB' } } },
      },
    },
    'one number for an object that has a short form': { version: CassandraVersion.V5_0_9, cassandraYaml: { repair: { retries: { max_attempts: 3, base_sleep_time: '200ms' } } } },
    'a path into an object': { cassandraYaml: { 'sstable.selected_format': 'big' } },
    'the only name that 4.0 has': { version: CassandraVersion.V4_0_17, cassandraYaml: { read_request_timeout_in_ms: 5000 } },
  },
});
