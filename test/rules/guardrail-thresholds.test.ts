import { describeRule } from './rule-cases';

describeRule('guardrail-thresholds', {
  fails: {
    'counts': { props: { cassandraYaml: { tables_warn_threshold: 100, tables_fail_threshold: 50 } }, says: /"tables_fail_threshold" of datacenter "dc1" is reached before "tables_warn_threshold": got \[100,50\]/ },
    'sizes in different units': { props: { cassandraYaml: { collection_size_warn_threshold: '2MiB', collection_size_fail_threshold: '1024KiB' } }, says: /collection_size/ },
    'a minimum, where more comes first': {
      props: { cassandraYaml: { minimum_replication_factor_warn_threshold: 2, minimum_replication_factor_fail_threshold: 3, default_keyspace_rf: 3 } }, says: /larger than/,
    },
    'a minimum that the stock default does not pass': {
      props: { cassandraYaml: { minimum_replication_factor_fail_threshold: 2 } }, says: /"default_keyspace_rf" of datacenter "dc1" is below.*got \[1,2\]/,
    },
  },
  passes: {
    'warns first': { cassandraYaml: { tables_warn_threshold: 50, tables_fail_threshold: 100 } },
    'both at once, which Cassandra takes': { cassandraYaml: { tables_warn_threshold: 50, tables_fail_threshold: 50 } },
    'never fails': { cassandraYaml: { tables_warn_threshold: 50, tables_fail_threshold: -1 } },
    'only warns': { cassandraYaml: { tables_warn_threshold: 50 } },
    'a minimum that the default passes': {
      cassandraYaml: { minimum_replication_factor_warn_threshold: 3, minimum_replication_factor_fail_threshold: 2, default_keyspace_rf: 3 },
    },
  },
});
