import { Annotations, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CassandraStorage } from './cassandra-storage';
import { storageClassObject } from './storage-class-object';
import { VolumeDriver } from './volume-driver';
import { grantVolumeKey } from './volume-key-grant';
import { HostCluster } from '../host/host-cluster';
import { report } from '../host/report';
import { checkedProps } from '../input/checked';
import { DNS_1123_SUBDOMAIN } from '../private/names';
import { isVolumeTag, VOLUME_TAG } from '../private/volume-tags';

/** Properties of a {@link CassandraStorageClass}. */
export interface CassandraStorageClassProps {
  /** The EKS cluster. It needs the driver of the volumes: the EBS CSI driver, or EKS Auto Mode. */
  readonly host: HostCluster;

  /**
   * Name of the StorageClass, unique on the EKS cluster. A StorageClass is immutable, so use a new name for other parameters.
   */
  readonly name: string;

  /** The volumes: `CassandraStorage.gp3` or `CassandraStorage.io2`; its size is ignored. */
  readonly storage: CassandraStorage;

  /**
   * Tags of the volumes, for instance for cost allocation. With EKS Auto Mode, the role of the EKS cluster needs permission to set them.
   *
   * A StorageClass is immutable: tags that change over time belong to the stack, whose tags a `CassandraEksCluster` puts on new volumes.
   *
   * @default - none; a `CassandraCluster` sets `cdk-eks-cassandra/cluster` and `cdk-eks-cassandra/datacenter`, except with EKS Auto Mode
   */
  readonly tags?: { [key: string]: string };
}

/**
 * A StorageClass for Cassandra's volumes: encrypted EBS volumes with XFS that are retained when their claims are deleted, created in the zone of the
 * pod, and expandable.
 *
 * `CassandraCluster` creates the classes that it needs. Use this construct to share a class between clusters, or to choose its name.
 *
 * To change IOPS, throughput or key, create another class with another name and use it for a new datacenter: a class is immutable.
 *
 * @example
 * declare const host: HostCluster;
 * new CassandraStorageClass(this, 'FastVolumes', {
 *   host,
 *   name: 'cassandra-fast',
 *   storage: CassandraStorage.io2(Size.gibibytes(500), { iops: 20000 }),
 * });
 */
export class CassandraStorageClass extends Construct {
  /** Name of the StorageClass. */
  public readonly storageClassName: string;

  /**
   * Synthesis fails if the name is taken or not a valid Kubernetes name, the storage is an existing class, the EKS cluster lacks the driver, or the
   * driver cannot set a tag.
   */
  constructor(scope: Construct, id: string, props: CassandraStorageClassProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraStorageClassProps', props);
    this.checkName(props.name);
    this.storageClassName = props.name;
    this.checkTags(props.tags ?? {});
    const options = props.storage._storageClass(props.name, props.tags);
    if (!options) {
      report(this, {
        rule: 'storage-class-existing',
        what: 'CassandraStorage.existing describes an existing StorageClass',
        got: props.storage._existingClassName,
        allowed: 'CassandraStorage.gp3, CassandraStorage.io2',
        fix: 'use the existing class without a CassandraStorageClass, or describe the volumes of the new one',
      });
      return;
    }
    if (options.driver === VolumeDriver.EKS_AUTO_MODE && props.host._autoMode === false) {
      report(this, {
        rule: 'auto-mode',
        what: 'the driver of the volumes is that of EKS Auto Mode, which the EKS cluster does not run',
        got: options.driver,
        allowed: VolumeDriver.EBS_CSI,
        fix: 'leave the driver of the storage out, or give the cluster defaultCapacityType: eks.DefaultCapacityType.AUTOMODE',
      });
    }
    props.host._claim('StorageClass', props.name, this, 'give it another name, or share the CassandraStorageClass that is there');

    const manifest = props.host._addManifest(this, 'Resource', { objects: [storageClassObject(options)] });
    const key = props.storage._encryptionKey;
    if (key && props.host.volumeDriverRole) {
      manifest.node.addDependency(grantVolumeKey(this, 'KeyAccess', key, props.host.volumeDriverRole));
    } else if (key) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:volume-key-access',
        'the EBS volume driver has no access to the encryption key: without kms:Decrypt, kms:GenerateDataKeyWithoutPlaintext and kms:CreateGrant on it, volumes '
        + 'are not created and pods stay pending. Give volumeDriverRole to the HostCluster (with EKS Auto Mode that is the role of the cluster), or grant them '
        + 'yourself');
    }
  }

  private checkTags(tags: { [key: string]: string }): void {
    for (const [key, value] of Object.entries(tags)) {
      if (Token.isUnresolved(value) || isVolumeTag(key, value)) continue;
      report(this, {
        rule: 'volume-tags',
        what: 'the volume driver cannot set a tag, and would make no volume',
        got: `${key}=${value}`,
        allowed: VOLUME_TAG,
        fix: 'change or remove the tag',
      });
    }
  }

  private checkName(name: string): void {
    if (Token.isUnresolved(name) || !DNS_1123_SUBDOMAIN.test(name)) {
      report(this, {
        rule: 'storage-class-name',
        what: 'the name of the StorageClass is not a valid Kubernetes name',
        got: name,
        allowed: 'lower case letters, digits, "-" and ".", known at synth',
        fix: 'give a name such as "cassandra-gp3"',
      });
    }
  }
}
