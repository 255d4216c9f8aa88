import type { Check } from './check';

/** The operator finishes what it started: it would add the datacenter again, empty, while the old one is still being removed. */
export const leavingBegun: Check = {
  id: 'leaving-begun',
  acceptable: false,
  offences: ({ live, datacenters }) => live.datacenters
    .filter(({ name, hasBegunToLeave }) => hasBegunToLeave && datacenters.includes(name))
    .map(({ name }) => ({
      what: `datacenter ${name} is wanted, and its operator has begun to take it away`,
      fix: 'give it decommission: true until it is gone, and add it anew then (docs/datacenters.md)',
    })),
};
