import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const minimal: crds.K8ssandraClusterProps = {
  metadata: { name: 'demo' },
  spec: {
    cassandra: {
      serverVersion: '5.0.6',
      storageConfig: {
        cassandraDataVolumeClaimSpec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('5Gi') } } },
      },
      datacenters: [{ metadata: { name: 'dc1' }, size: 1 }],
    },
    medusa: {},
    reaper: {},
  },
};
