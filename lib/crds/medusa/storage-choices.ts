import { Choice } from '../rendering/choice';

/**
 * Kinds of storage that Medusa knows.
 */
export class StorageProvider extends Choice {
  /** Google Cloud Storage. */
  public static readonly GOOGLE_STORAGE = new StorageProvider('google_storage');

  /** Azure Blob Storage. */
  public static readonly AZURE_BLOBS = new StorageProvider('azure_blobs');

  /** Amazon S3. */
  public static readonly S3 = new StorageProvider('s3');

  /** Anything that talks like S3, with host and port. */
  public static readonly S3_COMPATIBLE = new StorageProvider('s3_compatible');

  /** The S3 gateway of Ceph. */
  public static readonly S3_RGW = new StorageProvider('s3_rgw');

  /** Cloud Object Storage of IBM. */
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
 * How Medusa logs in at the storage.
 */
export class CredentialsType extends Choice {
  /** By the role of the pods' ServiceAccount: EKS Pod Identity, or IAM roles for service accounts. */
  public static readonly ROLE_BASED = new CredentialsType('role-based');

  /** By keys in a Secret. */
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
