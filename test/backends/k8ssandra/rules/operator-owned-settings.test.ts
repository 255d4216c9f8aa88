import { describeRule, withDatacenter } from '../../../rules/rule-cases';

describeRule('operator-owned-settings', {
  fails: {
    'a snitch': { props: { cassandraYaml: { endpoint_snitch: 'Ec2Snitch' } }, says: /cluster sets "endpoint_snitch", which the operator overwrites: got "Ec2Snitch"/ },
    'seeds of a datacenter': { props: withDatacenter({ cassandraYaml: { seed_provider: [] } }), says: /datacenter "dc1" sets "seed_provider"/ },
    'a part of an object': { props: { cassandraYaml: { 'seed_provider.class_name': 'Mine' } }, says: /sets "seed_provider"/ },
    'one address for all nodes': { props: { cassandraYaml: { rpc_address: '127.0.0.1' } }, says: /"rpc_address" so that all nodes would listen for clients at one address: got "127.0.0.1"/ },
    'no clients': { props: { cassandraYaml: { start_native_transport: false } }, says: /no client could ever connect/ },
    'nodes that join without data': { props: { cassandraYaml: { auto_bootstrap: false } }, says: /without having any data/ },
  },
  passes: {
    'all addresses of the pod': { cassandraYaml: { rpc_address: '0.0.0.0', auto_bootstrap: true, start_native_transport: 'true' } },
    'settings that are the user\'s': { cassandraYaml: { num_tokens: 16, concurrent_reads: 64, startup_checks: { deep: [1] } } },
  },
});
