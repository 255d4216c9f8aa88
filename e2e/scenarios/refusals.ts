import { Scenario } from './index';

/** The stand-in operator against what the real ones were seen to refuse. Filled in step 4. */
export const refusals: Scenario = {
  name: 'refusals',
  run: async () => undefined,
};
