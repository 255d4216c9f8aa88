import { Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StorageClassOptions } from './storage-class-object';
import { VolumeDriver } from './volume-driver';
import { sizeProblems, volumeProblems, VolumeSettings } from './volume-settings';
import { checkedCall } from '../input/checked';
import { ConfigurationError, Problem } from '../private/errors';
import { DNS_1123_SUBDOMAIN } from '../private/names';
import { LABEL_CLUSTER, LABEL_DATACENTER } from '../private/placement';

/** Options of a gp3 volume. */
export interface Gp3Options {
  /**
   * IOPS: 3,000 to 80,000, at most 500 per GiB.
   *
   * @default 3000, the baseline of gp3
   */
  readonly iops?: number;

  /**
   * Throughput in MiB/s: 125 to 2,000, at most a quarter of `iops`. It usually limits compaction and streaming sooner than IOPS do.
   *
   * @default 125, the baseline of gp3
   */
  readonly throughput?: number;

  /**
   * KMS key that encrypts the volumes.
   *
   * @default - the account's default key for EBS; volumes are encrypted in any case
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * CSI driver that creates and attaches the volumes. A driver other than that of the worker nodes is refused, because its volumes are never
   * attached.
   *
   * @default VolumeDriver.EBS_CSI
   */
  readonly driver?: VolumeDriver;
}

/** Options of an io2 volume. */
export interface Io2Options {
  /** IOPS: 100 to 256,000, at most 1,000 per GiB. */
  readonly iops: number;

  /**
   * KMS key that encrypts the volumes.
   *
   * @default - the account's default key for EBS; volumes are encrypted in any case
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * CSI driver that creates and attaches the volumes. A driver other than that of the worker nodes is refused, because its volumes are never
   * attached.
   *
   * @default VolumeDriver.EBS_CSI
   */
  readonly driver?: VolumeDriver;
}

/**
 * The volume of each Cassandra node.
 *
 * gp3 suits most clusters. io2 costs more and has lower and more consistent latency. `existing` uses a StorageClass of your own. A volume can grow
 * later, but never shrink. Its other properties are those of its StorageClass, which is immutable.
 *
 * @example
 * const storage = CassandraStorage.gp3(Size.gibibytes(500), { iops: 6000, throughput: 500 });
 */
export class CassandraStorage {
  /**
   * General purpose volumes.
   *
   * @param size size of each node's volume: 1 GiB to 64 TiB, whole GiB
   * @param options IOPS and throughput above the baseline, encryption key, driver
   * @throws if EBS does not offer such a volume
   */
  public static gp3(size: Size, options: Gp3Options = {}): CassandraStorage {
    [size, options] = checkedCall('CassandraStorage.gp3', size, options);
    const { iops, throughput } = options;
    return CassandraStorage.ebs({ type: 'gp3', sizeGib: gibibytes(size), iops, throughput }, options);
  }

  /**
   * Provisioned IOPS volumes.
   *
   * @param size size of each node's volume: 4 GiB to 64 TiB, whole GiB
   * @param options IOPS, encryption key, driver
   * @throws if EBS does not offer such a volume
   */
  public static io2(size: Size, options: Io2Options): CassandraStorage {
    [size, options] = checkedCall('CassandraStorage.io2', size, options);
    return CassandraStorage.ebs({ type: 'io2', sizeGib: gibibytes(size), iops: options.iops }, options);
  }

  /**
   * Volumes of an existing StorageClass. It should retain volumes, wait for the first consumer and allow volume expansion.
   *
   * @param size size of each node's volume: at least 1 GiB, whole GiB
   * @param storageClassName name of the StorageClass
   * @throws if the size is out of range, or the name is not a valid Kubernetes name
   */
  public static existing(size: Size, storageClassName: string): CassandraStorage {
    [size, storageClassName] = checkedCall('CassandraStorage.existing', size, storageClassName);
    const sizeGib = gibibytes(size);
    refuse('existing', sizeProblems(sizeGib, isKnown));
    if (!Token.isUnresolved(storageClassName) && !DNS_1123_SUBDOMAIN.test(storageClassName)) {
      throw new ConfigurationError('CassandraStorage.existing', {
        rule: 'storage-class-name',
        what: 'the name of the StorageClass is not a valid Kubernetes name',
        got: storageClassName,
        allowed: 'lower case letters, digits, "-" and "."',
        fix: 'give the name as `kubectl get storageclass` shows it',
      });
    }
    return new CassandraStorage(sizeGib, storageClassName);
  }

  private static ebs(volume: VolumeSettings, { encryptionKey, driver }: Pick<Gp3Options, 'encryptionKey' | 'driver'>): CassandraStorage {
    refuse(volume.type, volumeProblems(volume, isKnown));
    return new CassandraStorage(volume.sizeGib, undefined, volume, encryptionKey, driver);
  }

  private constructor(
    /** Size of each node's volume in GiB; may be a token. @internal */
    public readonly _sizeGib: number,
    /** Name of the StorageClass if it is there already; else one must be made. @internal */
    public readonly _existingClassName?: string,
    /** What the volume is made with, if a StorageClass must be made; its numbers may be tokens. @internal */
    public readonly _volume?: VolumeSettings,
    /** Key that the volumes are encrypted with, if it is not the account's. @internal */
    public readonly _encryptionKey?: kms.IKey,
    /** Driver of the volume, unless its StorageClass is somebody else's. @internal */
    public readonly _driver: VolumeDriver = VolumeDriver.EBS_CSI,
  ) {}

  /** What to make a StorageClass of this name from; undefined if one is there already. @internal */
  public _storageClass(name: string, tags: Readonly<Record<string, string>> = {}): StorageClassOptions | undefined {
    if (!this._volume) return undefined;
    const { type, iops, throughput } = this._volume;
    return { name, driver: this._driver, type, iops, throughput, kmsKeyArn: this._encryptionKey?.keyArn, tags };
  }

  /** Tags that tell, on a bill and among left-over volumes, whose a volume is. EKS Auto Mode may set none without further permissions. @internal */
  public _tagsOf(cluster: string, datacenter: string): Record<string, string> {
    return this._driver === VolumeDriver.EBS_CSI ? { [LABEL_CLUSTER]: cluster, [LABEL_DATACENTER]: datacenter } : {};
  }
}

function gibibytes(size: Size): number {
  return size.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}

function isKnown(value: number): boolean {
  return !Token.isUnresolved(value);
}

function refuse(method: string, problems: Problem[]): void {
  if (problems.length > 0) throw new ConfigurationError(`CassandraStorage.${method}`, ...problems);
}
