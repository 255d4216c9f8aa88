const SEEDS = 3;

/**
 * Seeds of each rack, in the order of the racks, as the operator chooses them: three nodes of a datacenter, all of fewer, one in each of more racks;
 * the first racks get the remainder. Source: cass-operator 1.30.3, CalculateRackInformation.
 */
export function seedsOfRacks({ nodes, racks }: { readonly nodes: number; readonly racks: number }): number[] {
  const seeds = nodes < SEEDS ? nodes : Math.max(SEEDS, racks);
  return Array.from({ length: racks }, (_, position) => Math.floor(seeds / racks) + (position < seeds % racks ? 1 : 0));
}
