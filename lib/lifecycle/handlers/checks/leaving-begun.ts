import type { Check } from './check';

/** The operator ends what it began: it would add the datacenter anew and empty, while the old one is still being taken away. */
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
