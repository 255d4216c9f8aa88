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

/** Properties of a {@link CassandraStorageClass}. */
export interface CassandraStorageClassProps {
  /** The EKS cluster; it needs the driver of the volumes: the EBS CSI driver, or EKS Auto Mode. */
  readonly host: HostCluster;

  /**
   * Name of the StorageClass, once in a cluster. It is yours and fixed: a StorageClass cannot be changed, and a name that followed its parameters
   * would turn that refusal of Kubernetes into an operator that fails without end.
   */
  readonly name: string;

  /** The volumes: `CassandraStorage.gp3` or `CassandraStorage.io2`; its size does not matter here. */
  readonly storage: CassandraStorage;
}

/**
 * A StorageClass for Cassandra's volumes: EBS, encrypted, XFS, kept when their claims are deleted, made in the zone of the pod, able to grow.
 *
 * `CassandraCluster` makes one when it needs one; use this to share a class between clusters, or to give it a name of your own.
 *
 * To change speed or key, make another class with another name and use it for a new datacenter: Kubernetes refuses to change a class.
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
   * Synthesis fails if the name is taken or cannot be that of a Kubernetes object, the storage is a class that exists, or the cluster lacks the
   * driver.
   */
  constructor(scope: Construct, id: string, props: CassandraStorageClassProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraStorageClassProps', props);
    this.checkName(props.name);
    this.storageClassName = props.name;
    const options = props.storage._storageClass(props.name);
    if (!options) {
      report(this, {
        rule: 'storage-class-existing',
        what: 'CassandraStorage.existing describes a StorageClass that is there already',
        got: props.storage._existingClassName,
        allowed: 'CassandraStorage.gp3, CassandraStorage.io2',
        fix: 'use the existing class without a CassandraStorageClass, or describe the volumes of the new one',
      });
      return;
    }
    if (options.driver === VolumeDriver.EKS_AUTO_MODE && props.host._autoMode === false) {
      report(this, {
        rule: 'auto-mode',
        what: 'EKS Auto Mode would make the volumes, which the EKS cluster does not run',
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
        'nobody lets the EBS volume driver use the encryption key: without kms:Decrypt, kms:GenerateDataKeyWithoutPlaintext and kms:CreateGrant on it, volumes '
        + 'are not created and pods stay pending. Give volumeDriverRole to the HostCluster (with EKS Auto Mode that is the role of the cluster), or grant them '
        + 'yourself');
    }
  }

  private checkName(name: string): void {
    if (Token.isUnresolved(name) || !DNS_1123_SUBDOMAIN.test(name)) {
      report(this, {
        rule: 'storage-class-name',
        what: 'the name of the StorageClass cannot be that of a Kubernetes object',
        got: name,
        allowed: 'lower case letters, digits, "-" and ".", known at synth',
        fix: 'give a name such as "cassandra-gp3"',
      });
    }
  }
}
