import { KubernetesObject, ownLabels } from '../kubernetes-object';
import { objectNames } from './object-names';
import type { CassandraClusterTemplate } from '../../crds/k8ssandra/cassandra-cluster-template';
import type { Stores } from '../../crds/k8ssandra/stores';
import type { ClusterModel, EncryptionModel, IssuedModel, ManagementApiModel, StoresModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';

type Encryption = Pick<CassandraClusterTemplate, 'serverEncryptionStores' | 'clientEncryptionStores' | 'managementApiAuth'>;

/** Entries that cert-manager writes into a Secret. */
const ENTRIES = { keystore: 'keystore.jks', truststore: 'truststore.jks', ca: 'ca.crt', certificate: 'tls.crt', key: 'tls.key' };

export function encryptionOf({ internode, client, managementApi }: EncryptionModel): Encryption {
  return {
    serverEncryptionStores: internode && stores(internode),
    clientEncryptionStores: client && stores(client),
    managementApiAuth: managementApi && { manual: { clientSecretName: managementApi.clientSecret, serverSecretName: managementApi.serverSecret } },
  };
}

/** All four with their keys: if a key is set for a store only, the operator uses it to look up the password too. */
function stores({ secret, passwordSecret, passwordKey }: StoresModel): Stores {
  const password = { name: passwordSecret, key: passwordKey };
  return {
    keystoreSecretRef: { name: secret, key: ENTRIES.keystore },
    keystorePasswordSecretRef: password,
    truststoreSecretRef: { name: secret, key: ENTRIES.truststore },
    truststorePasswordSecretRef: password,
  };
}

/** Medusa's CQL client reads PEM files: its operator expects CA certificate, certificate and key in the fields for stores and password. */
export function medusaStores({ secret }: StoresModel): Stores {
  return {
    keystoreSecretRef: { name: secret, key: ENTRIES.ca },
    truststoreSecretRef: { name: secret, key: ENTRIES.certificate },
    truststorePasswordSecretRef: { name: secret, key: ENTRIES.key },
  };
}

/** A certificate issued by cert-manager, with its stores in the same Secret. */
interface Wanted {
  readonly secret: string;
  readonly issued: IssuedModel;
  /** Secret entry with the password of the stores. */
  readonly password: object;
  readonly dnsNames?: string[];
}

/** The issuers and certificates from which cert-manager creates the Secrets. */
export function certificates(model: ClusterModel): KubernetesObject[] {
  const { internode, client, managementApi } = model.encryption;
  const wanted = [...[internode, client].flatMap((one) => storesCertificate(model, one)), ...managementApiCertificate(managementApi)];
  const own = wanted.filter(({ issued }) => issued.ownAuthority);
  return [
    ...(own.length > 0 ? [object(model, 'Issuer', selfSigned(model), { selfSigned: {} })] : []),
    ...own.flatMap(({ issued }) => authority(model, issued.issuer)),
    ...wanted.map((one) => certificate(model, one)),
  ];
}

function storesCertificate(model: ClusterModel, one?: StoresModel): Wanted[] {
  if (!one?.issued) return [];
  const { secret, passwordSecret, passwordKey, issued } = one;
  return [{ secret, issued, password: { passwordSecretRef: { name: passwordSecret, key: passwordKey } }, dnsNames: cqlNames(model) }];
}

/** Reaper opens its stores with a password that is hard-coded and protects nothing (`HttpManagementConnectionFactory` of Reaper 3 and 4). */
function managementApiCertificate(managementApi?: ManagementApiModel): Wanted[] {
  if (!managementApi?.issued) return [];
  return [{ secret: managementApi.serverSecret, issued: managementApi.issued, password: { password: 'changeit' } }];
}

/**
 * A self-signed certificate authority, valid for ten years, with its key in a Secret of the namespace. It keeps that key on renewal, so clients that
 * read its old certificate still trust what it signs.
 */
function authority(model: ClusterModel, name: string): KubernetesObject[] {
  return [
    object(model, 'Certificate', name, {
      isCA: true,
      // The maximum that X.509 allows.
      commonName: name.slice(0, 64),
      secretName: name,
      duration: '87600h',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: selfSigned(model) },
    }),
    object(model, 'Issuer', name, { ca: { secretName: name } }),
  ];
}

function selfSigned({ name }: ClusterModel): string {
  return `${name}-self-signed`;
}

/** For both ends of a connection: nodes are clients of each other, and cass-operator validates its own certificate as if it were a server's. */
function certificate(model: ClusterModel, { secret, issued, password, dnsNames }: Wanted): KubernetesObject {
  const { issuer, clusterIssuer, hours } = issued;
  return object(model, 'Certificate', secret, {
    secretName: secret,
    commonName: model.name,
    duration: `${hours}h`,
    renewBefore: `${Math.floor(hours / 3)}h`,
    usages: ['server auth', 'client auth'],
    ...(dnsNames && { dnsNames }),
    // The only encoding that cass-operator accepts.
    privateKey: { encoding: 'PKCS8' },
    keystores: { jks: { create: true, ...password } },
    issuerRef: { group: 'cert-manager.io', kind: clusterIssuer ? 'ClusterIssuer' : 'Issuer', name: issuer },
  });
}

function cqlNames({ namespace, clusterName, datacenters }: ClusterModel): string[] {
  return datacenters.flatMap(({ name }) => {
    const service = `${objectNames.cqlService(clusterName, name)}.${rendered(namespace)}.svc`;
    return [service, `${service}.cluster.local`];
  });
}

function object(model: ClusterModel, kind: string, name: string, spec: object): KubernetesObject {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind,
    metadata: { name, namespace: rendered(model.namespace), labels: ownLabels(model.name) },
    spec,
  };
}
