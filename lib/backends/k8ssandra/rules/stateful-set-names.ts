import { cleanName } from '../../../private/names';
import { defineRule } from '../../../rules/rule';

/** The operator's own limit: a StatefulSet writes its name and a hash into a label of at most 63 characters. */
const LIMIT = 60;

export const statefulSetNames = defineRule({
  id: 'stateful-set-names',
  title: 'The StatefulSet name from cluster, datacenter and rack has at most 60 characters',
  why: 'The operator\'s webhook refuses longer names, or accepts them but no pod is ever created.',
  source: 'k8ssandra-operator 1.32.5, webhook; cass-operator 1.30.3, measured',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      for (const rack of datacenter.racks) {
        const name = `${cleanName(model.clusterName)}-${cleanName(datacenter.name)}-${cleanName(rack.name)}-sts`;
        if (name.length > LIMIT) {
          yield {
            what: `the StatefulSet of rack "${rack.name}" in datacenter "${datacenter.name}" gets a name of ${name.length} characters`,
            got: name,
            allowed: `at most ${LIMIT} characters`,
            fix: 'shorten the name of the cluster, the datacenter or the rack',
          };
        }
      }
    }
  },
});
