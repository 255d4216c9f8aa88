import { describeRule, withDatacenter } from './rule-cases';
import { CassandraVersion } from '../../lib';

describeRule('settings-known', {
  fails: {
    'a typing error': { props: { cassandraYaml: { concurent_reads: 64 } }, says: /knows no setting "concurent_reads", which the settings of the cluster have; correct the name/ },
    'a setting of a newer line': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { storage_compatibility_mode: 'NONE' } },
      says: /Cassandra 4.0.17 knows no setting "storage_compatibility_mode".*allowed: that name in Cassandra 5.0/,
    },
    'the new name in the last line before it': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { compaction_throughput: '64MiB/s' } },
      says: /allowed: that name in Cassandra 4.1, 5.0/,
    },
    'an object that a newer line has, by a path': {
      props: { version: CassandraVersion.V4_1_9, cassandraYaml: { 'sstable.selected_format': 'bti' } }, says: /no setting "sstable"/,
    },
    'a setting of a later release': {
      props: { version: CassandraVersion.V5_0_6, cassandraYaml: { auto_repair: { enabled: true } } }, says: /Cassandra 5.0.6 does not know setting "auto_repair" of the cluster yet; use a later release of 5.0/,
    },
    'a setting that came with a release in between': { props: { version: CassandraVersion.V4_1_0, cassandraYaml: { native_transport_timeout: '12s' } }, says: /4.1.0 does not know/ },
    'a setting of one datacenter': { props: withDatacenter({ cassandraYaml: { nope: 1 } }), says: /settings of datacenter "dc1" have/ },
  },
  warns: {
    'an unknown setting of a release that is younger than the table': {
      props: { version: CassandraVersion.of('5.0.99'), cassandraYaml: { brand_new: true } }, says: /knows no setting "brand_new"/,
    },
  },
  passes: {
    'the release that brought a setting': { version: CassandraVersion.V5_0_9, cassandraYaml: { auto_repair: { enabled: true } } },
    'a former name, which 4.1 and 5.0 still take': { cassandraYaml: { read_request_timeout_in_ms: 5000 } },
    'a path into an object': { cassandraYaml: { 'sstable.selected_format': 'big' } },
    'the only name that 4.0 has': { version: CassandraVersion.V4_0_17, cassandraYaml: { read_request_timeout_in_ms: 5000 } },
  },
});
