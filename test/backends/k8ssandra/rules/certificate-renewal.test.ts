import { Duration } from 'aws-cdk-lib';
import { CassandraCertificates, ManagementApiCertificates } from '../../../../lib';
import { describeRule } from '../../../rules/rule-cases';

const password = { secretName: 'tls-password' };
const management = (validity?: Duration) => ({
  encryption: { managementApi: { certificates: ManagementApiCertificates.fromCertManager({ validity }) } },
});
const client = (requireClientCertificates: boolean, validity?: Duration) => ({
  encryption: { client: { requireClientCertificates, certificates: CassandraCertificates.fromCertManager({ password, validity }) } },
});

describeRule('certificate-renewal', {
  warns: {
    'the management API, renewed each quarter': { props: management(Duration.days(90)), says: /of the management API is valid for 90 days.*each node restarts in that time/ },
    'Reaper as a client, renewed each quarter': { props: client(true), says: /that Reaper shows as a client is valid for 90 days.*Reaper restarts/ },
    'client certificates demanded by a setting': {
      props: { ...client(false), cassandraYaml: { client_encryption_options: { require_client_auth: true } } }, says: /Reaper shows/,
    },
  },
  passes: {
    'the usual three years of the management API': management(),
    'a year of the management API': management(Duration.days(365)),
    'clients that need no certificate': client(false),
    'a year': client(true, Duration.days(365)),
    'without Reaper': { ...client(true), repair: { enabled: false } },
    'certificates of the user, whose end is not known': {
      encryption: { client: { requireClientCertificates: true, certificates: CassandraCertificates.fromSecret('tls', password) } },
    },
  },
});
