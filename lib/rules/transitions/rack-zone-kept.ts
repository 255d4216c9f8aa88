import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const rackZoneKept = defineDatacenterTransition({
  id: 'rack-zone-kept',
  title: 'A rack stays in its zone',
  why: 'its volumes cannot leave their zone, so its pods would stay pending',
  source: 'EBS volumes are bound to a zone; measured (a rack moved to another zone)',
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
