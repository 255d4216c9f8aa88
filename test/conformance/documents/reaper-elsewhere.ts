import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const reaperElsewhere: crds.K8ssandraClusterProps = {
  metadata: { name: 'test' },
  spec: {
    reaper: {
      deploymentMode: crds.DeploymentMode.CONTROL_PLANE,
      reaperRef: { name: 'reaper1', namespace: 'reapers' },
      uiUserSecretRef: { name: 'reaper-ui-secret' },
    },
    cassandra: {
      clusterName: 'E2E Test Cluster',
      serverVersion: '4.1.8',
      jmxInitContainerImage: { repository: 'library', name: 'busybox' },
      datacenters: [{
        metadata: { name: 'dc1' },
        k8sContext: 'kind-k8ssandra-0',
        size: 2,
        perNodeConfigMapRef: { name: 'cassandra-config' },
        storageConfig: {
          cassandraDataVolumeClaimSpec: {
            storageClassName: 'standard',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString('5Gi') } },
          },
        },
        config: { jvmOptions: { heapSize: k8s.Quantity.fromString('384Mi'), cassandraRingDelayMs: 0 } },
      }],
      mgmtApiHeap: k8s.Quantity.fromString('64Mi'),
    },
  },
};
