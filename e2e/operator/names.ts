/** Names as the operators derive them from what users write: lower case, "_" becomes "-", other characters vanish, and so do leading digits. */
export function clean(name: string): string {
  return name.toLowerCase().replace(/_/g, '-').replace(/[^a-z0-9-]/g, '').replace(/^[^a-z]+/, '');
}

export function statefulSetName(cluster: string, datacenter: string, rack: string): string {
  return `${clean(cluster)}-${clean(datacenter)}-${clean(rack)}-sts`;
}

/** Nodes of each rack: the remainder goes to the first ones. */
export function nodesOfRacks(size: number, racks: number): number[] {
  return Array.from({ length: racks }, (_, at) => Math.floor(size / racks) + (at < size % racks ? 1 : 0));
}
