import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const datacenterOfDevelopment: crds.CassandraDatacenterProps = {
  metadata: { name: 'dc1' },
  spec: {
    clusterName: 'development',
    serverType: crds.ServerType.CASSANDRA,
    serverVersion: '4.1.2',
    managementApiAuth: { insecure: {} },
    size: 3,
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        storageClassName: 'server-storage',
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: k8s.Quantity.fromString('10Gi') } },
      },
    },
    podTemplateSpec: { spec: { containers: [{ name: 'cassandra' }], securityContext: {} } },
    resources: { requests: { memory: k8s.Quantity.fromString('2Gi'), cpu: k8s.Quantity.fromString('1000m') } },
    racks: [{ name: 'rack1' }, { name: 'rack2' }, { name: 'rack3' }],
    config: {
      'jvm-server-options': { initial_heap_size: '1G', max_heap_size: '1G' },
      'cassandra-yaml': { num_tokens: 16, role_manager: 'CassandraRoleManager' },
    },
  },
};
