import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const backupsToMinio: crds.K8ssandraClusterProps = {
  metadata: { name: 'cluster2' },
  spec: {
    cassandra: {
      serverVersion: '4.0.13',
      superuserSecretRef: { name: 'cluster2-superuser' },
      datacenters: [{
        metadata: { name: 'cluster2-dc1' },
        datacenterName: 'dc1',
        k8sContext: 'kind-k8ssandra-0',
        size: 2,
        storageConfig: {
          cassandraDataVolumeClaimSpec: {
            storageClassName: 'standard',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString('5Gi') } },
          },
        },
        config: { jvmOptions: { heapSize: k8s.Quantity.fromString('512Mi') } },
      }],
    },
    medusa: {
      purgeBackups: false,
      cassandraUserSecretRef: { name: 'cluster2-medusa' },
      containerImage: {
        registry: 'registry.example',
        repository: 'k8ssandra',
        name: 'medusa',
        tag: '0.29.1',
        pullPolicy: crds.PullPolicy.IF_NOT_PRESENT,
        pullSecretRef: { name: 'pull' },
      },
      readinessProbe: { initialDelaySeconds: 30, periodSeconds: 5 },
      storageProperties: {
        storageProvider: crds.StorageProvider.S3_COMPATIBLE,
        bucketName: 'k8ssandra-medusa',
        prefix: 'test',
        storageSecretRef: { name: 'medusa-bucket-key' },
        host: 'minio-service.minio.svc.cluster.local',
        port: 9000,
        secure: false,
        podStorage: { storageClassName: 'standard', size: k8s.Quantity.fromString('20Gi'), accessModes: ['ReadWriteOnce'] },
      },
      serviceProperties: { grpcPort: 55055, encryption: { clientSecretName: 'medusa-client', serverSecretName: 'medusa-server' } },
    },
  },
};
