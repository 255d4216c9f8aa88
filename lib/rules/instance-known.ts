import { defineRule } from './rule';

export const instanceKnown = defineRule({
  id: 'instance-known',
  title: 'Memory and vCPUs of the machine are known',
  why: 'Heap and requests are computed from them. A guess would waste the machine or never be scheduled.',
  source: 'lib/sizing/instance-facts.ts lists the families',
  * offences({ datacenters }) {
    for (const { name, instance } of datacenters) {
      if (!instance) {
        yield {
          what: `memory and vCPUs of the instance type of datacenter "${name}" are not known`,
          fix: 'describe the machine with instanceFacts: { vcpus, memory }',
        };
      }
    }
  },
});
