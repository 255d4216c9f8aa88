import { Kind, Probe, Watch } from '../watch';

/** Id of this backend: it appears in templates and never changes. */
export const ID = 'k8ssandra';

const NAME = 'cdk-eks-cassandra-probe';

export const CLUSTER: Kind = { group: 'k8ssandra.io', version: 'v1alpha1', plural: 'k8ssandraclusters', kind: 'K8ssandraCluster' };
export const DATACENTER: Kind = { group: 'cassandra.datastax.com', version: 'v1beta1', plural: 'cassandradatacenters', kind: 'CassandraDatacenter' };
/** Without its operator, its deletion never completes, nor does that of the namespace. */
const SECRETS: Kind = { group: 'replication.k8ssandra.io', version: 'v1alpha1', plural: 'replicatedsecrets', kind: 'ReplicatedSecret' };
export const TASK: Kind = { group: 'control.k8ssandra.io', version: 'v1alpha1', plural: 'cassandratasks', kind: 'CassandraTask' };
export const RESTORE: Kind = { group: 'medusa.k8ssandra.io', version: 'v1alpha1', plural: 'medusarestorejobs', kind: 'MedusaRestoreJob' };
const SCHEDULE: Kind = { group: 'medusa.k8ssandra.io', version: 'v1alpha1', plural: 'medusabackupschedules', kind: 'MedusaBackupSchedule' };

const STORAGE = { cassandraDataVolumeClaimSpec: { storageClassName: NAME, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };

/** Accepted by k8ssandra-operator 1.32.5 and cass-operator 1.30.3. */
const PROBES: readonly Probe[] = [
  { kind: CLUSTER, spec: { cassandra: { serverVersion: '5.0.6', datacenters: [{ metadata: { name: 'dc1' }, size: 1, storageConfig: STORAGE }] } } },
  {
    kind: DATACENTER,
    spec: { clusterName: NAME, serverType: 'cassandra', serverVersion: '5.0.6', size: 1, managementApiAuth: { insecure: {} }, storageConfig: STORAGE },
  },
  { kind: SCHEDULE, spec: { cronSchedule: '0 0 * * *', backupSpec: { cassandraDatacenter: 'dc1', backupType: 'differential' } } },
];

export const WATCH: Watch = { owner: CLUSTER, children: [DATACENTER, SECRETS], looks: [TASK, RESTORE], ready: ID, probes: PROBES };
