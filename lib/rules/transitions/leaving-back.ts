import { defineDatacentersTransition } from './transition';

export const leavingBack = defineDatacentersTransition({
  id: 'leaving-back',
  title: 'A datacenter that leaves comes back only if nothing of it has left yet',
  why: 'the operator finishes a decommission that began, and adds the datacenter anew and empty beside what is left of it',
  source: 'Kubernetes: what is in deletion never returns; preflight looks whether it began (leaving-begun)',
  * missteps(before, after) {
    for (const { name } of before.leaving ?? []) {
      if (!after.datacenters.some((one) => one.name === name)) continue;
      yield {
        subject: name,
        what: `datacenter "${name}" leaves and comes back`,
        fix: 'let it leave, take it out, and add it anew when its nodes are gone. If the operator has not begun, as while keyspaces still have replicas there, accept it for one deployment',
      };
    }
  },
});
