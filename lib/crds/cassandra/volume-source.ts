import type { k8s } from 'cdk8s-plus-27';
import type { PullPolicy } from '../k8ssandra/pull-policy';

/**
 * Source of a volume. Set exactly one. Many of these remain only for drivers that Kubernetes has removed.
 */
export interface VolumeSource {
  /**
   * An existing Amazon EBS volume.
   *
   * @default - not this one
   */
  readonly awsElasticBlockStore?: k8s.AwsElasticBlockStoreVolumeSource;

  /**
   * An existing Azure disk.
   *
   * @default - not this one
   */
  readonly azureDisk?: k8s.AzureDiskVolumeSource;

  /**
   * An Azure file share.
   *
   * @default - not this one
   */
  readonly azureFile?: k8s.AzureFileVolumeSource;

  /**
   * A CephFS file system.
   *
   * @default - not this one
   */
  readonly cephfs?: k8s.CephFsVolumeSource;

  /**
   * An existing OpenStack Cinder volume.
   *
   * @default - not this one
   */
  readonly cinder?: k8s.CinderVolumeSource;

  /**
   * The entries of a ConfigMap, as files.
   *
   * @default - not this one
   */
  readonly configMap?: k8s.ConfigMapVolumeSource;

  /**
   * An ephemeral volume that a CSI driver provides for the lifetime of the pod.
   *
   * @default - not this one
   */
  readonly csi?: k8s.CsiVolumeSource;

  /**
   * Metadata of the pod, as files.
   *
   * @default - not this one
   */
  readonly downwardApi?: k8s.DownwardApiVolumeSource;

  /**
   * An empty directory for the lifetime of the pod.
   *
   * @default - not this one
   */
  readonly emptyDir?: k8s.EmptyDirVolumeSource;

  /**
   * A volume claim that is created and deleted with the pod.
   *
   * @default - not this one
   */
  readonly ephemeral?: k8s.EphemeralVolumeSource;

  /**
   * A Fibre Channel volume.
   *
   * @default - not this one
   */
  readonly fc?: k8s.FcVolumeSource;

  /**
   * A volume provided by a FlexVolume driver.
   *
   * @default - not this one
   */
  readonly flexVolume?: k8s.FlexVolumeSource;

  /**
   * A Flocker volume.
   *
   * @default - not this one
   */
  readonly flocker?: k8s.FlockerVolumeSource;

  /**
   * An existing Google Compute Engine disk.
   *
   * @default - not this one
   */
  readonly gcePersistentDisk?: k8s.GcePersistentDiskVolumeSource;

  /**
   * A git repository that is cloned when the pod starts. Disabled in recent Kubernetes versions.
   *
   * @default - not this one
   */
  readonly gitRepo?: k8s.GitRepoVolumeSource;

  /**
   * A GlusterFS volume. Removed in Kubernetes 1.26.
   *
   * @default - not this one
   */
  readonly glusterfs?: k8s.GlusterfsVolumeSource;

  /**
   * A file or directory of the worker node.
   *
   * @default - not this one
   */
  readonly hostPath?: k8s.HostPathVolumeSource;

  /**
   * The content of a container image. Kubernetes 1.31 and newer, where it is behind a feature gate at first.
   *
   * @default - not this one
   */
  readonly image?: ImageVolumeSource;

  /**
   * An iSCSI volume.
   *
   * @default - not this one
   */
  readonly iscsi?: k8s.IscsiVolumeSource;

  /**
   * An NFS export.
   *
   * @default - not this one
   */
  readonly nfs?: k8s.NfsVolumeSource;

  /**
   * An existing claim, which all nodes share.
   *
   * @default - not this one
   */
  readonly persistentVolumeClaim?: k8s.PersistentVolumeClaimVolumeSource;

  /**
   * A Photon Controller disk.
   *
   * @default - not this one
   */
  readonly photonPersistentDisk?: k8s.PhotonPersistentDiskVolumeSource;

  /**
   * A Portworx volume.
   *
   * @default - not this one
   */
  readonly portworxVolume?: k8s.PortworxVolumeSource;

  /**
   * Several sources in one directory.
   *
   * @default - not this one
   */
  readonly projected?: k8s.ProjectedVolumeSource;

  /**
   * A Quobyte volume.
   *
   * @default - not this one
   */
  readonly quobyte?: k8s.QuobyteVolumeSource;

  /**
   * A Ceph block device (RBD).
   *
   * @default - not this one
   */
  readonly rbd?: k8s.RbdVolumeSource;

  /**
   * A ScaleIO volume.
   *
   * @default - not this one
   */
  readonly scaleIo?: k8s.ScaleIoVolumeSource;

  /**
   * The entries of a Secret, as files.
   *
   * @default - not this one
   */
  readonly secret?: k8s.SecretVolumeSource;

  /**
   * A StorageOS volume.
   *
   * @default - not this one
   */
  readonly storageos?: k8s.StorageOsVolumeSource;

  /**
   * A vSphere virtual disk.
   *
   * @default - not this one
   */
  readonly vsphereVolume?: k8s.VsphereVirtualDiskVolumeSource;
}

/**
 * The content of a container image, mounted read-only. cdk8s-plus has no type for it yet.
 */
export interface ImageVolumeSource {
  /**
   * When the image is pulled.
   *
   * @default - Always for the tag latest, else IfNotPresent
   */
  readonly pullPolicy?: PullPolicy;

  /**
   * Full reference of the image.
   *
   * @default - none; Kubernetes needs one
   */
  readonly reference?: string;
}
