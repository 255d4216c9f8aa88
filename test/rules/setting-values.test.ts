import { Fn, Lazy, Token } from 'aws-cdk-lib';
import * as cdk8s from 'cdk8s';
import { describeRule } from './rule-cases';
import { CassandraVersion } from '../../lib';

describeRule('setting-values', {
  fails: {
    'null in place of a default': { props: { cassandraYaml: { read_request_timeout: null } }, says: /cannot read "read_request_timeout" of the cluster: got null, allowed: a value; omit it/ },
    'null in place of a number': { props: { cassandraYaml: { concurrent_reads: null } }, says: /"concurrent_reads" of the cluster: got null/ },
    'null in place of an object': { props: { cassandraYaml: { data_file_directories: null } }, says: /"data_file_directories" of the cluster: got null/ },
    'null for a key of an object': { props: { cassandraYaml: { audit_logging_options: { enabled: null } } }, says: /"audit_logging_options.enabled" of the cluster: got null/ },
    'null by a former name of a setting with a default': { props: { cassandraYaml: { read_request_timeout_in_ms: null } }, says: /"read_request_timeout_in_ms" of the cluster: got null/ },
    'null in 4.0': { props: { version: CassandraVersion.V4_0_17, cassandraYaml: { read_request_timeout_in_ms: null } }, says: /got null/ },
    'a duration without unit': { props: { cassandraYaml: { read_request_timeout: 5000 } }, says: /cannot read "read_request_timeout" of the cluster: got 5000, allowed: .*"10s"/ },
    'a rate without unit': { props: { cassandraYaml: { compaction_throughput: 64 } }, says: /allowed: .*"64MiB\/s"/ },
    'a size in megabytes': { props: { cassandraYaml: { commitlog_segment_size: '32MB' } }, says: /KiB, MiB or GiB/ },
    'words for a number': { props: { cassandraYaml: { concurrent_reads: 'many' } }, says: /a whole number/ },
    'a choice in another case': { props: { cassandraYaml: { disk_failure_policy: 'STOP' } }, says: /cannot read "disk_failure_policy".*got "STOP", allowed: best_effort, stop, .*case matters/ },
    'a choice that another line has': {
      props: { version: CassandraVersion.V4_0_17, cassandraYaml: { memtable_allocation_type: 'unslabbed_heap_buffers_logged' } }, says: /allowed: .*offheap_objects/,
    },
    'a unit by a former name': { props: { cassandraYaml: { read_request_timeout_in_ms: '5s' } }, says: /cannot read "read_request_timeout_in_ms".*got "5s", allowed: a whole number/ },
    'a value for an object': { props: { cassandraYaml: { audit_logging_options: true } }, says: /cannot read "audit_logging_options".*got true, allowed: an object with its keys/ },
    'words for a switch inside an object': { props: { cassandraYaml: { audit_logging_options: { enabled: 'yes' } } }, says: /cannot read "audit_logging_options.enabled".*true or false/ },
    'a size without unit deep inside': { props: { cassandraYaml: { 'sai_options.segment_write_buffer_size': 1024 } }, says: /"sai_options.segment_write_buffer_size".*MiB/ },
    'words for a switch': { props: { cassandraYaml: { auto_snapshot: 'yes' } }, says: /true or false/ },
  },
  passes: {
    'values with units': { cassandraYaml: { read_request_timeout: '5s', compaction_throughput: '64MiB/s', commitlog_segment_size: '32MiB', concurrent_reads: 32, auto_snapshot: true } },
    'bare numbers in 4.0': { version: CassandraVersion.V4_0_17, cassandraYaml: { read_request_timeout_in_ms: 5000, compaction_throughput_mb_per_sec: 64 } },
    'bare numbers by former names': { cassandraYaml: { read_request_timeout_in_ms: 5000 } },
    'choices': { cassandraYaml: { disk_failure_policy: 'best_effort', commitlog_sync: 'periodic', storage_compatibility_mode: 'NONE' } },
    'what cdk8s finds out later': { cassandraYaml: { concurrent_reads: cdk8s.Lazy.any({ produce: () => 4 }) } },
    'objects that only the deployment knows': { cassandraYaml: { audit_logging_options: Token.asAny(Fn.ref('Audit')) } },
    'null, where there is no default': { cassandraYaml: { concurrent_compactors: null, memtable_heap_space: null, client_encryption_options: { cipher_suites: null } } },
    'null by a former name': { cassandraYaml: { memtable_heap_space_in_mb: null } },
    'values that only the deployment knows': {
      cassandraYaml: { concurrent_reads: Lazy.number({ produce: () => 4 }), read_request_timeout: Fn.ref('Timeout'), auto_snapshot: Token.asAny(Fn.ref('Flag')) },
    },
  },
});
