import { defineRule } from '../../../rules/rule';
import { rebuildSources } from '../rebuild-source';

export const rebuildSource = defineRule({
  id: 'rebuild-source',
  title: 'Datacenters that join at the same time have the same rebuild source',
  why: 'The operator supports one source for the whole cluster, so the other datacenters would be rebuilt from the wrong one.',
  source: 'k8ssandra-operator 1.32.5, measured: spec.cassandra.datacenters[].rebuild is never read',
  * offences(model) {
    const sources = rebuildSources(model);
    if (sources.size < 2) return;
    yield {
      what: 'new datacenters have different rebuild sources',
      got: [...sources].map(([source, names]) => `${names.join(', ')} from ${source}`).join('; '),
      fix: 'use the same rebuildFrom for all of them, or add them one after another',
    };
  },
});
