import { describeRule, withDatacenter } from './rule-cases';

const two = { nodes: 4, racks: [{ name: 'r1' }, { name: 'r2' }] };

describeRule('two-racks', {
  fails: {
    'two racks': { props: withDatacenter(two), says: /two racks, and the token allocation expects three.*allocate_tokens_for_local_replication_factor to 2/ },
    'two racks with the option at three': {
      props: withDatacenter({ ...two, cassandraYaml: { allocate_tokens_for_local_replication_factor: 3 } }),
      says: /got 3/,
    },
  },
  passes: {
    'two racks with the option in the datacenter': withDatacenter({ ...two, cassandraYaml: { allocate_tokens_for_local_replication_factor: 2 } }),
    'two racks with the option in the cluster': { ...withDatacenter(two), cassandraYaml: { allocate_tokens_for_local_replication_factor: 1 } },
    'two racks without the option of the stock file': withDatacenter({ ...two, cassandraYaml: { allocate_tokens_for_local_replication_factor: null } }),
    'two racks with the option as text': withDatacenter({ ...two, cassandraYaml: { allocate_tokens_for_local_replication_factor: '2' } }),
    'three racks': {},
    'one rack': withDatacenter({ nodes: 1, racks: [{ name: 'r1' }] }),
  },
});
