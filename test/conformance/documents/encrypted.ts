import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const encrypted: crds.K8ssandraClusterProps = {
  metadata: { name: 'vault' },
  spec: {
    auth: true,
    secretsProvider: crds.SecretsProvider.INTERNAL,
    cassandra: {
      serverVersion: '4.1.12',
      storageConfig: {
        cassandraDataVolumeClaimSpec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('100Gi') } } },
      },
      serverEncryptionStores: {
        keystoreSecretRef: { name: 'internode', key: 'keystore.jks' },
        keystorePasswordSecretRef: { name: 'internode-password', key: 'password' },
        truststoreSecretRef: { name: 'internode', key: 'truststore.jks' },
        truststorePasswordSecretRef: { name: 'internode-password', key: 'password' },
      },
      clientEncryptionStores: {
        keystoreSecretRef: { name: 'clients', key: 'keystore.jks' },
        keystorePasswordSecretRef: { name: 'clients-password', key: 'password' },
        truststoreSecretRef: { name: 'clients', key: 'truststore.jks' },
        truststorePasswordSecretRef: { name: 'clients-password', key: 'password' },
      },
      managementApiAuth: { manual: { clientSecretName: 'mgmt-client', serverSecretName: 'mgmt-server', skipSecretValidation: true } },
      config: {
        cassandraYaml: {
          server_encryption_options: { internode_encryption: 'all', require_client_auth: true },
          client_encryption_options: { enabled: true, optional: false },
        },
      },
      podSecurityContext: { runAsNonRoot: true, fsGroup: 999, seccompProfile: { type: 'RuntimeDefault' } },
      readOnlyRootFilesystem: true,
      datacenters: [{ metadata: { name: 'dc1' }, size: 3 }],
    },
    medusa: {
      storageProperties: {
        storageProvider: crds.StorageProvider.GOOGLE_STORAGE,
        bucketName: 'vault',
        storageSecretRef: { name: 'gcs' },
      },
      clientEncryptionStores: {
        keystoreSecretRef: { name: 'medusa-tls', key: 'ca.crt' },
        truststoreSecretRef: { name: 'medusa-tls', key: 'tls.crt' },
        truststorePasswordSecretRef: { name: 'medusa-tls', key: 'tls.key' },
      },
    },
    reaper: {
      encryption: { serverCertName: 'reaper-server', clientCertName: 'reaper-client' },
      httpManagement: { enabled: true, keystores: { name: 'reaper-keystores' } },
      additionalEnvVars: [{ name: 'REAPER_LOGGING_ROOT_LEVEL', value: 'WARN' }],
      metadata: { pods: { annotations: { scrape: 'false' } }, service: { labels: { tier: 'admin' } } },
    },
  },
};
