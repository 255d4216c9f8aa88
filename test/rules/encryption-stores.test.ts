import { describeRule } from './rule-cases';
import { CassandraCertificates, ManagementApiCertificates } from '../../lib';

const certificates = CassandraCertificates.fromSecret('tls', { secretName: 'tls-password' });
const secrets = { clientSecretName: 'mgmt-client', serverSecretName: 'mgmt-server' };
const managementApi = { certificates: ManagementApiCertificates.fromSecrets(secrets) };

describeRule('encryption-stores', {
  fails: {
    'clients by a setting': { props: { cassandraYaml: { client_encryption_options: { enabled: true } } }, says: /clients of datacenter "dc1" are encrypted by a setting, without key stores/ },
    'nodes by a setting': { props: { cassandraYaml: { server_encryption_options: { internode_encryption: 'all' } } }, says: /nodes of datacenter "dc1"/ },
    'the management API, but not for Reaper': { props: { encryption: { managementApi } }, says: /Reaper has no certificate/ },
    'without TLS 1.2, which is all that Medusa speaks': {
      props: { encryption: { client: { certificates } }, cassandraYaml: { client_encryption_options: { accepted_protocols: ['TLSv1.3'] } } },
      says: /nodes of datacenter "dc1" do not accept TLS 1.2, but Medusa/,
    },
    'a Secret that cannot be': {
      props: { encryption: { client: { certificates: CassandraCertificates.fromSecret('TLS', { secretName: 'tls-password' }) } } }, says: /got "TLS"/,
    },
  },
  passes: {
    'with stores': { encryption: { client: { certificates }, internode: { certificates } } },
    'with stores and further settings': {
      encryption: { client: { certificates } }, cassandraYaml: { client_encryption_options: { accepted_protocols: ['TLSv1.2', 'TLSv1.3'] } },
    },
    'without TLS 1.2, if there are no backups': {
      encryption: { client: { certificates } }, cassandraYaml: { client_encryption_options: { accepted_protocols: ['TLSv1.3'] } }, backup: undefined,
    },
    'none, spelled out': { cassandraYaml: { client_encryption_options: { enabled: false }, server_encryption_options: { internode_encryption: 'none' } } },
    'the management API without repair': { encryption: { managementApi }, repair: { enabled: false } },
    'the management API and Reaper': {
      encryption: { managementApi: { certificates: ManagementApiCertificates.fromSecrets({ ...secrets, repairKeystoresSecretName: 'reaper-stores' }) } },
    },
    'the management API and Reaper, by cert-manager': { encryption: { managementApi: { certificates: ManagementApiCertificates.fromCertManager() } } },
  },
});
