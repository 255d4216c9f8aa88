import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const monitoredByPrometheus: crds.K8ssandraClusterProps = {
  metadata: { name: 'test', namespace: 'k8ssandra-operator' },
  spec: {
    cassandra: {
      serverVersion: '4.0.17',
      telemetry: {
        prometheus: { enabled: true, commonLabels: { release: 'monitoring' } },
        cassandra: {
          endpoint: {
            address: '0.0.0.0',
            port: '9100',
            tls: { caCrt: '/certs/ca', tlsCrt: '/certs/crt', tlsKey: '/certs/key' },
          },
          relabels: [
            { sourceLabels: ['table'], separator: '@', regex: '.+', action: crds.RelabelAction.DROP },
            {
              sourceLabels: ['__name__'],
              targetLabel: 'metric',
              replacement: '$1',
              action: crds.RelabelAction.REPLACE,
            },
            { sourceLabels: ['instance'], targetLabel: 'shard', modulus: 8, action: crds.RelabelAction.HASHMOD },
          ],
        },
      },
      storageConfig: {
        cassandraDataVolumeClaimSpec: {
          storageClassName: 'standard',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } },
        },
      },
      config: { jvmOptions: { heapSize: k8s.Quantity.fromString('512M') } },
      networking: { hostNetwork: false },
      datacenters: [{ metadata: { name: 'dc1' }, size: 3 }],
      mgmtApiHeap: k8s.Quantity.fromString('64Mi'),
    },
    reaper: { keyspace: 'reaper_db', telemetry: { prometheus: { enabled: true } } },
  },
};
