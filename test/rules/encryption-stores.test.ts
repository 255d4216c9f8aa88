import { describeRule } from './rule-cases';
import { CassandraCertificates } from '../../lib';

const certificates = CassandraCertificates.fromSecret('tls', { secretName: 'tls-password' });
const managementApi = { clientSecretName: 'mgmt-client', serverSecretName: 'mgmt-server' };

describeRule('encryption-stores', {
  fails: {
    'clients by a setting': { props: { cassandraYaml: { client_encryption_options: { enabled: true } } }, says: /clients of datacenter "dc1" are encrypted by a setting, without key stores/ },
    'nodes by a setting': { props: { cassandraYaml: { server_encryption_options: { internode_encryption: 'all' } } }, says: /nodes of datacenter "dc1"/ },
    'the management API, but not for Reaper': { props: { encryption: { managementApi } }, says: /Reaper has no certificate/ },
    'a Secret that cannot be': {
      props: { encryption: { client: { certificates: CassandraCertificates.fromSecret('TLS', { secretName: 'tls-password' }) } } }, says: /got "TLS"/,
    },
  },
  passes: {
    'with stores': { encryption: { client: { certificates }, internode: { certificates } } },
    'with stores and further settings': {
      encryption: { client: { certificates } }, cassandraYaml: { client_encryption_options: { accepted_protocols: ['TLSv1.3'] } },
    },
    'none, spelled out': { cassandraYaml: { client_encryption_options: { enabled: false }, server_encryption_options: { internode_encryption: 'none' } } },
    'the management API without repair': { encryption: { managementApi }, repair: { enabled: false } },
    'the management API and Reaper': { encryption: { managementApi: { ...managementApi, reaperKeystoresSecretName: 'reaper-stores' } } },
  },
});
