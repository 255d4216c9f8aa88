import { defineRule } from './rule';

/** Settings that the operator's config builder writes itself, whatever is given. */
const OWNED = ['seed_provider', 'listen_address', 'endpoint_snitch', 'cluster_name', 'broadcast_address', 'broadcast_rpc_address'];

export const operatorOwnedSettings = defineRule({
  id: 'operator-owned-settings',
  title: 'cassandraYaml leaves out what the operator decides',
  why: 'The operator accepts these settings and then replaces them without a word.',
  source: 'k8ssandra-client config builder; cass-operator 1.30.3, measured',
  * offences(model) {
    const places = [
      { where: 'the cluster', yaml: model.cassandraYaml },
      ...model.datacenters.map(({ name, cassandraYaml }) => ({ where: `datacenter "${name}"`, yaml: cassandraYaml })),
    ];
    for (const { where, yaml } of places) {
      for (const key of OWNED.filter((one) => one in yaml)) {
        yield { what: `cassandraYaml of ${where} sets "${key}", which the operator overwrites`, got: yaml[key], fix: 'remove it' };
      }
    }
  },
});
