import { estimatedAllocatable } from './allocatable';
import type { CompanionsModel, InstanceModel, PodModel, Resources, SizingModel } from '../model/cluster-model';

/** What the user fixed of a pod; the rest follows from the node. */
export interface PodWishes {
  readonly memoryMib?: number;
  readonly cpuMillis?: number;
  readonly heapMib?: number;
  /**
   * Cassandra nodes that share an instance.
   * @default 1
   */
  readonly perWorker?: number;
  /**
   * What all daemonsets together request on the instance.
   * @default - what the sizing reckons with
   */
  readonly daemonsets?: Resources;
}

/** Sizes are cut to whole steps, so that they read well and do not move with every byte of an estimate. */
const MEMORY_STEP_MIB = 256;
const CPU_STEP_MILLIS = 100;
/** When nothing is known of the node and nothing was wished: what a laptop could run. The rules ask for more. */
const FALLBACK: Resources = { cpuMillis: 1000, memoryMib: 4096 };

function roundDown(value: number, step: number): number {
  return Math.max(step, Math.floor(value / step) * step);
}

/**
 * What the whole pod requests, as the scheduler counts it: all containers together, or the largest init container if that is more, since these run
 * one at a time and before the others.
 */
export function podFootprint(pod: PodModel, { sidecars, init }: CompanionsModel): Resources {
  return {
    cpuMillis: Math.max(pod.cpuMillis + sidecars.cpuMillis, init.cpuMillis),
    memoryMib: Math.max(pod.memoryMib + sidecars.memoryMib, init.memoryMib),
  };
}

/** What the node has left for Cassandra's pods. */
export function roomForPod(allocatable: Resources, daemonsets: Resources): Resources {
  return {
    cpuMillis: allocatable.cpuMillis - daemonsets.cpuMillis,
    memoryMib: allocatable.memoryMib - daemonsets.memoryMib,
  };
}

/** What daemonsets are reckoned with where nobody says it. */
export function usualDaemonsets({ daemonsetCpuMillis, daemonsetMemoryMib }: SizingModel): Resources {
  return { cpuMillis: daemonsetCpuMillis, memoryMib: daemonsetMemoryMib };
}

/** What each of the pods has that share an instance. */
function share(room: Resources, pods: number): Resources {
  return { cpuMillis: room.cpuMillis / pods, memoryMib: room.memoryMib / pods };
}

/** The pod that fills its node, or its share of it: all that is left goes to Cassandra, and a stated share of that to the heap. */
export function podSize(
  instance: InstanceModel | undefined, maxPods: number, sizing: SizingModel, { sidecars }: CompanionsModel, wishes: PodWishes,
): PodModel {
  const { perWorker = 1, daemonsets = usualDaemonsets(sizing) } = wishes;
  const room = instance ? share(roomForPod(estimatedAllocatable(instance, maxPods, sizing), daemonsets), perWorker) : undefined;
  const memoryMib = wishes.memoryMib ?? (room ? roundDown(room.memoryMib - sidecars.memoryMib, MEMORY_STEP_MIB) : FALLBACK.memoryMib);
  const cpuMillis = wishes.cpuMillis ?? (room ? roundDown(room.cpuMillis - sidecars.cpuMillis, CPU_STEP_MILLIS) : FALLBACK.cpuMillis);
  const heapMib = wishes.heapMib ?? Math.min(sizing.maxHeapMib, roundDown(memoryMib * sizing.heapShare, MEMORY_STEP_MIB));
  // As if there were none: every pod may use the whole instance while its neighbours are idle.
  const cpuLimitMillis = perWorker > 1 ? Math.max(cpuMillis, (instance?.vcpus ?? 0) * 1000) : undefined;
  return { memoryMib, cpuMillis, heapMib, ...(cpuLimitMillis !== undefined && { cpuLimitMillis }) };
}
