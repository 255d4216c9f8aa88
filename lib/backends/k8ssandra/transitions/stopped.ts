import { differ, GuardedDatacenter } from '../../../model/guarded-cluster';
import { defineDatacentersTransition } from '../../../rules/transitions/transition';

export const stopped = defineDatacentersTransition({
  id: 'stopped',
  title: 'A datacenter is stopped and started separately, and not changed while it is stopped',
  why: 'its nodes serve no requests, miss all writes, and only apply a change when they start, all at once; after gc_grace_seconds (ten days) they resurrect deleted rows',
  source: 'cass-operator 1.30.3: stopped scales the StatefulSets to 0 and keeps the claims; its webhook refuses to add a datacenter stopped',
  * missteps(before, after) {
    for (const now of after.datacenters) {
      const old = before.datacenters.find(({ name }) => name === now.name);
      const subject = now.name;
      if (!old) {
        if (now.stopped === true) yield { subject, what: `datacenter "${now.name}" is added and is stopped`, fix: 'add it started; stop it when it has its data', final: true };
      } else if ((old.stopped === true || now.stopped === true) && changes(old, now)) {
        yield {
          subject, what: `datacenter "${now.name}" ${told(old, now)} and changes otherwise too`, fix: 'start or stop it in a deployment of its own, and change it while it runs', final: true,
        };
      } else if (now.stopped === true && old.stopped !== true) {
        yield {
          subject,
          what: `datacenter "${now.name}" is stopped`,
          fix: 'move its clients, and start it within max_hint_window (three hours) or repair it afterwards; if that is meant, accept it for one deployment',
        };
      }
    }
    for (const { name, stopped: was } of before.datacenters) {
      if (was === true && !after.datacenters.some((now) => now.name === name)) {
        yield { subject: name, what: `datacenter "${name}" is removed while it is stopped`, fix: 'start it first: its nodes have to hand over what they hold', final: true };
      }
    }
  },
});

function changes(old: GuardedDatacenter, now: GuardedDatacenter): boolean {
  return differ(old.nodes, now.nodes) || old.racks.length !== now.racks.length || differ(old.version, now.version)
    || differ(old.volumeBytes, now.volumeBytes)
    || old.rest !== now.rest;
}

function told(old: GuardedDatacenter, now: GuardedDatacenter): string {
  if (old.stopped !== true) return 'stops';
  return now.stopped === true ? 'is stopped' : 'starts';
}
