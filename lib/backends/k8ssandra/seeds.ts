const SEEDS = 3;

/**
 * Number of seeds of each rack, in rack order, as the operator chooses them: three nodes of a datacenter, all nodes if there are fewer, one per rack
 * if there are more racks; the first racks receive the remainder. Source: cass-operator 1.30.3, CalculateRackInformation.
 */
export function seedsOfRacks({ nodes, racks }: { readonly nodes: number; readonly racks: number }): number[] {
  const seeds = nodes < SEEDS ? nodes : Math.max(SEEDS, racks);
  return Array.from({ length: racks }, (_, position) => Math.floor(seeds / racks) + (position < seeds % racks ? 1 : 0));
}
