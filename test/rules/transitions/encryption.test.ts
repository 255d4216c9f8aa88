import { describeTransition, judgeChange, patched, Side } from './transition-cases';
import { CassandraCertificates, ClientEncryptionOptions, InternodeEncryption, InternodeEncryptionOptions, ManagementApiCertificates } from '../../../lib';
import { GOOD_DATACENTER } from '../rule-cases';

const certificates = CassandraCertificates.fromCertManager({ password: { secretName: 'pw' } });
const { BETWEEN_DATACENTERS, BETWEEN_RACKS } = InternodeEncryption;
const unknown = patched('/spec/cassandra/config', { cassandraYaml: { server_encryption_options: { internode_encryption: { Ref: 'Scope' } } } });
const internode = (props: Omit<InternodeEncryptionOptions, 'certificates'> = {}): Side => ({ props: { encryption: { internode: { certificates, ...props } } } });
const oneRack = (side: Side): Side => ({
  props: { ...side.props, datacenters: [{ ...GOOD_DATACENTER, racks: [{ name: 'r1', availabilityZone: 'eu-west-1a' }] }] },
});
const twoDatacenters = (side: Side): Side => ({ props: { ...side.props, datacenters: [GOOD_DATACENTER, { ...GOOD_DATACENTER, name: 'dc2' }] } });

/** docs/encryption.md: each step synthesizes, and none is refused, there and back. */
const STEPS: Side[] = [{}, internode({ scope: BETWEEN_DATACENTERS, optional: true }), internode({ optional: true }), internode()];

describeTransition('internode-encryption', {
  refuses: {
    'turned on at once': { to: internode(), says: /"dc1" goes from "none" to "all", which cuts off peers in the same rack.*BETWEEN_DATACENTERS with optional/ },
    'turned on at once, optionally: nodes that restart last cannot read what the first ones send': { to: internode({ optional: true }), says: /to "all optional"/ },
    'turned off at once': { from: internode(), to: {}, says: /from "all" to "none"/ },
    'a step left out': { from: STEPS[1], to: STEPS[3], says: /from "dc optional" to "all"/ },
    'between racks': { to: internode({ scope: BETWEEN_RACKS }), says: /cuts off peers in another rack/ },
  },
  passes: {
    ...Object.fromEntries(STEPS.slice(1).map((to, at) => [`step ${at + 1}`, { from: STEPS[at], to }])),
    ...Object.fromEntries(STEPS.slice(1).map((from, at) => [`step ${at + 1}, back`, { from, to: STEPS[at] }])),
    'from the start': { from: internode(), to: internode() },
    'between racks, if there is one': { from: oneRack({}), to: oneRack(internode({ scope: BETWEEN_RACKS })) },
    'a scope that only the deployment knows': { to: unknown },
    'a template that does not tell': { from: unknown, to: internode() },
  },
});

test('fails: between datacenters, if there are two, for which there are no steps', () => {
  const said = judgeChange({ from: twoDatacenters({}), to: twoDatacenters(internode({ scope: BETWEEN_DATACENTERS, optional: true })) });
  const expected = (name: string) => expect.stringMatching(new RegExp(`"${name}".*cuts off peers in another datacenter.*no intermediate step`));
  expect(said).toEqual([expected('dc1'), expected('dc2')]);
});

const client = (props: Omit<ClientEncryptionOptions, 'certificates'> = {}): Side => ({ props: { encryption: { client: { certificates, ...props } } } });
const requireClientCertificates = true;
const unknownClient = patched('/spec/cassandra/config', { cassandraYaml: { client_encryption_options: { enabled: { Ref: 'Enabled' } } } });

/** docs/encryption.md: each step synthesizes, and none is refused, there and back. */
const CLIENT_STEPS: Record<string, Side[]> = {
  encryption: [{}, client({ optional: true }), client()],
  certificates: [{}, client({ optional: true, requireClientCertificates }), client({ requireClientCertificates })],
};

describeTransition('client-encryption', {
  refuses: {
    'turned on at once': { to: client(), says: /clients of datacenter "dc1" goes from "none" to "required", so that no client configuration works.*first with optional: true/ },
    'turned off at once': { from: client(), to: {}, says: /from "required" to "none"/ },
    'turned on at once, with certificates': { to: client({ requireClientCertificates }), says: /to "required with certificates", so that no client configuration works/ },
    'certificates demanded of clients that encrypt': {
      from: client(), to: client({ requireClientCertificates }), says: /disconnects encrypted clients that present no certificate.*then accept it/,
    },
    'certificates demanded while some clients encrypt': {
      from: client({ optional: true }), to: client({ optional: true, requireClientCertificates }), says: /from "optional" to "optional with certificates"/,
    },
  },
  passes: {
    ...Object.fromEntries(Object.entries(CLIENT_STEPS).flatMap(([name, steps]) => steps.slice(1).flatMap((step, at) => [
      [`${name}, step ${at + 1}`, { from: steps[at], to: step }],
      [`${name}, step ${at + 1}, back`, { from: step, to: steps[at] }],
    ]))),
    'from the start': { from: client(), to: client() },
    'certificates not demanded any more': { from: client({ requireClientCertificates }), to: client() },
    'a value that only the deployment knows': { to: unknownClient },
    'a template that does not tell': { from: unknownClient, to: client() },
  },
});

const managementApi = (its: ManagementApiCertificates): Side => ({ props: { encryption: { managementApi: { certificates: its } } } });
const issued = managementApi(ManagementApiCertificates.fromCertManager());
const own = managementApi(ManagementApiCertificates.fromSecrets({ clientSecretName: 'c', serverSecretName: 's', repairKeystoresSecretName: 'r' }));
const unknownSecret = patched('/spec/cassandra/managementApiAuth', { manual: { clientSecretName: { Ref: 'Client' }, serverSecretName: 's' } });

describeTransition('management-api-encryption', {
  refuses: {
    'turned off': { from: issued, to: {}, says: /from "orders-management-tls" to "none"/ },
    'other Secrets': { from: own, to: issued, says: /from "c, s" to "orders-management-tls".*have the same authority, accept it/ },
  },
  passes: {
    'turned on': { to: issued },
    'from the start': { from: issued, to: issued },
    'spelled out that there is none': { to: patched('/spec/cassandra/managementApiAuth', { insecure: {} }) },
    'a Secret that only the deployment knows': { from: issued, to: unknownSecret },
    'a template that does not tell': { from: unknownSecret, to: issued },
  },
});

/** Settings of cluster and datacenter, which the operator merges key by key. */
const levels = (cluster: object, datacenter: object): Side => ({
  patches: [
    ...patched('/spec/cassandra/config', { cassandraYaml: cluster }).patches!,
    ...patched('/spec/cassandra/datacenters/0/config', { cassandraYaml: datacenter }).patches!,
  ],
});
const all = { internode_encryption: 'all', require_client_auth: true };
const ciphers = { cipher_suites: ['TLS_AES_256_GCM_SHA384'] };

describe('settings of two levels are judged as one', () => {
  test('fails: a key at the datacenter hides nothing of what the cluster turns on', () => {
    const to = levels({ server_encryption_options: all }, { server_encryption_options: ciphers });
    expect(judgeChange({ to })).toContainEqual(expect.stringMatching(/"dc1" goes from "none" to "all".*\[internode-encryption\]/));
    const clients = levels({ client_encryption_options: { enabled: true } }, { client_encryption_options: ciphers });
    expect(judgeChange({ to: clients })).toContainEqual(expect.stringMatching(/\[client-encryption\]/));
  });

  test('a key that is added at the datacenter is no change of the encryption', () => {
    const from = levels({ server_encryption_options: all }, {});
    const to = levels({ server_encryption_options: all }, { server_encryption_options: ciphers });
    expect(judgeChange({ from, to })).toEqual([]);
  });

  test('a dot reaches into the object of the other level since 4.1', () => {
    const from = levels({ server_encryption_options: all }, {});
    const to = levels({ server_encryption_options: all }, { 'server_encryption_options.internode_encryption': 'none' });
    expect(judgeChange({ from, to })).toContainEqual(expect.stringMatching(/from "all" to "none".*\[internode-encryption\]/));
  });

  test('what only the deployment knows at one level leaves the whole unknown', () => {
    const to = levels({ server_encryption_options: all }, { server_encryption_options: { 'Fn::If': ['Encrypt', {}, {}] } });
    expect(judgeChange({ to })).toEqual([]);
  });
});
