/** What a Cassandra cluster may ask for and not every operator can do. */
export type Capability = 'backup' | 'repair' | 'several-datacenters' | 'several-releases' | 'internode-tls' | 'client-tls' | 'management-api-tls'
  | 'dc-replication' | 'decommission' | 'stop' | 'nodes-per-worker' | 'own-image' | 'cql-pods' | 'monitoring';
