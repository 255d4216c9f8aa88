import { deployedZones, guarded } from './guarded';
import { toyLive } from './live';
import { render } from './render';
import { toyFlavour, toyFlavourKept } from './rules';
import { ID, WATCH } from './watch';
import type { Backend } from '../../lib/backends/backend';

/** A backend that nobody needs, in one folder: what it takes to add one. It can do little, and says so. */
export const TOY: Backend = {
  id: ID,
  namespace: 'toys',
  capabilities: new Set(['own-image']),
  names: {
    superuserSecret: (clusterName) => `${clusterName.toLowerCase()}-toy-admin`,
    cqlService: (clusterName, datacenter) => `toy-${clusterName.toLowerCase()}-${datacenter}`,
    repairServiceAccount: (cluster) => `${cluster}-unused`,
  },
  own: ({ flavour = 'sweet' }) => ({ flavour }),
  images: () => ({}),
  companions: () => ({
    sidecars: { cpuMillis: 100, memoryMib: 64 }, init: { cpuMillis: 0, memoryMib: 0 }, transferMibps: 1, minutesBeforeFirst: 1, minutesPerNode: 1,
  }),
  seeds: ({ racks }) => Array.from({ length: racks }, () => 1),
  render,
  guarded: ([ring], around) => guarded(ring, around),
  deployedZones: ([ring]) => deployedZones(ring),
  watch: WATCH,
  live: toyLive,
  rules: [toyFlavour],
  transitions: [toyFlavourKept],
};
