import { Duration, Token } from 'aws-cdk-lib';
import { CassandraCertificates, CassandraEncryptionOptions, CertManagerCertificatesOptions, InternodeEncryption } from './cassandra-encryption';
import { CassandraImages } from './cassandra-images';
import { CassandraJvmOptions } from './cassandra-jvm';
import { CassandraConfiguration } from './configuration/cassandra-configuration';
import { toSettings } from './configuration/to-settings';
import { CqlPods } from './cql-pods';
import { ManagementApiCertificates } from './management-api-certificates';
import { isLater } from '../input/plain-data';
import type { EncryptionModel, ImagesModel, IssuedModel, JvmModel, ManagementApiModel, StoresModel } from '../model/cluster-model';
import { Deferred, Unresolved } from '../model/deferred';
import type { PodsModel } from '../model/pods-model';
import type { Settings } from '../model/settings';
import { deepMerge, isPlain } from '../private/deep-merge';

/** Settings of one level: typed ones, and over them what the user wrote as it stands in cassandra.yaml. */
export function settingsModel(line: string, configuration: CassandraConfiguration, ...over: ReadonlyArray<Settings | undefined>): Settings {
  return deferredDeep(deepMerge({ ...toSettings(configuration, line) }, ...over));
}

/** What encryption means in cassandra.yaml; stores and passwords are the operator's to fill in. */
export function encryptionSettings({ internode, client }: CassandraEncryptionOptions = {}): Settings {
  return {
    ...(internode && {
      server_encryption_options: {
        internode_encryption: internode.scope ?? InternodeEncryption.ALL,
        ...(internode.optional && { optional: true }),
        require_client_auth: true,
      },
    }),
    ...(client && {
      client_encryption_options: {
        enabled: true,
        ...(client.optional && { optional: true }),
        ...(client.requireClientCertificates && { require_client_auth: true }),
      },
    }),
  };
}

export function jvmModel({ garbageCollector, options }: CassandraJvmOptions): JvmModel {
  return { collector: garbageCollector?._name, options: [...garbageCollector?._flags ?? [], ...options ?? []] };
}

export function imagesModel({ cassandra }: CassandraImages): ImagesModel {
  return cassandra === undefined ? {} : { cassandra: deferred(cassandra) };
}

export function encryptionModel({ internode, client, managementApi }: CassandraEncryptionOptions, cluster: string): EncryptionModel {
  return {
    ...(internode && { internode: storesModel(internode.certificates, `${cluster}-internode`) }),
    ...(client && { client: storesModel(client.certificates, `${cluster}-client`) }),
    ...(managementApi && { managementApi: managementApiModel(managementApi.certificates, `${cluster}-management`) }),
  };
}

function storesModel({ _password, _secretName, _issued }: CassandraCertificates, name: string): StoresModel {
  return {
    secret: _secretName ?? `${name}-tls`,
    passwordSecret: _password.secretName,
    passwordKey: _password.key ?? 'password',
    ...(_issued && { issued: issuedModel(_issued, name, Duration.days(90)) }),
  };
}

/** One certificate serves both sides: nodes are their own clients in probes and hold the operators' for Medusa, so two would keep nothing apart. */
function managementApiModel({ _secrets, _issued }: ManagementApiCertificates, name: string): ManagementApiModel {
  const made = `${name}-tls`;
  return {
    clientSecret: _secrets?.clientSecretName ?? made,
    serverSecret: _secrets?.serverSecretName ?? made,
    repairKeystores: _secrets ? _secrets.repairKeystoresSecretName : made,
    ...(_issued && { issued: issuedModel(_issued, name, Duration.days(1095)) }),
  };
}

function issuedModel(
  { issuerName, clusterIssuer = false, validity }: Partial<CertManagerCertificatesOptions>, name: string, usual: Duration,
): IssuedModel {
  return { issuer: issuerName ?? `${name}-ca`, clusterIssuer, ownAuthority: issuerName === undefined, hours: (validity ?? usual).toHours() };
}

export function deferred<T>(value: T): Deferred<T> {
  return Token.isUnresolved(value) ? new Unresolved(value) : value;
}

export function podsModel({ namespace, labels = {} }: CqlPods): PodsModel {
  return { namespace: deferred(namespace), labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, deferred(value)])) };
}

/** Plain data in which every token is marked as unknown. What is neither stays, for the rules to refuse. */
export function deferredDeep(settings: { readonly [name: string]: any }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined).map(([name, value]) => [name, deferValue(value)]));
}

function deferValue(value: any): unknown {
  if (Token.isUnresolved(value) || (typeof value === 'object' && value !== null && isLater(value))) return new Unresolved(value);
  if (Array.isArray(value)) return value.map(deferValue);
  return isPlain(value) ? deferredDeep(value) : value;
}
