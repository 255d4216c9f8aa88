import { Duration } from 'aws-cdk-lib';
import { App, Testing } from 'cdk8s';
import { CassandraCertificates, CassandraChart, CassandraEncryptionProps, InternodeEncryption } from '../../lib';
import { GOOD } from '../rules/rule-cases';

function synth(encryption: CassandraEncryptionProps): any[] {
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

  test('come from an authority of the cluster\'s own, without a secret in the manifests', () => {
    expect(find(objects, 'Issuer', 'orders-self-signed').spec).toEqual({ selfSigned: {} });
    expect(find(objects, 'Certificate', 'orders-ca').spec).toMatchObject({ isCA: true, secretName: 'orders-ca', issuerRef: { kind: 'Issuer', name: 'orders-self-signed' } });
    expect(find(objects, 'Issuer', 'orders-ca').spec).toEqual({ ca: { secretName: 'orders-ca' } });
    expect(find(objects, 'Certificate', 'orders-client-tls').spec).toMatchObject({
      secretName: 'orders-client-tls',
      duration: '720h',
      renewBefore: '240h',
      dnsNames: ['orders-dc1-service.cassandra-orders.svc', 'orders-dc1-service.cassandra-orders.svc.cluster.local'],
      keystores: { jks: { create: true, passwordSecretRef: { name: 'store-password', key: 'password' } } },
      issuerRef: { kind: 'Issuer', name: 'orders-ca' },
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

test('the management API and its clients have certificates', () => {
  const { cassandra, reaper } = cluster(synth({ managementApi: { clientSecretName: 'c', serverSecretName: 's', reaperKeystoresSecretName: 'r' } }));
  expect(cassandra.managementApiAuth).toEqual({ manual: { clientSecretName: 'c', serverSecretName: 's' } });
  expect(reaper.httpManagement).toEqual({ enabled: true, keystores: { name: 'r' } });
});
