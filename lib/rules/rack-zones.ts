import { defineRule } from './rule';
import { known } from '../model/deferred';

/** Of a zone's name, that of a Local Zone ("us-west-2-lax-1a") too. Ids of zones and made-up names have none. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d/;

export const rackZones = defineRule({
  id: 'rack-zones',
  title: 'Each rack has its own availability zone',
  why: 'Cassandra places one replica of each row in each rack. Racks that share a zone lose their replicas together.',
  source: 'Cassandra\'s NetworkTopologyStrategy; EBS volumes never leave their zone',
  * offences(model) {
    const regions = [...new Set(model.zones.flatMap((zone) => REGION.exec(known(zone) ?? '')?.slice(0, 1) ?? []))];
    if (regions.length > 1) {
      yield {
        what: 'the zones are in several regions, but an EKS cluster is in one',
        got: regions.join(', '),
        fix: 'use zones of one region; run datacenters of other regions on separate EKS clusters',
      };
    }
    for (const datacenter of model.datacenters) {
      if (datacenter.racks.length === 0) {
        yield { what: `datacenter "${datacenter.name}" has no racks`, got: [], fix: 'specify its racks; they cannot be added later' };
      }
      if (datacenter.racks.length > model.zones.length) {
        yield {
          what: `datacenter "${datacenter.name}" has more racks than there are availability zones`,
          got: datacenter.racks.length,
          allowed: `at most ${model.zones.length}`,
          fix: 'list fewer racks, or use a network with more zones',
        };
      }
      const zones = datacenter.racks.map(({ zone }) => known(zone)).filter((zone): zone is string => zone !== undefined);
      for (const zone of new Set(zones.filter((one, at) => zones.indexOf(one) !== at))) {
        yield {
          level: 'warning',
          what: `several racks of datacenter "${datacenter.name}" are in one availability zone`,
          got: zone,
          fix: 'give each rack its own zone, or acknowledge that they fail together',
        };
      }
      const offered = model.zones.map(known);
      for (const zone of zones) {
        if (!offered.includes(undefined) && !offered.includes(zone)) {
          yield {
            what: `a rack of datacenter "${datacenter.name}" is in a zone that the network does not have`,
            got: zone,
            allowed: offered.join(', '),
            fix: 'name one of the network\'s zones',
          };
        }
      }
    }
  },
});
