import type { Check } from './check';

/** A change during a rolling restart, a task or a decommission waits for it at best, and interrupts it at worst. */
export const ringBusy: Check = {
  id: 'ring-busy',
  acceptable: true,
  offences: ({ live: { running } }) => running.filter(({ kind }) => kind !== 'other' && kind !== 'restore').map(({ told }) => ({
    what: told, fix: 'wait until it is through',
  })),
};
