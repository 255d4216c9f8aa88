import { defineDatacentersTransition, Misstep } from './transition';
import { Guarded, GuardedLeaving, GuardedRackInstances, isUnknown } from '../../model/guarded-cluster';

export const leavingKept = defineDatacentersTransition({
  id: 'leaving-kept',
  title: 'A datacenter keeps its instances until it is decommissioned',
  why: 'its nodes hand over what they hold for as long as it takes: without its instance a node hands over nothing, and the datacenter never finishes',
  source: 'CloudFormation ends instances that a template no longer has; measured (a decommission that did not end blocks the whole Cassandra cluster)',
  * missteps(before, after) {
    for (const now of after.leaving ?? []) {
      const stood = before.datacenters.find(({ name }) => name === now.name);
      // Instances that outlived nodes may go with the first step, as they may while it stands.
      if (stood) yield* told(now.name, losses({ ...stood, workers: stood.nodes }, now, ({ needed }) => needed));
    }
    for (const left of before.leaving ?? []) {
      const still = after.leaving?.find(({ name }) => name === left.name);
      if (still) yield* told(left.name, losses(left, still, ({ instances }) => instances));
      // What comes back is as before it left, when instances could go that no node needed.
      const back = after.datacenters.find(({ name }) => name === left.name);
      if (back) yield* told(left.name, losses(left, back, ({ needed }) => needed));
    }
  },
});

type Instances = Omit<GuardedLeaving, 'name'>;

function* told(name: string, what: Iterable<string>): Iterable<Misstep & { readonly subject: string }> {
  for (const loss of what) {
    yield {
      subject: name,
      what: `datacenter "${name}" leaves and ${loss}`,
      fix: 'leave placement, racks, nodes, workerNodes and nodesPerWorker of the datacenter as they were until it is gone',
      final: true,
    };
  }
}

/** What of its instances goes. */
function* losses(old: Instances, now: Instances, kept: (rack: GuardedRackInstances) => number): Iterable<string> {
  if (old.foreignWorkers !== undefined && now.foreignWorkers !== undefined && old.foreignWorkers !== now.foreignWorkers) {
    yield old.foreignWorkers ? 'gets instances of its own, on which its nodes are not' : 'loses its instances, which others shall make';
  } else if (old.rackInstances && now.rackInstances) {
    for (const was of old.rackInstances) {
      const left = now.rackInstances.find(({ rack }) => rack === was.rack)?.instances ?? 0;
      if (left < kept(was)) yield `rack "${was.rack}" keeps ${left} of ${kept(was)} instances`;
    }
  } else if (!now.foreignWorkers && isFewer(old.workers, now.workers)) {
    yield `keeps instances for ${String(now.workers)} of ${String(old.workers)} nodes`;
  }
}

function isFewer(before: Guarded<number>, after: Guarded<number>): boolean {
  return !isUnknown(before) && !isUnknown(after) && after < before;
}
