import { Duration } from 'aws-cdk-lib';
import { App, Testing } from 'cdk8s';
import { CassandraCertificates, CassandraChart, CassandraEncryptionOptions, InternodeEncryption, ManagementApiCertificates } from '../../lib';
import { GOOD } from '../rules/rule-cases';

function synth(encryption: CassandraEncryptionOptions): any[] {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, encryption });
  expect(chart.node.validate()).toEqual([]);
  return Testing.synth(chart);
}

const password = { secretName: 'store-password' };
const find = (objects: any[], kind: string, name: string) => objects.find((one) => one.kind === kind && one.metadata.name === name);
const cluster = (objects: any[]) => objects.find(({ kind }) => kind === 'K8ssandraCluster').spec;

test('nothing of it by default', () => {
  const objects = synth({});
  expect(objects.filter(({ apiVersion }) => apiVersion.startsWith('cert-manager.io'))).toEqual([]);
  expect(JSON.stringify(cluster(objects))).not.toMatch(/encryption/i);
});

describe('certificates of cert-manager', () => {
  const objects = synth({
    internode: { certificates: CassandraCertificates.fromCertManager({ password }), scope: InternodeEncryption.BETWEEN_DATACENTERS },
    client: { certificates: CassandraCertificates.fromCertManager({ password, validity: Duration.days(30) }), optional: true },
  });

  test('name all four entries of the stores, and Medusa\'s as PEM', () => {
    const { cassandra, medusa } = cluster(objects);
    expect(cassandra.serverEncryptionStores).toEqual({
      keystoreSecretRef: { name: 'orders-internode-tls', key: 'keystore.jks' },
      keystorePasswordSecretRef: { name: 'store-password', key: 'password' },
      truststoreSecretRef: { name: 'orders-internode-tls', key: 'truststore.jks' },
      truststorePasswordSecretRef: { name: 'store-password', key: 'password' },
    });
    expect(medusa.clientEncryptionStores).toEqual({
      keystoreSecretRef: { name: 'orders-client-tls', key: 'ca.crt' },
      truststoreSecretRef: { name: 'orders-client-tls', key: 'tls.crt' },
      truststorePasswordSecretRef: { name: 'orders-client-tls', key: 'tls.key' },
    });
    expect(cassandra.config.cassandraYaml).toEqual({
      server_encryption_options: { internode_encryption: 'dc', require_client_auth: true },
      client_encryption_options: { enabled: true, optional: true },
    });
  });

  test('come from an authority of their own for each use, without a secret in the manifests', () => {
    expect(find(objects, 'Issuer', 'orders-self-signed').spec).toEqual({ selfSigned: {} });
    for (const use of ['internode', 'client']) {
      expect(find(objects, 'Certificate', `orders-${use}-ca`).spec).toMatchObject({
        isCA: true,
        secretName: `orders-${use}-ca`,
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
        issuerRef: { kind: 'Issuer', name: 'orders-self-signed' },
      });
      expect(find(objects, 'Issuer', `orders-${use}-ca`).spec).toEqual({ ca: { secretName: `orders-${use}-ca` } });
      // 90 days, unless somebody says how long.
      expect(find(objects, 'Certificate', 'orders-internode-tls').spec).toMatchObject({ duration: '2160h', renewBefore: '720h' });
      expect(find(objects, 'Certificate', `orders-${use}-tls`).spec.issuerRef).toEqual({ group: 'cert-manager.io', kind: 'Issuer', name: `orders-${use}-ca` });
    }
    expect(find(objects, 'Certificate', 'orders-client-tls').spec).toMatchObject({
      secretName: 'orders-client-tls',
      duration: '720h',
      renewBefore: '240h',
      dnsNames: ['orders-dc1-service.cassandra-orders.svc', 'orders-dc1-service.cassandra-orders.svc.cluster.local'],
      keystores: { jks: { create: true, passwordSecretRef: { name: 'store-password', key: 'password' } } },
    });
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test('can be signed by an issuer that is there', () => {
    const signed = synth({ client: { certificates: CassandraCertificates.fromCertManager({ password, issuerName: 'company', clusterIssuer: true }) } });
    expect(signed.filter(({ kind }) => kind === 'Issuer')).toEqual([]);
    expect(find(signed, 'Certificate', 'orders-client-tls').spec.issuerRef).toEqual({ group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'company' });
  });
});

test('Reaper finds the stores of clients where the operator hands them on to it', () => {
  const client = { certificates: CassandraCertificates.fromCertManager({ password }), requireClientCertificates: true };
  const { cassandra, reaper } = cluster(synth({ client }));
  expect(cassandra.clientEncryptionStores.keystorePasswordSecretRef).toEqual({ name: 'store-password', key: 'password' });
  expect(cassandra.datacenters[0]).not.toHaveProperty('clientEncryptionStores');
  expect(reaper).toBeDefined();
});

test('nodes may listen to both for the time in which encryption comes', () => {
  const certificates = CassandraCertificates.fromCertManager({ password });
  const internode = { certificates, scope: InternodeEncryption.BETWEEN_DATACENTERS, optional: true };
  expect(cluster(synth({ internode })).cassandra.config.cassandraYaml.server_encryption_options)
    .toEqual({ internode_encryption: 'dc', optional: true, require_client_auth: true });
});

test('a Secret that is there is used as it is', () => {
  const objects = synth({ internode: { certificates: CassandraCertificates.fromSecret('mine', { secretName: 'pw', key: 'jks' }) } });
  expect(objects.filter(({ kind }) => kind === 'Certificate')).toEqual([]);
  expect(cluster(objects).cassandra.serverEncryptionStores).toMatchObject({
    keystoreSecretRef: { name: 'mine', key: 'keystore.jks' }, keystorePasswordSecretRef: { name: 'pw', key: 'jks' },
  });
});

describe('the management API', () => {
  test('has certificates of cert-manager for operators, nodes, Medusa and Reaper', () => {
    const objects = synth({ managementApi: { certificates: ManagementApiCertificates.fromCertManager() } });
    const { cassandra, reaper } = cluster(objects);
    expect(cassandra.managementApiAuth).toEqual({ manual: { clientSecretName: 'orders-management-tls', serverSecretName: 'orders-management-tls' } });
    expect(reaper.httpManagement).toEqual({ enabled: true, keystores: { name: 'orders-management-tls' } });
    expect(find(objects, 'Certificate', 'orders-management-tls')).toMatchObject({
      metadata: { namespace: 'cassandra-orders' },
      spec: {
        secretName: 'orders-management-tls',
        commonName: 'orders',
        duration: '26280h',
        renewBefore: '8760h',
        usages: ['server auth', 'client auth'],
        privateKey: { encoding: 'PKCS8' },
        keystores: { jks: { create: true, password: 'changeit' } },
        issuerRef: { kind: 'Issuer', name: 'orders-management-ca' },
      },
    });
  });

  test('trusts an authority that signs nothing else', () => {
    const objects = synth({
      client: { certificates: CassandraCertificates.fromCertManager({ password }) },
      managementApi: { certificates: ManagementApiCertificates.fromCertManager({ validity: Duration.days(730) }) },
    });
    const issued = objects.filter(({ kind, spec }) => kind === 'Certificate' && !spec.isCA);
    expect(Object.fromEntries(issued.map(({ metadata, spec }) => [metadata.name, spec.issuerRef.name]))).toEqual({
      'orders-client-tls': 'orders-client-ca', 'orders-management-tls': 'orders-management-ca',
    });
    expect(find(objects, 'Certificate', 'orders-management-tls').spec).toMatchObject({ duration: '17520h', renewBefore: '5840h' });
  });

  test('has certificates of the user, and cert-manager makes none', () => {
    const certificates = ManagementApiCertificates.fromSecrets({ clientSecretName: 'c', serverSecretName: 's', repairKeystoresSecretName: 'r' });
    const objects = synth({ managementApi: { certificates } });
    const { cassandra, reaper } = cluster(objects);
    expect(cassandra.managementApiAuth).toEqual({ manual: { clientSecretName: 'c', serverSecretName: 's' } });
    expect(reaper.httpManagement).toEqual({ enabled: true, keystores: { name: 'r' } });
    expect(objects.filter(({ apiVersion }) => apiVersion.startsWith('cert-manager.io'))).toEqual([]);
  });
});
