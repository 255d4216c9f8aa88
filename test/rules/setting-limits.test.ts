import { Size } from 'aws-cdk-lib';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraVersion } from '../../lib';

describeRule('setting-limits', {
  fails: {
    'one reader': { props: { cassandraYaml: { concurrent_reads: 1 } }, says: /"concurrent_reads" of datacenter "dc1" is out of range: got 1, allowed: 2 or more/ },
    'a typed number of no compactors': { props: { configuration: { compaction: { concurrentCompactors: 0 } } }, says: /"concurrent_compactors".*got 0, allowed: 1 or more/ },
    'a text': { props: withDatacenter({ cassandraYaml: { phi_convict_threshold: '99' } }), says: /got "99", allowed: 5 to 16/ },
    'no room for memtables, by its former name': { props: { cassandraYaml: { memtable_heap_space_in_mb: 0 } }, says: /"memtable_heap_space_in_mb"/ },
    'segments that 4.0 cannot address': { props: { version: CassandraVersion.V4_0_17, cassandraYaml: { commitlog_segment_size_in_mb: 4096 } }, says: /less than 2048 MiB/ },
    'more than all of the disk': { props: { configuration: { guardrails: { diskUsagePercentage: { warn: 150 } } } }, says: /1 to 100, or -1 for none/ },
    'a guardrail at nothing': { props: { configuration: { guardrails: { tables: { fail: 0 } } } }, says: /guardrail "tables_fail_threshold".*got 0, allowed: 1 or more/ },
    'a guardrail below nothing': { props: { cassandraYaml: { keyspaces_warn_threshold: -5 } }, says: /got -5/ },
    'a guardrail over sizes at nothing': { props: { configuration: { guardrails: { partitionSize: { warn: Size.mebibytes(0) } } } }, says: /got "0MiB"/ },
    'mutations that do not go into the stock segment': {
      props: { cassandraYaml: { max_mutation_size: '17MiB' } }, says: /more than half of a commit log segment: got "17MiB", allowed: at most 16 MiB with segments of 32 MiB/,
    },
    'segments that are too small for their mutations': {
      props: { configuration: { commitLog: { segmentSize: Size.mebibytes(16) } }, cassandraYaml: { max_mutation_size: '16MiB' } }, says: /at most 8 MiB/,
    },
    'the same in 4.0': { props: { version: CassandraVersion.V4_0_17, cassandraYaml: { max_mutation_size_in_kb: 17408 } }, says: /"max_mutation_size_in_kb"/ },
  },
  passes: {
    'what is just allowed': { cassandraYaml: { concurrent_reads: 2, concurrent_writes: 2, concurrent_compactors: 1, phi_convict_threshold: 16, max_mutation_size: '16MiB' } },
    'guardrails that are off': { cassandraYaml: { tables_fail_threshold: -1, data_disk_usage_percentage_warn_threshold: -1 } },
    'thresholds that are no guardrails': { cassandraYaml: { tombstone_warn_threshold: 0, unlogged_batch_across_partitions_warn_threshold: 0 } },
    'larger segments': { configuration: { commitLog: { segmentSize: Size.mebibytes(64) } }, cassandraYaml: { max_mutation_size: '32MiB' } },
  },
});
