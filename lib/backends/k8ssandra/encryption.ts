import { KubernetesObject, ownLabels } from './kubernetes-object';
import { objectNames } from './object-names';
import type { ClusterModel, EncryptionModel, StoresModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';

/** Entries of a Secret that cert-manager writes. */
const ENTRIES = { keystore: 'keystore.jks', truststore: 'truststore.jks', ca: 'ca.crt', certificate: 'tls.crt', key: 'tls.key' };

export function encryptionOf({ internode, client, managementApi }: EncryptionModel): object {
  return {
    ...(internode && { serverEncryptionStores: stores(internode) }),
    ...(client && { clientEncryptionStores: stores(client) }),
    ...(managementApi && {
      managementApiAuth: { manual: { clientSecretName: managementApi.clientSecret, serverSecretName: managementApi.serverSecret } },
    }),
  };
}

/** All four with their keys: the operator also looks for the password under a key that is only given for a store. */
function stores({ secret, passwordSecret, passwordKey }: StoresModel): object {
  const password = { name: passwordSecret, key: passwordKey };
  return {
    keystoreSecretRef: { name: secret, key: ENTRIES.keystore },
    keystorePasswordSecretRef: password,
    truststoreSecretRef: { name: secret, key: ENTRIES.truststore },
    truststorePasswordSecretRef: password,
  };
}

/** Medusa speaks CQL with files in PEM: its operator finds certificate authority, certificate and key in the places of stores and password. */
export function medusaStores({ secret }: StoresModel): object {
  return {
    keystoreSecretRef: { name: secret, key: ENTRIES.ca },
    truststoreSecretRef: { name: secret, key: ENTRIES.certificate },
    truststorePasswordSecretRef: { name: secret, key: ENTRIES.key },
  };
}

/** What cert-manager makes the Secrets of the stores from. */
export function certificates(model: ClusterModel): KubernetesObject[] {
  const { internode, client } = model.encryption;
  const issued = [internode, client].filter((one): one is StoresModel => one?.issued !== undefined);
  const ownAuthority = issued.some(({ issued: by }) => by!.issuer === undefined);
  return [...(ownAuthority ? authority(model) : []), ...issued.map((one) => certificate(model, one))];
}

/** A certificate authority of the cluster's own: signed by itself, valid for ten years, its key in a Secret of the namespace. */
function authority(model: ClusterModel): KubernetesObject[] {
  const { selfSigned, ca } = authorityNames(model.name);
  return [
    object(model, 'Issuer', selfSigned, { selfSigned: {} }),
    object(model, 'Certificate', ca, {
      isCA: true,
      commonName: ca,
      secretName: ca,
      duration: '87600h',
      privateKey: { algorithm: 'ECDSA', size: 256 },
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: selfSigned },
    }),
    object(model, 'Issuer', ca, { ca: { secretName: ca } }),
  ];
}

function authorityNames(cluster: string): { selfSigned: string; ca: string } {
  return { selfSigned: `${cluster}-self-signed`, ca: `${cluster}-ca` };
}

function certificate(model: ClusterModel, { secret, passwordSecret, passwordKey, issued }: StoresModel): KubernetesObject {
  const { issuer, clusterIssuer, hours } = issued!;
  const namespace = rendered(model.namespace);
  return object(model, 'Certificate', secret, {
    secretName: secret,
    commonName: model.name,
    duration: `${hours}h`,
    renewBefore: `${Math.floor(hours / 3)}h`,
    usages: ['server auth', 'client auth'],
    dnsNames: model.datacenters.flatMap(({ name }) => {
      const service = `${objectNames.cqlService(model.clusterName, name)}.${namespace}.svc`;
      return [service, `${service}.cluster.local`];
    }),
    keystores: { jks: { create: true, passwordSecretRef: { name: passwordSecret, key: passwordKey } } },
    issuerRef: { group: 'cert-manager.io', kind: clusterIssuer ? 'ClusterIssuer' : 'Issuer', name: issuer ?? authorityNames(model.name).ca },
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
