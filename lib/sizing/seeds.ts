import type { DatacenterModel } from '../model/cluster-model';

const SEEDS = 3;

/**
 * Seeds of each rack, in the order of the racks, as the operator chooses them: three nodes of a datacenter, all of fewer, one in each of more racks;
 * the first racks get the remainder. Source: cass-operator 1.30.3, CalculateRackInformation.
 */
export function seedsOfRacks({ nodes, racks }: Pick<DatacenterModel, 'nodes' | 'racks'>): number[] {
  const seeds = nodes < SEEDS ? nodes : Math.max(SEEDS, racks.length);
  return racks.map((_, position) => Math.floor(seeds / racks.length) + (position < seeds % racks.length ? 1 : 0));
}
