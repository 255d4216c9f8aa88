import { defineRule, Offence } from './rule';
import { estimatedAllocatable, largestAllocatable } from '../sizing/allocatable';
import { podFootprint, roomForPod } from '../sizing/pod-size';

export const podFitsNode = defineRule({
  id: 'pod-fits-node',
  title: 'The Cassandra pod fits its node',
  why: 'A pod that requests more than its node has is never scheduled.',
  source: 'kubelet reservations of the EKS-optimized AL2023 image (nodeadm)',
  * offences(model) {
    for (const { name, instance, pod, workers } of model.datacenters) {
      if (!instance) continue;
      const each = podFootprint(pod, model.companions);
      const asked = { cpuMillis: each.cpuMillis * workers.nodesPerWorker, memoryMib: each.memoryMib * workers.nodesPerWorker };
      const sure = roomForPod(estimatedAllocatable(instance, workers.maxPods, model.sizing), workers.daemonsets);
      const most = largestAllocatable(instance, workers.maxPods);
      const place = `datacenter "${name}" on ${instance.name}`;
      const pods = workers.nodesPerWorker > 1 ? `together, the ${workers.nodesPerWorker} Cassandra pods of each worker of ${place}, request` : `the Cassandra pod of ${place} requests`;
      yield* compare('CPU', 'm', pods, asked.cpuMillis, sure.cpuMillis, most.cpuMillis);
      yield* compare('memory', 'MiB', pods, asked.memoryMib, sure.memoryMib, most.memoryMib);
    }
  },
});

/** Above what the node can have at most: an error. Between that and what it surely has: a warning, since the rest is an estimate. */
function* compare(what: string, unit: string, pods: string, asked: number, sure: number, most: number): Iterable<Offence> {
  if (asked > most) {
    yield {
      what: `${pods} more ${what} than the node can have`,
      got: `${asked} ${unit}`,
      allowed: `at most ${Math.max(0, Math.floor(sure))} ${unit}`,
      fix: 'lower memory or cpuMillis of the datacenter (its init container alone requests 1000m), or use a larger instance type',
    };
  } else if (asked > sure) {
    yield {
      level: 'warning',
      what: `${pods} more ${what} than kubelet and daemonsets may leave`,
      got: `${asked} ${unit}`,
      allowed: `at most ${Math.max(0, Math.floor(sure))} ${unit} by a conservative estimate`,
      fix: 'lower memory or cpuMillis of the datacenter, use a larger instance type, or acknowledge it if such pods are known to run',
    };
  }
}
