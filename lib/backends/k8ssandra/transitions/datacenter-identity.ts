import { differ, shown } from '../../../model/guarded-cluster';
import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const datacenterIdentity = defineDatacenterTransition({
  id: 'datacenter-identity',
  title: 'A datacenter keeps its namespace and its name in Cassandra',
  why: 'the operator starts an empty datacenter in a new namespace and no longer manages the old one; its webhook refuses another name, which only the status of the custom resource reports',
  source: 'k8ssandra-operator 1.32.5 and cass-operator 1.30.3, measured',
  * missteps(before, after) {
    if (differ(before.namespace, after.namespace)) {
      yield { what: `the namespace of datacenter "${after.name}" changes from ${shown(before.namespace)} to ${shown(after.namespace)}`, fix: 'revert the change', final: true };
    }
    if (differ(before.cassandraName, after.cassandraName)) {
      yield {
        what: `datacenterName of datacenter "${after.name}" changes from ${shown(before.cassandraName)} to ${shown(after.cassandraName)}`, fix: 'revert the change', final: true,
      };
    }
  },
});
