import type { Check } from './check';

/** Nodes are stopped while their data is restored. */
export const restoreRunning: Check = {
  id: 'restore-running',
  acceptable: false,
  offences: ({ live: { running } }) => running.filter(({ kind }) => kind === 'restore').map(({ told }) => ({
    what: told, fix: 'wait until it is through, or delete it if it failed',
  })),
};
