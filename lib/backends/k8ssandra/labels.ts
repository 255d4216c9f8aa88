/** Labels with which the operators mark what belongs to a Cassandra cluster. */
export const LABELS = {
  cluster: 'k8ssandra.io/cluster-name',
  datacenter: 'cassandra.datastax.com/datacenter',
  rack: 'cassandra.datastax.com/rack',
  state: 'cassandra.datastax.com/node-state',
} as const;

/** Other clusters may share the namespace. An object without the label was created manually and counts, to be on the safe side. */
export function isOfCluster({ metadata }: any, name: string): boolean {
  return (metadata.labels?.[LABELS.cluster] ?? name) === name;
}
