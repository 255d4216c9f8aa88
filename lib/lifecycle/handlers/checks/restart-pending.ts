import type { Check } from './check';

/** Measured: after an operator upgrade, any change, even of the backup retention, restarts every node. */
export const restartPending: Check = {
  id: 'restart-pending',
  acceptable: true,
  offences: ({ live: { restartsWithNextChange, nodes }, asksForRestart }) => (restartsWithNextChange && !asksForRestart ? [{
    what: `${nodes} nodes restart with this change, since the operator was upgraded`,
    fix: 'restart them first, in a deployment that changes operatorUpdateRevision of the Cassandra cluster and nothing else',
  }] : []),
};
