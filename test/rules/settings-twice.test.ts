import { describeRule, GOOD_DATACENTER } from './rule-cases';

describeRule('settings-twice', {
  fails: {
    'both names in one place': {
      props: { cassandraYaml: { read_request_timeout: '5s', read_request_timeout_in_ms: 5000 } },
      says: /"read_request_timeout" and its former name "read_request_timeout_in_ms".*keep "read_request_timeout"/,
    },
    'one name for the cluster and the other for a datacenter': {
      props: {
        cassandraYaml: { compaction_throughput: '64MiB/s' },
        datacenters: [{ ...GOOD_DATACENTER, cassandraYaml: { compaction_throughput_mb_per_sec: 32 } }],
      },
      says: /settings of datacenter "dc1"/,
    },
  },
  passes: {
    'one former name': { cassandraYaml: { read_request_timeout_in_ms: 5000 } },
    'the same name at both levels': {
      cassandraYaml: { concurrent_reads: 32 }, datacenters: [{ ...GOOD_DATACENTER, cassandraYaml: { concurrent_reads: 64 } }],
    },
  },
});
