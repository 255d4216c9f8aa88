import { Duration } from 'aws-cdk-lib';
import { ManagementApiCertificates } from './management-api-certificates';
import { checkedCall } from '../input/checked';

/** Which connections between nodes are encrypted. */
export enum InternodeEncryption {
  /** All. */
  ALL = 'all',
  /** Those between datacenters. */
  BETWEEN_DATACENTERS = 'dc',
  /** Those between racks. */
  BETWEEN_RACKS = 'rack',
}

/** The password of a key store, in a Secret that you make: this library puts no secret into a template. */
export interface StorePassword {
  /** Name of the Secret, in the cluster's namespace. */
  readonly secretName: string;

  /**
   * Entry of the Secret.
   * @default "password"
   */
  readonly key?: string;
}

/** How cert-manager issues certificates. */
export interface CertManagerCertificatesOptions {
  /** Password of the key store and the trust store. cert-manager waits until its Secret is there. */
  readonly password: StorePassword;

  /**
   * Issuer in the cluster's namespace that signs.
   * @default - a certificate authority of the cluster's own, for this use only (who may speak CQL is not a node); its key never leaves the namespace
   */
  readonly issuerName?: string;

  /**
   * Whether `issuerName` is a ClusterIssuer.
   * @default false
   */
  readonly clusterIssuer?: boolean;

  /**
   * How long a certificate is valid. It is renewed after two thirds of that; Cassandra reads the new one without a restart;
   * docs/encryption.md tells who does not.
   * @default Duration.days(90)
   */
  readonly validity?: Duration;
}

/** Where certificates come from. */
export class CassandraCertificates {
  /**
   * cert-manager issues and renews them.
   *
   * @param props how
   */
  public static fromCertManager(props: CertManagerCertificatesOptions): CassandraCertificates {
    [props] = checkedCall('CassandraCertificates.fromCertManager', props);
    return new CassandraCertificates(props.password, undefined, props);
  }

  /**
   * A Secret that is there, with the entries that cert-manager writes: keystore.jks, truststore.jks, ca.crt, tls.crt, tls.key.
   *
   * @param storesSecretName its name, in the cluster's namespace
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

/** Encryption between nodes. */
export interface InternodeEncryptionOptions {
  /** Certificates of the nodes. Each node proves to the other who it is. */
  readonly certificates: CassandraCertificates;

  /**
   * Which connections.
   * @default InternodeEncryption.ALL
   */
  readonly scope?: InternodeEncryption;

  /**
   * Whether nodes listen to peers without encryption too: for the time in which it is turned on or off, step by step (docs/encryption.md).
   * @default false
   */
  readonly optional?: boolean;
}

/** Encryption between clients and nodes. It also encrypts JMX. */
export interface ClientEncryptionOptions {
  /** Certificates of the nodes, and of Medusa as their client. */
  readonly certificates: CassandraCertificates;

  /**
   * Whether clients may come without encryption too: for the time in which they are moved.
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Whether clients must show a certificate.
   * @default false
   */
  readonly requireClientCertificates?: boolean;
}

/** Encryption between nodes and those who start, stop, repair and back them up: the operators, Reaper and Medusa. */
export interface ManagementApiEncryptionOptions {
  /** Certificates of both sides: each proves to the other who it is. */
  readonly certificates: ManagementApiCertificates;
}

/** What is encrypted besides volumes and backups, which always are. */
export interface CassandraEncryptionOptions {
  /**
   * Between nodes. Turning it on for a cluster that runs takes the steps of docs/encryption.md; all at once is refused, since it splits the ring.
   * @default - not encrypted
   */
  readonly internode?: InternodeEncryptionOptions;

  /**
   * Between clients and nodes.
   * @default - not encrypted
   */
  readonly client?: ClientEncryptionOptions;

  /**
   * The management API. Decide it when the cluster is made: of a cluster that runs, the operators lose sight (docs/encryption.md).
   * @default - not encrypted: a network policy lets the operators and Reaper through and nobody else
   */
  readonly managementApi?: ManagementApiEncryptionOptions;
}
