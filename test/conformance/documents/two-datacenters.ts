import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const twoDatacenters: crds.K8ssandraClusterProps = {
  metadata: { name: 'test' },
  spec: {
    cassandra: {
      metadata: {
        commonLabels: { 'test-label-name': 'test-label-value' },
        commonAnnotations: { 'test-annotation-name': 'test-annotation-value' },
      },
      serverVersion: '5.0.4',
      storageConfig: {
        cassandraDataVolumeClaimSpec: {
          storageClassName: 'standard',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString('5Gi') } },
        },
      },
      telemetry: {
        vector: {
          enabled: true,
          components: {
            transforms: [{
              name: 'my-transform',
              type: 'remap',
              inputs: ['cassandra_metrics'],
              config: 'source = ".tags.host = get_hostname!()"',
            }],
            sinks: [{
              name: 'console',
              inputs: ['my-transform'],
              type: 'console',
              config: '[sinks.console.encoding]\ncodec = "json"',
            }],
          },
          resources: {
            requests: { cpu: k8s.Quantity.fromString('100m'), memory: k8s.Quantity.fromString('128Mi') },
            limits: { cpu: k8s.Quantity.fromString('100m'), memory: k8s.Quantity.fromString('128Mi') },
          },
        },
      },
      config: {
        cassandraYaml: { auto_snapshot: false, concurrent_reads: 2 },
        jvmOptions: {
          heapSize: k8s.Quantity.fromString('512Mi'),
          heapNewGenSize: k8s.Quantity.fromString('256Mi'),
          gc: crds.GarbageCollector.CMS,
        },
      },
      networking: { hostNetwork: true },
      mgmtApiHeap: k8s.Quantity.fromString('64Mi'),
      datacenters: [
        {
          metadata: { name: 'dc1' },
          k8sContext: 'kind-k8ssandra-0',
          size: 2,
          racks: [
            { name: 'rack1', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'region1-zone1' } },
            { name: 'rack2', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'region1-zone2' } },
          ],
        },
        {
          metadata: { name: 'dc2' },
          k8sContext: 'kind-k8ssandra-1',
          size: 2,
          datacenterName: 'real-dc2',
          racks: [
            { name: 'rack1', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'region2-zone1' } },
            { name: 'rack2', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'region2-zone2' } },
          ],
        },
      ],
    },
  },
};
