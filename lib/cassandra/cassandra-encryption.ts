import { Duration } from 'aws-cdk-lib';
import { ManagementApiCertificates } from './management-api-certificates';
import { checkedCall } from '../input/checked';

/** The connections between nodes that are encrypted. */
export enum InternodeEncryption {
  /** All connections. */
  ALL = 'all',
  /** Connections between datacenters. */
  BETWEEN_DATACENTERS = 'dc',
  /** Connections between racks. */
  BETWEEN_RACKS = 'rack',
}

/** Reference to the password of a key store, in a Secret that you create. No secret appears in a template. */
export interface StorePassword {
  /** Name of the Secret, in the cluster's namespace. */
  readonly secretName: string;

  /**
   * Key of the entry in the Secret.
   * @default "password"
   */
  readonly key?: string;
}

/** Options of certificates that cert-manager issues. */
export interface CertManagerCertificatesOptions {
  /** Password of the key store and the trust store. cert-manager waits until its Secret exists. */
  readonly password: StorePassword;

  /**
   * Name of the Issuer in the cluster's namespace.
   * @default - a separate certificate authority for this use, so that a client certificate is not valid for a node; its key never leaves the
   * namespace
   */
  readonly issuerName?: string;

  /**
   * Whether `issuerName` is a ClusterIssuer.
   * @default false
   */
  readonly clusterIssuer?: boolean;

  /**
   * Validity of a certificate. It is renewed after two thirds of that time. Cassandra reloads it without a restart; docs/encryption.md lists the
   * components that do not.
   * @default Duration.days(90)
   */
  readonly validity?: Duration;
}

/** Source of the certificates of Cassandra nodes. */
export class CassandraCertificates {
  /**
   * Certificates that cert-manager issues and renews.
   *
   * @param options options of the certificates
   */
  public static fromCertManager(options: CertManagerCertificatesOptions): CassandraCertificates {
    [options] = checkedCall('CassandraCertificates.fromCertManager', options);
    return new CassandraCertificates(options.password, undefined, options);
  }

  /**
   * Certificates in an existing Secret, with the entries keystore.jks, truststore.jks, ca.crt, tls.crt and tls.key.
   *
   * @param storesSecretName name of the Secret in the cluster's namespace
   * @param password password of both stores
   */
  public static fromSecret(storesSecretName: string, password: StorePassword): CassandraCertificates {
    [storesSecretName, password] = checkedCall('CassandraCertificates.fromSecret', storesSecretName, password);
    return new CassandraCertificates(password, storesSecretName);
  }

  private constructor(
    /** @internal */
    public readonly _password: StorePassword,
    /** @internal */
    public readonly _secretName?: string,
    /** @internal */
    public readonly _issued?: CertManagerCertificatesOptions,
  ) {}
}

/** Options of encryption between nodes. */
export interface InternodeEncryptionOptions {
  /** Certificates of the nodes, which authenticate each other. */
  readonly certificates: CassandraCertificates;

  /**
   * Connections that are encrypted.
   * @default InternodeEncryption.ALL
   */
  readonly scope?: InternodeEncryption;

  /**
   * Whether nodes also accept unencrypted connections, while encryption is turned on or off step by step (docs/encryption.md).
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of encryption between clients and nodes. It also encrypts JMX. */
export interface ClientEncryptionOptions {
  /** Certificates of the nodes, and of Medusa as a client. */
  readonly certificates: CassandraCertificates;

  /**
   * Whether unencrypted client connections are also accepted, while clients are migrated.
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Whether clients must present a certificate.
   * @default false
   */
  readonly requireClientCertificates?: boolean;
}

/** Options of encryption of the management API, which the operators, Reaper and Medusa use. */
export interface ManagementApiEncryptionOptions {
  /** Certificates of both sides, which authenticate each other. */
  readonly certificates: ManagementApiCertificates;
}

/** Encryption of connections. Volumes and backups are always encrypted. */
export interface CassandraEncryptionOptions {
  /**
   * Encryption between nodes. docs/encryption.md describes how to enable it step by step for a running cluster; enabling it at once is refused,
   * because it would split the ring.
   * @default - not encrypted
   */
  readonly internode?: InternodeEncryptionOptions;

  /**
   * Encryption between clients and nodes.
   * @default - not encrypted
   */
  readonly client?: ClientEncryptionOptions;

  /**
   * Encryption of the management API. docs/encryption.md describes what enabling it later means.
   * @default - not encrypted: a network policy only admits the operators and Reaper
   */
  readonly managementApi?: ManagementApiEncryptionOptions;
}
