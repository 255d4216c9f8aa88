import type { k8s } from 'cdk8s-plus-27';
import type { CredentialsType, StorageProvider } from './storage-choices';

/**
 * Where backups go, and how long they stay.
 */
export interface Storage {
  /**
   * Profile of the AWS credentials file. Only with a Secret of credentials.
   *
   * @default - the default profile
   */
  readonly apiProfile?: string;

  /**
   * Age in days below which a file that no backup refers to is not yet purged, so that a running backup keeps its files.
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
   * Number of files that a node uploads at a time; 0 works as 1.
   *
   * @default 0
   */
  readonly concurrentTransfers?: number;

  /**
   * How Medusa logs in.
   *
   * @default - with the Secret of credentials
   */
  readonly credentialsType?: CredentialsType;

  /**
   * Host of the storage, for the providers that run at your place. Not for Amazon S3.
   *
   * @default - the provider's
   */
  readonly host?: string;

  /**
   * Age in days from which a backup is purged; 0 is never.
   *
   * @default 0
   */
  readonly maxBackupAge?: number;

  /**
   * Number of backups that are kept; 0 is all.
   *
   * @default 0
   */
  readonly maxBackupCount?: number;

  /**
   * Size from which a file is uploaded in parts, in bytes.
   *
   * @default 104857600
   */
  readonly multiPartUploadThreshold?: number;

  /**
   * Volume of backups that stay in the Kubernetes cluster. A remnant: no provider of the schema uses it.
   *
   * @default - none
   */
  readonly podStorage?: PodStorageSettings;

  /**
   * Port of the storage, for the providers that run at your place. Not for Amazon S3.
   *
   * @default - the provider's
   */
  readonly port?: number;

  /**
   * First part of all keys in the bucket: one name of at least 2 characters, without `/`.
   *
   * @default - the name of the K8ssandraCluster
   */
  readonly prefix?: string;

  /**
   * Region of the bucket. Name it: nothing else is derived from where the cluster runs.
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
   * Kind of storage.
   *
   * @default - the MedusaConfiguration's
   */
  readonly storageProvider?: StorageProvider;

  /**
   * Secret whose entry `credentials` holds the provider's credentials file. Leave it out for roles.
   *
   * @default - none
   */
  readonly storageSecretRef?: k8s.LocalObjectReference;

  /**
   * Bandwidth of a node's upload, with its unit.
   *
   * @default 50MB/s
   */
  readonly transferMaxBandwidth?: string;
}

/**
 * Volume of backups that stay in the Kubernetes cluster.
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
