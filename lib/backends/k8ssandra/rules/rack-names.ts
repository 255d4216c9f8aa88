import { cleanName } from '../../../private/names';
import { defineRule } from '../../../rules/rule';

export const rackNames = defineRule({
  id: 'rack-names',
  title: 'Rack names have at least two characters and stay unique after normalization',
  why: 'Racks whose normalized names are equal share one StatefulSet: the datacenter never becomes ready, and no error is reported. A rack cannot be renamed.',
  source: 'cass-operator 1.30.3, measured (rack_a and rack-a)',
  * offences({ datacenters }) {
    for (const datacenter of datacenters) {
      const seen = new Map<string, string>();
      for (const { name } of datacenter.racks) {
        if (!/^[A-Za-z][-_A-Za-z0-9]*[A-Za-z0-9]$/.test(name)) {
          yield {
            what: `the name of a rack of datacenter "${datacenter.name}" is not usable`,
            got: name,
            allowed: 'letters, digits, "-" and "_", at least two characters, first a letter, last a letter or digit',
            fix: 'choose such a name; it cannot be changed later',
          };
        }
        const cleaned = cleanName(name);
        const other = seen.get(cleaned);
        if (other !== undefined) {
          yield {
            what: `racks "${other}" and "${name}" of datacenter "${datacenter.name}" are both called "${cleaned}" in Kubernetes`,
            fix: 'give them names that differ in more than case, "-" and "_"',
          };
        }
        seen.set(cleaned, name);
      }
    }
  },
});
