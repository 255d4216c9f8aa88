import { cleanName } from '../../../private/names';
import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const racksDistinct = defineDatacenterTransition({
  id: 'racks-distinct',
  title: 'A new rack has a unique name, also after normalization',
  why: 'StatefulSets have normalized names: two racks would share one, and the datacenter would never be ready',
  source: 'cass-operator 1.30.3, measured (rack_a beside rack-a)',
  * missteps(before, after) {
    const names = after.racks.map(({ name }) => name);
    for (const [at, name] of names.entries()) {
      const twin = names.slice(0, at).find((other) => cleanName(other) === cleanName(name));
      if (twin !== undefined && before.racks[at]?.name !== name) {
        yield { what: `rack "${name}" of datacenter "${after.name}" has the same normalized name as rack "${twin}"`, fix: 'give it another name', final: true };
      }
    }
  },
});
