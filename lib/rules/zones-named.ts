import { defineRule } from './rule';
import { known } from '../model/deferred';

export const zonesNamed = defineRule({
  id: 'zones-named',
  title: 'The zones of racks are specified',
  why: 'A list of zones that each deployment looks up can change its order. Subnets would be replaced, and volumes cannot follow their rack to another zone.',
  source: 'AWS CloudFormation User Guide, Fn::GetAZs: the answer depends on the account, and on the default subnets that it has at the time',
  * offences({ name, datacenters }) {
    const racks = datacenters.flatMap((datacenter) => datacenter.racks.filter(({ zone }) => known(zone) === undefined).map((rack) => `${datacenter.name}/${rack.name}`));
    if (racks.length > 0) {
      yield {
        level: 'warning',
        what: `Cassandra cluster "${name}" has racks in zones that are only known at deployment`,
        got: racks,
        fix: 'specify the zones (availabilityZones of CassandraNetwork), or acknowledge this for a temporary cluster',
      };
    }
  },
});
