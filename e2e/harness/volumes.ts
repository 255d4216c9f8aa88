import { KubeObject } from './kube-client';
import { Plane } from './plane';
import { sleep } from './process';

const DRIVER = 'ebs.csi.aws.com';
const CLAIMS = '/api/v1/persistentvolumeclaims';
const VOLUMES = '/api/v1/persistentvolumes';

/** The volume of a claim, as the driver of EBS makes it. */
export interface EbsVolume {
  readonly id: string;
  readonly zone: string;
  sizeGib: number;
  readonly claim: string;
}

const ATTACHMENTS = '/apis/storage.k8s.io/v1/volumeattachments';

/**
 * Stand-in for the EBS CSI driver: a volume in the zone of the node that the scheduler chose, with the class's reclaim policy; attached when
 * Kubernetes asks for it; growth on request; deletion only if the policy says so. Works only while the add-on is installed.
 */
export class Volumes {
  /** Volumes that EBS would have, by id. They outlive the cluster. */
  public static readonly ebs = new Map<string, EbsVolume>();
  private stopped = false;

  constructor(private readonly plane: Plane) {}

  public start(): void {
    void this.loop();
  }

  public stop(): void {
    this.stopped = true;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      if (this.plane.addons.has('aws-ebs-csi-driver')) {
        await this.settle().catch(() => undefined); // the next round tries again
      }
      await sleep(1000);
    }
  }

  private async settle(): Promise<void> {
    const { client } = this.plane;
    await this.attach();
    const volumes = await client.list(VOLUMES);
    for (const claim of await client.list(CLAIMS)) {
      const { annotations = {}, deletionTimestamp } = claim.metadata;
      if (deletionTimestamp || annotations['volume.kubernetes.io/storage-provisioner'] !== DRIVER) continue;
      if (!claim.spec.volumeName) await this.provision(claim, annotations['volume.kubernetes.io/selected-node']);
      else await this.grow(claim, volumes.find(({ metadata }) => metadata.name === claim.spec.volumeName));
    }
    for (const volume of volumes) {
      if (volume.status?.phase === 'Released' && volume.spec.persistentVolumeReclaimPolicy === 'Delete') {
        Volumes.ebs.delete(volume.spec.csi.volumeHandle);
        await client.delete(`${VOLUMES}/${volume.metadata.name}`);
      }
    }
  }

  /** Kubernetes detaches only what was attached. */
  private async attach(): Promise<void> {
    const { client } = this.plane;
    const waiting = (await client.list(ATTACHMENTS)).filter(({ spec, status }) => spec.attacher === DRIVER && !status?.attached);
    for (const { metadata } of waiting) await client.patch(`${ATTACHMENTS}/${metadata.name}/status`, { status: { attached: true } });
  }

  private async provision(claim: KubeObject, nodeName?: string): Promise<void> {
    if (!nodeName) return;
    const { client } = this.plane;
    const { name, namespace, uid } = claim.metadata;
    const volumeName = `pvc-${uid}`;
    if (await client.find(`${VOLUMES}/${volumeName}`)) return;
    const node = await client.get(`/api/v1/nodes/${nodeName}`);
    const zone = node.metadata.labels!['topology.kubernetes.io/zone'];
    const storageClass = await client.get(`/apis/storage.k8s.io/v1/storageclasses/${claim.spec.storageClassName}`);
    const id = `vol-${uid!.replace(/-/g, '').slice(0, 17)}`;
    const storage = claim.spec.resources.requests.storage;
    await client.create(VOLUMES, {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: volumeName, annotations: { 'pv.kubernetes.io/provisioned-by': DRIVER } },
      spec: {
        accessModes: claim.spec.accessModes,
        capacity: { storage },
        persistentVolumeReclaimPolicy: storageClass.reclaimPolicy,
        storageClassName: claim.spec.storageClassName,
        csi: { driver: DRIVER, volumeHandle: id, fsType: storageClass.parameters?.['csi.storage.k8s.io/fstype'] },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [zone] }] }] } },
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid },
      },
    });
    Volumes.ebs.set(id, { id, zone, sizeGib: parseInt(storage, 10), claim: `${namespace}/${name}` });
  }

  private async grow(claim: KubeObject, volume?: KubeObject): Promise<void> {
    const wanted = claim.spec.resources.requests.storage;
    if (!volume || claim.status?.capacity?.storage === wanted || !claim.status?.capacity) return;
    await this.plane.client.patch(`${VOLUMES}/${volume.metadata.name}`, { spec: { capacity: { storage: wanted } } });
    await this.plane.client.patch(`/api/v1/namespaces/${claim.metadata.namespace}/persistentvolumeclaims/${claim.metadata.name}/status`,
      { status: { capacity: { storage: wanted } } });
    const ebs = Volumes.ebs.get(volume.spec.csi.volumeHandle);
    if (ebs) ebs.sizeGib = parseInt(wanted, 10);
  }
}
