import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const eksProduction: crds.K8ssandraClusterProps = {
  metadata: { name: 'orders', namespace: 'orders', labels: { team: 'shop' } },
  spec: {
    cassandra: {
      clusterName: 'orders',
      serverType: crds.ServerType.CASSANDRA,
      serverVersion: '5.0.6',
      serviceAccount: 'orders-cassandra',
      superuserSecretRef: { name: 'orders-superuser' },
      podPriorityClassName: 'cassandra',
      storageConfig: {
        cassandraDataVolumeClaimSpec: {
          storageClassName: 'gp3-retain',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString('500Gi') } },
        },
      },
      resources: {
        requests: { cpu: k8s.Quantity.fromString('7'), memory: k8s.Quantity.fromString('56Gi') },
        limits: { memory: k8s.Quantity.fromString('56Gi') },
      },
      tolerations: [{ key: 'cassandra', operator: 'Equal', value: 'orders', effect: 'NoSchedule' }],
      config: {
        cassandraYaml: { num_tokens: 16, compaction_throughput: '64MiB/s', guardrails: { keyspaces_warn_threshold: 40 } },
        jvmOptions: {
          heapInitialSize: k8s.Quantity.fromString('24Gi'),
          heapMaxSize: k8s.Quantity.fromString('24Gi'),
          additionalJvmServerOptions: ['-XX:+UseShenandoahGC'],
        },
      },
      datacenters: [{
        metadata: { name: 'dc1', annotations: { 'cassandra.datastax.com/delete-pvc': 'false' } },
        size: 6,
        racks: [
          { name: 'r1', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'eu-central-1a' } },
          { name: 'r2', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'eu-central-1b' } },
          { name: 'r3', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'eu-central-1c' } },
        ],
      }],
    },
    medusa: {
      storageProperties: {
        storageProvider: crds.StorageProvider.S3,
        credentialsType: crds.CredentialsType.ROLE_BASED,
        region: 'eu-central-1',
        bucketName: 'orders-backups',
        prefix: 'orders',
        maxBackupAge: 14,
        concurrentTransfers: 4,
        transferMaxBandwidth: '200MB/s',
      },
      containerResources: { requests: { cpu: k8s.Quantity.fromString('250m'), memory: k8s.Quantity.fromString('512Mi') } },
    },
    reaper: {
      deploymentMode: crds.DeploymentMode.SINGLE,
      serviceAccountName: 'orders-reaper',
      heapSize: k8s.Quantity.fromString('1Gi'),
      autoScheduling: { enabled: true, repairType: crds.RepairType.AUTO, excludedKeyspaces: ['scratch'] },
    },
  },
};
