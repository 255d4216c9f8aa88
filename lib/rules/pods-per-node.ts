import { defineRule } from './rule';
import { podLimit } from '../sizing/allocatable';

/** Those of network, proxy, volumes and identities. */
const DAEMONS = 4;

export const podsPerNode = defineRule({
  id: 'pods-per-node',
  title: 'A worker node has IP addresses for Cassandra and the daemonsets',
  why: 'The network interfaces limit the number of pods on a node, and daemonsets come first.',
  source: 'nodeadm: interfaces * (addresses of each - 1) + 2; interfaces by ec2:DescribeInstanceTypes',
  * offences({ datacenters }) {
    for (const { name, instance, workers } of datacenters) {
      const limit = instance ? podLimit(instance, workers.maxPods) : workers.maxPods;
      const pods = DAEMONS + workers.nodesPerWorker;
      if (limit >= pods) continue;
      yield {
        what: `the instances of datacenter "${name}" can run too few pods for Cassandra and the four daemonsets of every node`,
        got: limit,
        allowed: `${pods} or more`,
        fix: workers.maxPods < pods ? 'raise maxPods of the nodes' : 'use a larger instance type',
      };
    }
  },
});
