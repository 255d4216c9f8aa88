import { Choice } from '../rendering/choice';

/**
 * Storage providers that Medusa supports.
 */
export class StorageProvider extends Choice {
  /** Google Cloud Storage. */
  public static readonly GOOGLE_STORAGE = new StorageProvider('google_storage');

  /** Azure Blob Storage. */
  public static readonly AZURE_BLOBS = new StorageProvider('azure_blobs');

  /** Amazon S3. */
  public static readonly S3 = new StorageProvider('s3');

  /** Any S3-compatible storage, with host and port. */
  public static readonly S3_COMPATIBLE = new StorageProvider('s3_compatible');

  /** The S3-compatible gateway of Ceph (RGW). */
  public static readonly S3_RGW = new StorageProvider('s3_rgw');

  /** IBM Cloud Object Storage. */
  public static readonly IBM_STORAGE = new StorageProvider('ibm_storage');

  /**
   * A provider that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): StorageProvider {
    return new StorageProvider(value);
  }
}

/**
 * How Medusa authenticates to the storage.
 */
export class CredentialsType extends Choice {
  /** With the IAM role of the pods' ServiceAccount: EKS Pod Identity, or IAM roles for service accounts. */
  public static readonly ROLE_BASED = new CredentialsType('role-based');

  /** With access keys in a Secret. */
  public static readonly CREDENTIAL_BASED = new CredentialsType('credential-based');

  /**
   * A type that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): CredentialsType {
    return new CredentialsType(value);
  }
}
