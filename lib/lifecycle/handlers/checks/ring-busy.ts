import type { Check } from './check';

/** A change that is mixed into a roll, a task or a decommission waits for it at best, and stops it half-way at worst. */
export const ringBusy: Check = {
  id: 'ring-busy',
  acceptable: true,
  offences: ({ live: { running } }) => running.filter(({ kind }) => kind !== 'other' && kind !== 'restore').map(({ told }) => ({
    what: told, fix: 'wait until it is through',
  })),
};
