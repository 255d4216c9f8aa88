import { describeRule, withDatacenter } from './rule-cases';

describeRule('operator-owned-settings', {
  fails: {
    'a snitch': { props: { cassandraYaml: { endpoint_snitch: 'Ec2Snitch' } }, says: /cluster sets "endpoint_snitch", which the operator overwrites: got "Ec2Snitch"/ },
    'seeds of a datacenter': { props: withDatacenter({ cassandraYaml: { seed_provider: [] } }), says: /datacenter "dc1" sets "seed_provider"/ },
  },
  passes: {
    'settings that are the user\'s': { cassandraYaml: { num_tokens: 16, concurrent_reads: 64, audit_logging_options: { deep: [1] } } },
  },
});
