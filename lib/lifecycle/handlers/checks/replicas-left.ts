import type { Check } from './check';

/** The operator decommissions no datacenter to which a keyspace still replicates. Such keyspaces are visible only in its error. */
export const replicasLeft: Check = {
  id: 'replicas-left',
  acceptable: true,
  offences: ({ live: { error, datacenters }, leaving = [] }) => (/replicas/.test(error ?? '') && datacenters.some(({ name, isLeaving }) => isLeaving || leaving.includes(name))
    ? [{ what: `a datacenter cannot leave: ${error}`, fix: 'take its replicas away (ALTER KEYSPACE) first' }]
    : []),
};
