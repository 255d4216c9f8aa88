/** Names as the operators derive them from what users write: lower case, "_" becomes "-", other characters vanish, and so do leading digits. */
export function clean(name: string): string {
  return name.toLowerCase().replace(/_/g, '-').replace(/[^a-z0-9-]/g, '').replace(/^[^a-z]+/, '');
}

/** Labels keep more of a name than names do: "My_Prod Cluster" is "My_ProdCluster". */
export function labelValue(name: string): string {
  return /([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]/.exec(name.replace(/ /g, ''))?.[0] ?? '';
}

export function statefulSetName(cluster: string, datacenter: string, rack: string): string {
  return `${clean(cluster)}-${clean(datacenter)}-${clean(rack)}-sts`;
}

/** Nodes of each rack: the remainder goes to the first ones. */
export function nodesOfRacks(size: number, racks: number): number[] {
  return Array.from({ length: racks }, (_, at) => Math.floor(size / racks) + (at < size % racks ? 1 : 0));
}
