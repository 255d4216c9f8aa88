import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const rackZoneKept = defineDatacenterTransition({
  id: 'rack-zone-kept',
  title: 'A rack stays in its zone',
  why: 'its volumes cannot leave their zone: the operator moves the pods all the same, and they wait for ever',
  source: 'cass-operator 1.30.3, measured (labels of a rack moved to another zone); EBS volumes are bound to a zone',
  * missteps(before, after) {
    for (const old of before.racks) {
      const now = after.racks.find(({ name }) => name === old.name);
      if (now && differ(old.zone, now.zone)) {
        yield {
          what: `rack "${old.name}" of datacenter "${after.name}" moves from ${shown(old.zone)} to ${shown(now.zone)}`,
          fix: 'put the zone back; zones of racks that are named (availabilityZone) do not depend on the order of a list',
          final: true,
        };
      }
    }
  },
});
