import type { Check } from './check';

/** Its instances would be terminated before its nodes are decommissioned, and a datacenter whose deletion hangs blocks the cluster permanently. */
export const datacenterThere: Check = {
  id: 'datacenter-there',
  acceptable: false,
  offences: ({ live, datacenters, leaving }) => (leaving === undefined ? [] : live.datacenters
    .filter(({ name }) => !datacenters.includes(name) && !leaving.includes(name))
    .map(({ name }) => ({
      what: `datacenter ${name} is no longer in the code, and still there`, fix: 'restore it with decommission: true, and remove it when it is gone (docs/datacenters.md)',
    }))),
};
