import { describeRule, withDatacenter } from './rule-cases';

describeRule('tokens', {
  fails: {
    'a token by hand for several nodes': { props: { cassandraYaml: { initial_token: '0' } }, says: /same token: got "0"/ },
    'no tokens': { props: { cassandraYaml: { num_tokens: 0 } }, says: /out of range: got 0/ },
    'too many, as text': { props: { cassandraYaml: { num_tokens: '999' } }, says: /out of range: got "999"/ },
    'half a token': { props: withDatacenter({ cassandraYaml: { num_tokens: 1.5 } }), says: /out of range: got 1.5/ },
  },
  warns: { 'as many as 3.11 had': { props: { cassandraYaml: { num_tokens: 256 } }, says: /repairs of datacenter "dc1" slow/ } },
  passes: {
    'the default, spelled out': { cassandraYaml: { num_tokens: 16 } },
    'few': { cassandraYaml: { num_tokens: 4 } },
    'a token by hand for one node': withDatacenter({ nodes: 1, racks: [{ name: 'r1' }], cassandraYaml: { initial_token: '0' } }),
  },
});
