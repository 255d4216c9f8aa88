import type { InstanceModel, Resources, SizingModel } from '../model/cluster-model';

/**
 * What the kubelet keeps of the CPU: 6 % of the first core, 1 % of the second, 0.5 % of the third and fourth, 0.25 % of the rest.
 * Source: nodeadm of the EKS-optimized AL2023 image (awslabs/amazon-eks-ami, nodeadm/internal/kubelet/config.go).
 */
function reservedCpuMillis(vcpus: number): number {
  const share = (core: number) => (core === 0 ? 60 : core === 1 ? 10 : core < 4 ? 5 : 2.5);
  let reserved = 0;
  for (let core = 0; core < vcpus; core++) reserved += share(core);
  return Math.floor(reserved);
}

/** Limit of pods on a node: what was asked for, unless the interfaces have fewer addresses. Two pods on the host's network need none (nodeadm). */
export function podLimit({ network }: InstanceModel, asked: number): number {
  return network ? Math.min(asked, network.interfaces * (network.addressesPerInterface - 1) + 2) : asked;
}

/** What the kubelet keeps of the memory: 11 MiB a pod and 255 MiB (nodeadm), and 100 MiB below which it evicts (its hard threshold). */
function reservedMemoryMib(pods: number): number {
  return 11 * pods + 255 + 100;
}

/** What pods can request on a node whose operating system sees `visibleMemoryMib`. */
function allocatable(instance: InstanceModel, maxPods: number, visibleMemoryMib: number): Resources {
  return {
    cpuMillis: instance.vcpus * 1000 - reservedCpuMillis(instance.vcpus),
    memoryMib: Math.floor(visibleMemoryMib) - reservedMemoryMib(podLimit(instance, maxPods)),
  };
}

/** What a node surely has for pods: hypervisor, firmware and kernel are taken off by an upper estimate. */
export function estimatedAllocatable(instance: InstanceModel, maxPods: number, sizing: SizingModel): Resources {
  return allocatable(instance, maxPods, instance.memoryMib * (1 - sizing.memoryOverhead));
}

/** What a node can have at the very most: as if nothing but the kubelet took anything. */
export function largestAllocatable(instance: InstanceModel, maxPods: number): Resources {
  return allocatable(instance, maxPods, instance.memoryMib);
}
