import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const migration: crds.K8ssandraClusterProps = {
  metadata: { name: 'legacy' },
  spec: {
    auth: false,
    externalDatacenters: ['vm-east', 'vm-west'],
    cassandra: {
      clusterName: 'Legacy Ring',
      serverVersion: '3.11.17',
      additionalSeeds: ['10.0.0.11', 'seed.legacy.example'],
      rebuild: { sourceDc: 'vm-east', maxConcurrentRebuilds: 0 },
      config: {
        cassandraYaml: { num_tokens: 256, partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner', seed_provider: null },
        jvmOptions: {
          gc: crds.GarbageCollector.CMS,
          gcCmsHeapSizeYoungGeneration: k8s.Quantity.fromString('2Gi'),
          gcCmsInitiatingOccupancyFraction: 70,
          gcPrintDetails: true,
          vmEnableNonRootThreadPriority: false,
        },
      },
      networking: { nodePort: { native: 30042, nativeSsl: 30142, internode: 30000, internodeSsl: 30001 } },
      softPodAntiAffinity: true,
      resources: {
        requests: { cpu: k8s.Quantity.fromString('2'), memory: k8s.Quantity.fromString('8Gi') },
        limits: { cpu: k8s.Quantity.fromString('2'), memory: k8s.Quantity.fromString('8Gi') },
      },
      datacenters: [{
        metadata: { name: 'k8s', namespace: 'legacy-data' },
        size: 2,
        stopped: true,
        storageConfig: {
          cassandraDataVolumeClaimSpec: {
            storageClassName: 'gp3',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString('1Ti') } },
            selector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['fast'] }] },
          },
          additionalVolumes: [{
            name: 'commitlog',
            mountPath: '/commitlog',
            pvcSpec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('50Gi') } } },
          }],
        },
      }],
    },
  },
};
