import { defineRule } from './rule';
import { known } from '../model/deferred';
import { typesOfFamily } from '../sizing/instance-facts';

export const instanceKnown = defineRule({
  id: 'instance-known',
  title: 'Memory and vCPUs of the instance type are known',
  why: 'Heap and requests are computed from them. With a guess, pods would waste the instance or never be scheduled.',
  source: 'lib/sizing/instance-facts.ts lists the families',
  * offences({ datacenters }) {
    for (const { name, instance, described, instanceType, workers } of datacenters) {
      if (known(instanceType) === undefined && instance && !instance.architecture && !workers.existing) {
        yield { what: `the processor architecture of the workers of datacenter "${name}" is unknown, because their type is only known at deployment`, fix: 'give instanceFacts.architecture' };
      }
      if (instance || described) continue;
      const type = known(instanceType);
      const relatives = type === undefined ? [] : typesOfFamily(type);
      yield {
        what: `memory and vCPUs of the instance type of datacenter "${name}" are not known${type === undefined ? ', because it is only known at deployment' : ''}`,
        got: type,
        allowed: relatives.length > 0 ? `of that family ${relatives.join(', ')}; others if they are described` : undefined,
        fix: `describe the instance with instanceFacts: { vcpus, memory${type === undefined ? ', architecture' : ''} }`,
      };
    }
  },
});
