import { KubernetesObject, ownLabels } from '../kubernetes-object';
import { objectNames } from './object-names';
import type { CassandraClusterTemplate } from '../../crds/k8ssandra/cassandra-cluster-template';
import type { Stores } from '../../crds/k8ssandra/stores';
import type { ClusterModel, EncryptionModel, IssuedModel, ManagementApiModel, StoresModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';

type Encryption = Pick<CassandraClusterTemplate, 'serverEncryptionStores' | 'clientEncryptionStores' | 'managementApiAuth'>;

/** Entries of a Secret that cert-manager writes. */
const ENTRIES = { keystore: 'keystore.jks', truststore: 'truststore.jks', ca: 'ca.crt', certificate: 'tls.crt', key: 'tls.key' };

export function encryptionOf({ internode, client, managementApi }: EncryptionModel): Encryption {
  return {
    serverEncryptionStores: internode && stores(internode),
    clientEncryptionStores: client && stores(client),
    managementApiAuth: managementApi && { manual: { clientSecretName: managementApi.clientSecret, serverSecretName: managementApi.serverSecret } },
  };
}

/** All four with their keys: the operator also looks for the password under a key that is only given for a store. */
function stores({ secret, passwordSecret, passwordKey }: StoresModel): Stores {
  const password = { name: passwordSecret, key: passwordKey };
  return {
    keystoreSecretRef: { name: secret, key: ENTRIES.keystore },
    keystorePasswordSecretRef: password,
    truststoreSecretRef: { name: secret, key: ENTRIES.truststore },
    truststorePasswordSecretRef: password,
  };
}

/** Medusa speaks CQL with files in PEM: its operator finds certificate authority, certificate and key in the places of stores and password. */
export function medusaStores({ secret }: StoresModel): Stores {
  return {
    keystoreSecretRef: { name: secret, key: ENTRIES.ca },
    truststoreSecretRef: { name: secret, key: ENTRIES.certificate },
    truststorePasswordSecretRef: { name: secret, key: ENTRIES.key },
  };
}

/** A certificate that cert-manager makes, with stores of it in the same Secret. */
interface Wanted {
  readonly secret: string;
  readonly issued: IssuedModel;
  /** Where cert-manager finds the password of the stores. */
  readonly password: object;
  readonly dnsNames?: string[];
}

/** What cert-manager makes the Secrets of the certificates from. */
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

/** Reaper opens its stores with a password that stands in its code and guards nothing (`HttpManagementConnectionFactory` of Reaper 3 and 4). */
function managementApiCertificate(managementApi?: ManagementApiModel): Wanted[] {
  if (!managementApi?.issued) return [];
  return [{ secret: managementApi.serverSecret, issued: managementApi.issued, password: { password: 'changeit' } }];
}

/**
 * A certificate authority: signed by itself, valid for ten years, its key in a Secret of the namespace. It keeps that key when it is renewed, so that
 * who read its old certificate still trusts what it signs.
 */
function authority(model: ClusterModel, name: string): KubernetesObject[] {
  return [
    object(model, 'Certificate', name, {
      isCA: true,
      // What X.509 allows.
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

/** For both ends of a connection: nodes are clients of each other, and cass-operator judges its own certificate as if it were a server's. */
function certificate(model: ClusterModel, { secret, issued, password, dnsNames }: Wanted): KubernetesObject {
  const { issuer, clusterIssuer, hours } = issued;
  return object(model, 'Certificate', secret, {
    secretName: secret,
    commonName: model.name,
    duration: `${hours}h`,
    renewBefore: `${Math.floor(hours / 3)}h`,
    usages: ['server auth', 'client auth'],
    ...(dnsNames && { dnsNames }),
    // The only encoding that cass-operator takes.
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
