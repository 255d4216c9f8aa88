import type { Struct } from './struct';

const CONTAINER: Struct = { structs: { ports: 'k8s.ContainerPort' } };

/**
 * The Kubernetes types that custom resources embed are those of cdk8s-plus. This is what it renamed in them, and the way to it. A test
 * compares this table with all types of cdk8s-plus, in both directions.
 */
export const CORE_STRUCTS: Readonly<Record<string, Struct>> = {
  'k8s.PodTemplateSpec': { structs: { spec: 'k8s.PodSpec' } },
  'k8s.PodSpec': {
    names: { hostIpc: 'hostIPC', hostPid: 'hostPID', setHostnameAsFqdn: 'setHostnameAsFQDN' },
    structs: {
      containers: 'k8s.Container',
      ephemeralContainers: 'k8s.EphemeralContainer',
      initContainers: 'k8s.Container',
      volumes: 'k8s.Volume',
    },
  },
  'k8s.Container': CONTAINER,
  'k8s.EphemeralContainer': CONTAINER,
  'k8s.ContainerPort': { names: { hostIp: 'hostIP' } },
  'k8s.Volume': {
    names: { downwardApi: 'downwardAPI', scaleIo: 'scaleIO' },
    structs: {
      awsElasticBlockStore: 'k8s.AwsElasticBlockStoreVolumeSource',
      azureDisk: 'k8s.AzureDiskVolumeSource',
      cinder: 'k8s.CinderVolumeSource',
      fc: 'k8s.FcVolumeSource',
      flocker: 'k8s.FlockerVolumeSource',
      photonPersistentDisk: 'k8s.PhotonPersistentDiskVolumeSource',
      portworxVolume: 'k8s.PortworxVolumeSource',
      projected: 'k8s.ProjectedVolumeSource',
      vsphereVolume: 'k8s.VsphereVirtualDiskVolumeSource',
    },
  },
  'k8s.AwsElasticBlockStoreVolumeSource': { names: { volumeId: 'volumeID' } },
  'k8s.AzureDiskVolumeSource': { names: { diskUri: 'diskURI' } },
  'k8s.CinderVolumeSource': { names: { volumeId: 'volumeID' } },
  'k8s.FcVolumeSource': { names: { targetWwNs: 'targetWWNs' } },
  'k8s.FlockerVolumeSource': { names: { datasetUuid: 'datasetUUID' } },
  'k8s.PhotonPersistentDiskVolumeSource': { names: { pdId: 'pdID' } },
  'k8s.PortworxVolumeSource': { names: { volumeId: 'volumeID' } },
  'k8s.ProjectedVolumeSource': { structs: { sources: 'k8s.VolumeProjection' } },
  'k8s.VolumeProjection': { names: { downwardApi: 'downwardAPI' } },
  'k8s.VsphereVirtualDiskVolumeSource': { names: { storagePolicyId: 'storagePolicyID' } },
};
