import type { k8s } from 'cdk8s-plus-27';
import type { PullPolicy } from '../k8ssandra/pull-policy';

/**
 * What is mounted. Give one of these. Many of them only stand for drivers that Kubernetes no longer has.
 */
export interface VolumeSource {
  /**
   * A volume of Amazon EBS that exists.
   *
   * @default - not this one
   */
  readonly awsElasticBlockStore?: k8s.AwsElasticBlockStoreVolumeSource;

  /**
   * A disk of Azure that exists.
   *
   * @default - not this one
   */
  readonly azureDisk?: k8s.AzureDiskVolumeSource;

  /**
   * A file share of Azure.
   *
   * @default - not this one
   */
  readonly azureFile?: k8s.AzureFileVolumeSource;

  /**
   * A file system of Ceph.
   *
   * @default - not this one
   */
  readonly cephfs?: k8s.CephFsVolumeSource;

  /**
   * A volume of OpenStack that exists.
   *
   * @default - not this one
   */
  readonly cinder?: k8s.CinderVolumeSource;

  /**
   * Files with the entries of a ConfigMap.
   *
   * @default - not this one
   */
  readonly configMap?: k8s.ConfigMapVolumeSource;

  /**
   * A volume that a CSI driver makes for the life of the pod.
   *
   * @default - not this one
   */
  readonly csi?: k8s.CsiVolumeSource;

  /**
   * Files with facts about the pod.
   *
   * @default - not this one
   */
  readonly downwardApi?: k8s.DownwardApiVolumeSource;

  /**
   * An empty directory for the life of the pod.
   *
   * @default - not this one
   */
  readonly emptyDir?: k8s.EmptyDirVolumeSource;

  /**
   * A claim that lives as long as the pod.
   *
   * @default - not this one
   */
  readonly ephemeral?: k8s.EphemeralVolumeSource;

  /**
   * A volume over Fibre Channel.
   *
   * @default - not this one
   */
  readonly fc?: k8s.FcVolumeSource;

  /**
   * A volume of a FlexVolume driver.
   *
   * @default - not this one
   */
  readonly flexVolume?: k8s.FlexVolumeSource;

  /**
   * A volume of Flocker.
   *
   * @default - not this one
   */
  readonly flocker?: k8s.FlockerVolumeSource;

  /**
   * A disk of Google Compute Engine that exists.
   *
   * @default - not this one
   */
  readonly gcePersistentDisk?: k8s.GcePersistentDiskVolumeSource;

  /**
   * A git repository, cloned when the pod starts. Recent Kubernetes versions have it switched off.
   *
   * @default - not this one
   */
  readonly gitRepo?: k8s.GitRepoVolumeSource;

  /**
   * A volume of GlusterFS. Removed from Kubernetes 1.26.
   *
   * @default - not this one
   */
  readonly glusterfs?: k8s.GlusterfsVolumeSource;

  /**
   * A file or directory of the worker.
   *
   * @default - not this one
   */
  readonly hostPath?: k8s.HostPathVolumeSource;

  /**
   * The content of a container image. Kubernetes 1.31 and newer, behind a feature gate there.
   *
   * @default - not this one
   */
  readonly image?: ImageVolumeSource;

  /**
   * A volume over iSCSI.
   *
   * @default - not this one
   */
  readonly iscsi?: k8s.IscsiVolumeSource;

  /**
   * A directory of an NFS server.
   *
   * @default - not this one
   */
  readonly nfs?: k8s.NfsVolumeSource;

  /**
   * A claim that exists; all nodes share it.
   *
   * @default - not this one
   */
  readonly persistentVolumeClaim?: k8s.PersistentVolumeClaimVolumeSource;

  /**
   * A disk of Photon Controller.
   *
   * @default - not this one
   */
  readonly photonPersistentDisk?: k8s.PhotonPersistentDiskVolumeSource;

  /**
   * A volume of Portworx.
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
   * A volume of Quobyte.
   *
   * @default - not this one
   */
  readonly quobyte?: k8s.QuobyteVolumeSource;

  /**
   * A block device of Ceph.
   *
   * @default - not this one
   */
  readonly rbd?: k8s.RbdVolumeSource;

  /**
   * A volume of ScaleIO.
   *
   * @default - not this one
   */
  readonly scaleIo?: k8s.ScaleIoVolumeSource;

  /**
   * Files with the entries of a Secret.
   *
   * @default - not this one
   */
  readonly secret?: k8s.SecretVolumeSource;

  /**
   * A volume of StorageOS.
   *
   * @default - not this one
   */
  readonly storageos?: k8s.StorageOsVolumeSource;

  /**
   * A virtual disk of vSphere.
   *
   * @default - not this one
   */
  readonly vsphereVolume?: k8s.VsphereVirtualDiskVolumeSource;
}

/**
 * The content of a container image, read-only. cdk8s-plus has no type of it yet.
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
