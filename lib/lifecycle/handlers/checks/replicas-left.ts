import type { Check } from './check';

/** The operator decommissions nothing that a keyspace still replicates to. Keyspaces are seen by its error only. */
export const replicasLeft: Check = {
  id: 'replicas-left',
  acceptable: true,
  offences: ({ live: { error, datacenters }, leaving = [] }) => (/replicas/.test(error ?? '') && datacenters.some(({ name, isLeaving }) => isLeaving || leaving.includes(name))
    ? [{ what: `a datacenter cannot leave: ${error}`, fix: 'take its replicas away (ALTER KEYSPACE) first' }]
    : []),
};
