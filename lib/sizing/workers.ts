import type { DatacenterModel } from '../model/cluster-model';

/** Machines that so many nodes of one rack need: racks never share one. */
export function workersFor(nodes: number, { nodesPerWorker }: DatacenterModel['workers']): number {
  return Math.ceil(nodes / nodesPerWorker);
}

/** Machines of a whole datacenter. */
export function workersOf({ racks, workers }: DatacenterModel): number {
  return racks.reduce((sum, { nodes }) => sum + workersFor(nodes, workers), 0);
}
