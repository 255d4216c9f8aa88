import { defineRule } from './rule';
import { zoneAddresses } from '../sizing/addresses';

export const subnetAddresses = defineRule({
  id: 'subnet-addresses',
  title: 'The subnets have IP addresses for all nodes and one more per rack',
  why: 'Each worker node takes an address for itself and a pool of addresses for its pods. Without free addresses, a node or its replacement does not start.',
  source: 'the pool that this library sets for the network add-on (lib/private/address-pool.ts), interfaces by ec2:DescribeInstanceTypes',
  * offences(model) {
    for (const [at, { zone, needed, running, available }] of [...zoneAddresses(model).values()].entries()) {
      if (available === undefined || needed <= available) continue;
      const short = running > available;
      yield {
        level: short ? 'error' : 'warning',
        what: `the subnet of zone ${zone ?? `${at + 1} of the region`} has too few addresses for ${short ? 'the nodes' : 'a replacement of a node in each rack'} of Cassandra cluster "${model.name}"`,
        got: `${available}`,
        allowed: `${needed} or more, and some for whatever else is in the subnet`,
        fix: 'use larger subnets (a /19 of CassandraNetwork has 8,187), or fewer nodes',
      };
    }
  },
});
