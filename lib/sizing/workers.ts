import type { DatacenterModel } from '../model/cluster-model';

/** Instances that so many nodes of one rack need: racks never share one. A rule refuses less than one node on each. */
export function workersFor(nodes: number, { nodesPerWorker }: DatacenterModel['workers']): number {
  return Math.ceil(nodes / Math.max(1, nodesPerWorker));
}

/** Instances of a whole datacenter. */
export function workersOf({ racks, workers }: DatacenterModel): number {
  return racks.reduce((sum, { nodes }) => sum + workersFor(nodes, workers), 0);
}
