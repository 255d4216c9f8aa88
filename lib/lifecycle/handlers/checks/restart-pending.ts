import type { Check } from './check';

/** Measured: after an upgrade of the operator any change, as of the retention of backups, restarts every node. */
export const restartPending: Check = {
  id: 'restart-pending',
  acceptable: true,
  offences: ({ live: { restartsWithNextChange, nodes }, remarks }) => (restartsWithNextChange ? [{
    what: `${nodes} nodes restart with this change, since the operator was upgraded`, fix: remarks.find((one) => one.includes('autoupdate-spec')) ?? 'choose the time for it',
  }] : []),
};
