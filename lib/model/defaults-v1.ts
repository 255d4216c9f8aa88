import type { DefaultsTable } from './defaults-table';

/** `PlatformDefaults.V1`. Frozen: a change here restarts production of whoever upgrades the library. */
export const DEFAULTS_V1: DefaultsTable = {
  kubernetes: {
    1.33: { amiRelease: 'v20260714', addons: {} },
    1.34: { amiRelease: 'v20260714', addons: {} },
    1.35: { amiRelease: 'v20260714', addons: {} },
    1.36: { amiRelease: 'v20260714', addons: {} },
  },
  charts: {
    k8ssandraOperator: '1.32.5',
    certManager: 'v1.21.2',
  },
  workers: { maxPods: 20, rootVolumeGib: 50 },
  sizing: {
    memoryOverhead: 0.075,
    daemonsetCpuMillis: 300,
    daemonsetMemoryMib: 500,
    heapShare: 0.4,
    maxHeapMib: 31 * 1024,
    // Medusa's own default is 100m and 100Mi with a limit of 8Gi; large files have killed it at less than 1Gi.
    medusaCpuMillis: 100,
    medusaMemoryMib: 1024,
    // What cass-operator requests for the container that prints Cassandra's log.
    loggerCpuMillis: 100,
    loggerMemoryMib: 128,
  },
};
