import type { DefaultsTable } from './defaults-table';

/**
 * Versions of one minor's add-ons; the network add-on and the identity agent have one for all.
 *
 * Source: what EKS offered in June (volume driver of 1.33) and September 2026 (all others), as public deployments of that time recorded it;
 * `aws eks describe-addon-versions --kubernetes-version 1.35` tells what it offers today.
 */
function addons(coredns: string, kubeProxy: string, volumeDriver: string): Record<string, string> {
  return {
    'vpc-cni': 'v1.22.4-eksbuild.3',
    'eks-pod-identity-agent': 'v1.3.10-eksbuild.3',
    'coredns': coredns,
    'kube-proxy': kubeProxy,
    'aws-ebs-csi-driver': volumeDriver,
  };
}

/** `PlatformDefaults.V1`. Frozen: a change here restarts production of whoever upgrades the library. */
export const DEFAULTS_V1: DefaultsTable = {
  kubernetes: {
    1.33: { amiRelease: 'v20260714', addons: addons('v1.12.4-eksbuild.29', 'v1.33.10-eksbuild.21', 'v1.60.1-eksbuild.1') },
    1.34: { amiRelease: 'v20260714', addons: addons('v1.12.4-eksbuild.29', 'v1.34.6-eksbuild.21', 'v1.66.0-eksbuild.1') },
    1.35: { amiRelease: 'v20260714', addons: addons('v1.13.2-eksbuild.21', 'v1.35.3-eksbuild.21', 'v1.66.0-eksbuild.1') },
    1.36: { amiRelease: 'v20260714', addons: addons('v1.14.3-eksbuild.14', 'v1.36.0-eksbuild.17', 'v1.66.0-eksbuild.1') },
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
  },
  k8ssandra: {
    // Medusa's own default is 100m and 100Mi with a limit of 8Gi; large files have killed it at less than 1Gi.
    medusa: { cpuMillis: 100, memoryMib: 1024 },
    // What cass-operator requests.
    logger: { cpuMillis: 100, memoryMib: 128 },
  },
};
