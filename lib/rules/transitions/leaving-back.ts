import { defineDatacentersTransition } from './transition';

export const leavingBack = defineDatacentersTransition({
  id: 'leaving-back',
  title: 'A decommissioning can only be canceled before it has started',
  why: 'the operator finishes a decommissioning that has started, and then adds the datacenter again, without data',
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
