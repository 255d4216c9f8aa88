import { defineRule } from './rule';
import { DNS_1035 } from '../private/names';

export const datacenterNames = defineRule({
  id: 'datacenter-names',
  title: 'A cluster has datacenters whose names are unique DNS labels',
  why: 'Kubernetes objects get their names: without datacenters there is nothing to run, two of one name are one object, and names that are not DNS labels are refused.',
  source: 'RFC 1035; measured',
  * offences({ datacenters }) {
    if (datacenters.length === 0) {
      yield { what: 'a Cassandra cluster needs at least one datacenter', got: [], fix: 'list one' };
    }
    for (const { name } of datacenters) {
      if (!DNS_1035.test(name) || name.length < 2) {
        yield {
          what: 'the name of a datacenter must be a DNS label of at least two characters that starts with a letter',
          got: name,
          allowed: 'a-z, 0-9 and "-", first a letter',
          fix: 'choose such a name; it cannot be changed later',
        };
      }
    }
    const all = datacenters.map(({ name }) => name);
    for (const name of new Set(all.filter((one, at) => all.indexOf(one) !== at))) {
      yield { what: 'two datacenters of one cluster have the same name', got: name, fix: 'give each a unique name' };
    }
  },
});
