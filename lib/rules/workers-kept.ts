import { defineRule } from './rule';

export const workersKept = defineRule({
  id: 'workers-kept',
  title: 'There are worker nodes for all Cassandra nodes',
  why: 'workerNodes is for the deployment that lowers the number of nodes: the workers of the leaving nodes are kept until they were decommissioned.',
  source: 'order of one stack: workers come before the custom resource, in updates too',
  * offences({ datacenters }) {
    for (const { name, nodes, workers: { existing, keptFor } } of datacenters) {
      if (keptFor === undefined) continue;
      if (existing) {
        yield { what: `datacenter "${name}" has workerNodes, but this library does not create its instances`, got: keptFor, fix: 'leave workerNodes out, and keep the instances until the nodes have left' };
      } else if (keptFor < nodes) {
        yield { what: `datacenter "${name}" has fewer workerNodes than nodes`, got: keptFor, allowed: `${nodes} or more`, fix: 'leave workerNodes out, or raise it' };
      }
    }
  },
});
