import { GroupVersionKind } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { manifestOf } from './manifest-of';
import { crds } from '../../lib';

const ORDERS = { name: 'orders', namespace: 'orders' };
const BACKUP = { cassandraDatacenter: 'dc1', backupType: crds.BackupType.FULL };
const RESTART = { jobs: [{ name: 'restart', command: crds.CassandraCommand.RESTART, args: { keyspaceName: 'ks', podName: 'p', newTokens: { p_0: '1' } } }] };
const RESTART_JSON = { jobs: [{ name: 'restart', command: 'restart', args: { keyspace_name: 'ks', pod_name: 'p', new_tokens: { p_0: '1' } } }] };

type Make = (scope: Construct) => Construct;

const KINDS: [GroupVersionKind, string, Make, object][] = [
  [crds.CassandraDatacenter.GVK, 'cassandra.datastax.com/v1beta1', (scope) => new crds.CassandraDatacenter(scope, 'X', {
    spec: {
      clusterName: 'orders',
      serverType: crds.ServerType.CASSANDRA,
      serverVersion: '5.0.6',
      size: 3,
      storageConfig: { additionalVolumes: [{ name: 'v', mountPath: '/v', volumeSource: { fc: { targetWwNs: ['a'] } } }] },
      podTemplateSpec: { spec: { containers: [{ name: 'cassandra' }], hostPid: true, setHostnameAsFqdn: false } },
      maxUnavailable: k8s.IntOrString.fromString('50%'),
      config: { 'cassandra-yaml': { hostPid: 1 } },
    },
  }), {
    clusterName: 'orders',
    serverType: 'cassandra',
    serverVersion: '5.0.6',
    size: 3,
    storageConfig: { additionalVolumes: [{ name: 'v', mountPath: '/v', volumeSource: { fc: { targetWWNs: ['a'] } } }] },
    podTemplateSpec: { spec: { containers: [{ name: 'cassandra' }], hostPID: true, setHostnameAsFQDN: false } },
    maxUnavailable: '50%',
    config: { 'cassandra-yaml': { hostPid: 1 } },
  }],
  [crds.CassandraTask.GVK, 'control.k8ssandra.io/v1alpha1', (scope) => new crds.CassandraTask(scope, 'X', {
    spec: { ...RESTART, datacenter: ORDERS, scheduledTime: new Date('2026-01-01T00:00:00Z'), concurrencyPolicy: crds.ConcurrencyPolicy.FORBID },
  }), { ...RESTART_JSON, datacenter: ORDERS, scheduledTime: '2026-01-01T00:00:00Z', concurrencyPolicy: 'Forbid' }],
  [crds.ScheduledTask.GVK, 'control.k8ssandra.io/v1alpha1', (scope) => new crds.ScheduledTask(scope, 'X', {
    spec: { schedule: '0 4 * * 0', taskDetails: { ...RESTART, name: 'weekly', datacenter: ORDERS } },
  }), { schedule: '0 4 * * 0', taskDetails: { ...RESTART_JSON, name: 'weekly', datacenter: ORDERS } }],
  [crds.K8ssandraTask.GVK, 'control.k8ssandra.io/v1alpha1', (scope) => new crds.K8ssandraTask(scope, 'X', {
    spec: { cluster: ORDERS, template: { ...RESTART, restartPolicy: crds.RestartPolicy.NEVER } },
  }), { cluster: ORDERS, template: { ...RESTART_JSON, restartPolicy: 'Never' } }],
  [crds.MedusaBackup.GVK, 'medusa.k8ssandra.io/v1alpha1', (scope) => new crds.MedusaBackup(scope, 'X', { spec: BACKUP }),
    { cassandraDatacenter: 'dc1', backupType: 'full' }],
  [crds.MedusaBackupJob.GVK, 'medusa.k8ssandra.io/v1alpha1', (scope) => new crds.MedusaBackupJob(scope, 'X', { spec: BACKUP }),
    { cassandraDatacenter: 'dc1', backupType: 'full' }],
  [crds.MedusaBackupSchedule.GVK, 'medusa.k8ssandra.io/v1alpha1', (scope) => new crds.MedusaBackupSchedule(scope, 'X', {
    spec: { cronSchedule: '0 2 * * *', backupSpec: BACKUP, operationType: crds.ScheduledOperation.BACKUP },
  }), { cronSchedule: '0 2 * * *', backupSpec: { cassandraDatacenter: 'dc1', backupType: 'full' }, operationType: 'backup' }],
  [crds.MedusaRestoreJob.GVK, 'medusa.k8ssandra.io/v1alpha1', (scope) => new crds.MedusaRestoreJob(scope, 'X', {
    spec: { backup: 'b', cassandraDatacenter: 'dc1' },
  }), { backup: 'b', cassandraDatacenter: 'dc1' }],
  [crds.MedusaTask.GVK, 'medusa.k8ssandra.io/v1alpha1', (scope) => new crds.MedusaTask(scope, 'X', {
    spec: { operation: crds.OperationType.SYNC, cassandraDatacenter: 'dc1' },
  }), { operation: 'sync', cassandraDatacenter: 'dc1' }],
  [crds.MedusaConfiguration.GVK, 'medusa.k8ssandra.io/v1alpha1', (scope) => new crds.MedusaConfiguration(scope, 'X', {
    spec: { storageProperties: { storageProvider: crds.StorageProvider.S3, credentialsType: crds.CredentialsType.ROLE_BASED } },
  }), { storageProperties: { storageProvider: 's3', credentialsType: 'role-based' } }],
  [crds.Reaper.GVK, 'reaper.k8ssandra.io/v1alpha1', (scope) => new crds.Reaper(scope, 'X', {
    spec: { serviceAccountName: 'reaper', heapSize: k8s.Quantity.fromString('1Gi'), datacenterAvailability: crds.DatacenterAvailability.EACH },
  }), { ServiceAccountName: 'reaper', heapSize: '1Gi', datacenterAvailability: 'EACH' }],
  [crds.ReplicatedSecret.GVK, 'replication.k8ssandra.io/v1alpha1', (scope) => new crds.ReplicatedSecret(scope, 'X', {
    spec: { selector: { matchLabels: { hostIp: 'data' } }, replicationTargets: [{ namespace: 'other', dropLabels: ['a'] }] },
  }), { selector: { matchLabels: { hostIp: 'data' } }, replicationTargets: [{ namespace: 'other', dropLabels: ['a'] }] }],
  [crds.ClientConfig.GVK, 'config.k8ssandra.io/v1beta1', (scope) => new crds.ClientConfig(scope, 'X', {
    spec: { contextName: 'west', kubeConfigSecret: { name: 'kubeconfig-west' } },
  }), { contextName: 'west', kubeConfigSecret: { name: 'kubeconfig-west' } }],
];

test.each(KINDS)('%p', (gvk, apiVersion, make, spec) => {
  expect(gvk.apiVersion).toBe(apiVersion);
  expect(manifestOf(make)).toEqual({ ...gvk, metadata: { name: expect.stringMatching(/^test-x-/) }, spec });
});

test('every other kind is here', () => {
  const classes = Object.values(crds).flatMap((exported) => 'GVK' in exported ? [exported.GVK.kind] : []);

  expect(KINDS.map(([{ kind }]) => kind).sort()).toEqual(classes.filter((kind) => kind !== 'K8ssandraCluster').sort());
});
