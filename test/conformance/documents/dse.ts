import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const dse: crds.K8ssandraClusterProps = {
  metadata: { name: 'enterprise' },
  spec: {
    cassandra: {
      serverType: crds.ServerType.DSE,
      serverVersion: '6.8.50',
      serverImage: 'registry.example/dse-mgmtapi-6_8:6.8.50',
      dseWorkloads: { searchEnabled: true, graphEnabled: false },
      config: {
        dseYaml: { authentication_options: { enabled: true, default_scheme: 'internal' } },
        jvmOptions: {
          additionalJvm8ServerOptions: ['-Dcassandra.x=1'],
          jmxConnectionType: crds.JmxConnectionType.REMOTE_DSE_UNIFIED_AUTH,
        },
      },
      storageConfig: {
        cassandraDataVolumeClaimSpec: {
          storageClassName: 'gp3',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString('200Gi') } },
        },
      },
      cdc: {
        pulsarServiceUrl: 'pulsar://pulsar:6650',
        topicPrefix: 'events-',
        cdcPollIntervalM: 500,
        pulsarKeyBasedBatcher: true,
        sslEnabledProtocols: 'TLSv1.3',
      },
      datacenters: [{
        metadata: { name: 'search' },
        size: 3,
        racks: [{
          name: 'rack1',
          affinity: {
            podAntiAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [{
                weight: 100,
                podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'search' } } },
              }],
            },
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['search'] }] }] },
            },
          },
        }],
      }],
    },
  },
};
