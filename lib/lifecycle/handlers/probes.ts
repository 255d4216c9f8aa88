/** The smallest object of a kind that its webhooks accept. */
export interface Probe {
  readonly path: (namespace: string) => string;
  readonly object: object;
}

const NAME = 'cdk-eks-cassandra-probe';

const claim = { cassandraDataVolumeClaimSpec: { storageClassName: NAME, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };

/** By kind. Accepted by cert-manager 1.21, k8ssandra-operator 1.32.5 and cass-operator 1.30.3. */
export const PROBES: Readonly<Record<string, Probe>> = {
  Issuer: probe('cert-manager.io', 'v1', 'issuers', 'Issuer', { selfSigned: {} }),
  K8ssandraCluster: probe('k8ssandra.io', 'v1alpha1', 'k8ssandraclusters', 'K8ssandraCluster', {
    cassandra: { serverVersion: '5.0.6', datacenters: [{ metadata: { name: 'dc1' }, size: 1, storageConfig: claim }] },
  }),
  CassandraDatacenter: probe('cassandra.datastax.com', 'v1beta1', 'cassandradatacenters', 'CassandraDatacenter', {
    clusterName: NAME, serverType: 'cassandra', serverVersion: '5.0.6', size: 1, managementApiAuth: { insecure: {} }, storageConfig: claim,
  }),
  MedusaBackupSchedule: probe('medusa.k8ssandra.io', 'v1alpha1', 'medusabackupschedules', 'MedusaBackupSchedule', {
    cronSchedule: '0 0 * * *', backupSpec: { cassandraDatacenter: 'dc1', backupType: 'differential' },
  }),
};

function probe(group: string, version: string, plural: string, kind: string, spec: object): Probe {
  return {
    path: (namespace) => `/apis/${group}/${version}/namespaces/${namespace}/${plural}`,
    object: { apiVersion: `${group}/${version}`, kind, metadata: { name: NAME }, spec },
  };
}
