import type { k8s } from 'cdk8s-plus-27';
import type { CredentialsType, StorageProvider } from './storage-choices';

/**
 * Where backups are stored, and for how long.
 */
export interface Storage {
  /**
   * Profile in the AWS credentials file. Only with a Secret of credentials.
   *
   * @default - the default profile
   */
  readonly apiProfile?: string;

  /**
   * Minimum age, in days, at which a file that no backup references can be purged. It protects the files of a running backup.
   *
   * @default - 10
   */
  readonly backupGracePeriodInDays?: number;

  /**
   * Name of the bucket.
   *
   * @default - the MedusaConfiguration's
   */
  readonly bucketName?: string;

  /**
   * Number of files that a node uploads at the same time; 0 means 1.
   *
   * @default 0
   */
  readonly concurrentTransfers?: number;

  /**
   * How Medusa authenticates to the storage.
   *
   * @default - with the Secret of credentials
   */
  readonly credentialsType?: CredentialsType;

  /**
   * Host of the storage, for self-hosted providers. Not for Amazon S3.
   *
   * @default - the provider's
   */
  readonly host?: string;

  /**
   * Age in days at which a backup is purged; 0 means never.
   *
   * @default 0
   */
  readonly maxBackupAge?: number;

  /**
   * Number of backups to keep; 0 keeps all.
   *
   * @default 0
   */
  readonly maxBackupCount?: number;

  /**
   * Size in bytes from which a file is uploaded in parts.
   *
   * @default 104857600
   */
  readonly multiPartUploadThreshold?: number;

  /**
   * Volume for backups that stay inside the Kubernetes cluster. Obsolete: no provider in the schema uses it.
   *
   * @default - none
   */
  readonly podStorage?: PodStorageSettings;

  /**
   * Port of the storage, for self-hosted providers. Not for Amazon S3.
   *
   * @default - the provider's
   */
  readonly port?: number;

  /**
   * Prefix of all keys in the bucket: one name of at least 2 characters, without `/`.
   *
   * @default - the name of the K8ssandraCluster
   */
  readonly prefix?: string;

  /**
   * Region of the bucket. Set it: it is not derived from the region of the cluster.
   *
   * @default - us-east-1, in Medusa
   */
  readonly region?: string;

  /**
   * Whether the connection is encrypted. Read for `s3_compatible` only.
   *
   * @default - false
   */
  readonly secure?: boolean;

  /**
   * Whether the certificate of an encrypted connection is verified. Read for `s3_compatible` only.
   *
   * @default - false
   */
  readonly sslVerify?: boolean;

  /**
   * Storage provider.
   *
   * @default - the MedusaConfiguration's
   */
  readonly storageProvider?: StorageProvider;

  /**
   * Secret whose `credentials` entry holds the provider's credentials file. Omit it for role-based access.
   *
   * @default - none
   */
  readonly storageSecretRef?: k8s.LocalObjectReference;

  /**
   * Maximum upload bandwidth of a node, with its unit.
   *
   * @default 50MB/s
   */
  readonly transferMaxBandwidth?: string;
}

/**
 * Volume for backups that stay inside the Kubernetes cluster.
 */
export interface PodStorageSettings {
  /**
   * Access modes of the claim (`ReadWriteOnce`).
   *
   * @default - none
   */
  readonly accessModes?: string[];

  /**
   * Size of the volume, bytes as a quantity.
   *
   * @default 10Gi
   */
  readonly size?: k8s.Quantity;

  /**
   * Storage class of the claim.
   *
   * @default - the Kubernetes cluster's default
   */
  readonly storageClassName?: string;
}
