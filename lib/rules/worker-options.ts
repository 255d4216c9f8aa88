import { defineRule } from './rule';

export const workerOptions = defineRule({
  id: 'worker-options',
  title: 'Options of worker nodes are for those that the library creates',
  why: 'Image, root volume and number of pods of other instances are decided where those are created: here the options would have no effect.',
  source: 'CassandraPlacement.existingNodes',
  * offences({ datacenters }) {
    for (const { name, workers: { existing, hasOptions } } of datacenters) {
      if (!existing || !hasOptions) continue;
      yield {
        what: `datacenter "${name}" has options for workers, but this library does not create its instances`,
        fix: 'leave workers out, and set them where the instances are created; the limit of pods is maxPods of CassandraPlacement.existingNodes',
      };
    }
  },
});
