import { defineRule } from './rule';
import { known } from '../model/deferred';
import { largestAllocatable } from '../sizing/allocatable';
import { podFootprint } from '../sizing/pod-size';

/** Each pod needs a core to start (the operator's init container), and no instance should be worth more than a few nodes. */
const MOST = 8;

export const nodesPerWorker = defineRule({
  id: 'nodes-per-worker',
  title: 'Cassandra nodes only share a worker node with nodes of their rack',
  why: 'The operator then disables all anti-affinity. The loss of a worker takes down all its Cassandra nodes: within one rack that is one replica of each row, across racks it can lose data.',
  source: 'Kubernetes: without anti-affinity, pods share a node',
  * offences(model) {
    for (const { name, racks, instance, pod, workers } of model.datacenters) {
      const count = workers.nodesPerWorker;
      if (count === 1) continue;
      const place = `datacenter "${name}"`;
      if (!Number.isInteger(count) || count < 1 || count > MOST) {
        yield { what: `the nodes on each worker of ${place} cannot be counted`, got: count, allowed: `1 to ${MOST}`, fix: 'give a number' };
        continue;
      }
      if (workers.existing) {
        yield {
          what: `nodes of ${place} would share instances that this library does not create, where nothing keeps the racks apart`,
          got: count,
          fix: 'use dedicated workers, or smaller instances with one node each',
        };
      }
      const zones = racks.map(({ zone }) => known(zone)).filter((zone) => zone !== undefined);
      if (new Set(zones).size < zones.length) {
        yield { what: `several racks of ${place} are in one zone, so their nodes could meet on one worker`, got: zones, fix: 'give each rack its own zone, or each node its own worker' };
      }
      const each = podFootprint(pod, model.companions);
      const most = instance && largestAllocatable(instance, workers.maxPods);
      if (most && each.cpuMillis * (count + 1) <= most.cpuMillis && each.memoryMib * (count + 1) <= most.memoryMib) {
        yield {
          what: `more than ${count} nodes of ${place} fit on one worker, and the scheduler may put them there`,
          got: `${each.cpuMillis}m and ${each.memoryMib} MiB each`,
          fix: 'leave memory and cpuMillis out, so that exactly as many fit',
        };
      }
      yield {
        level: 'warning',
        what: `a worker of ${place} that is lost takes ${count} nodes of its rack with it, and one that is drained waits until there is a worker for the first of them`,
        got: count,
        fix: 'use smaller instances with one node each, or acknowledge it',
      };
    }
  },
});
