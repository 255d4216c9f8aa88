import { strict as assert } from 'assert';
import { ControlPlane } from '../harness/control-plane';
import { KubeClient, KubeObject } from '../harness/kube-client';
import { eventually } from '../harness/process';

const STORAGE_CLASS = 'cassandra';
const SOON = 180;
const POD_LABEL = 'cassandra.datastax.com/datacenter';

export interface Cassandra {
  readonly name: string;
  readonly uid: string;
  readonly rack: string;
  readonly images: string[];
  readonly settings: any;
}

/** A K8ssandraCluster in a namespace of its own, and what one sees of it. */
export class Lab {
  /** Nodes may share instances: only three are there. */
  public static datacenter(name: string, size: number, racks = ['r1'], more: object = {}): any {
    const some = { cpu: '100m', memory: '128Mi' };
    const resources = { requests: some, limits: some };
    return { metadata: { name }, size, racks: racks.map((rack) => ({ name: rack })), softPodAntiAffinity: true, resources, ...more };
  }

  public readonly client: KubeClient;

  constructor(public readonly plane: ControlPlane, public readonly namespace: string, public readonly name: string) {
    this.client = plane.client;
  }

  public async create(datacenters: any[], cassandra: object = {}, spec: object = {}): Promise<this> {
    await this.client.apply(`/apis/storage.k8s.io/v1/storageclasses/${STORAGE_CLASS}`, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: STORAGE_CLASS },
      provisioner: 'ebs.csi.aws.com',
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    await this.client.apply(`/api/v1/namespaces/${this.namespace}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.namespace } });
    const claim = { storageClassName: STORAGE_CLASS, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    const storageConfig = { cassandraDataVolumeClaimSpec: claim };
    const metadata = { annotations: { 'cassandra.datastax.com/delete-pvc': 'false' } };
    await this.client.create(this.path().replace(/\/[^/]*$/, ''), {
      apiVersion: 'k8ssandra.io/v1alpha1',
      kind: 'K8ssandraCluster',
      metadata: { name: this.name },
      spec: { ...spec, cassandra: { serverType: 'cassandra', serverVersion: '5.0.6', storageConfig, metadata, ...cassandra, datacenters } },
    });
    return this;
  }

  public path(): string {
    return `/apis/k8ssandra.io/v1alpha1/namespaces/${this.namespace}/k8ssandraclusters/${this.name}`;
  }

  public datacenterPath(name: string): string {
    return `/apis/cassandra.datastax.com/v1beta1/namespaces/${this.namespace}/cassandradatacenters/${name}`;
  }

  public get(): Promise<KubeObject> {
    return this.client.get(this.path());
  }

  /** A change of the cluster: what is named, as `kubectl patch --type merge` takes it. */
  public change(spec: object): Promise<KubeObject> {
    return this.client.patch(this.path(), { spec });
  }

  public until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
    return eventually(`${this.namespace}: ${what}`, SOON, ask);
  }

  /** The operators are through with the last change. */
  public ready(): Promise<KubeObject> {
    return this.until('the last change is through', async () => {
      const cluster = await this.get();
      return await this.isBehind() ? undefined : cluster;
    });
  }

  public async isBehind(): Promise<boolean> {
    const { metadata, status } = await this.get();
    return status?.observedGeneration !== metadata.generation;
  }

  public condition(type: string): Promise<string | undefined> {
    return this.get().then(({ status }) => status?.conditions?.find((one: any) => one.type === type)?.status);
  }

  public async pods(datacenter?: string): Promise<Cassandra[]> {
    const all = await this.client.list(`/api/v1/namespaces/${this.namespace}/pods`);
    const isMine = ({ metadata: { labels, deletionTimestamp } }: KubeObject) =>
      !deletionTimestamp && labels?.[POD_LABEL] !== undefined && (!datacenter || labels[POD_LABEL] === datacenter);
    return all.filter(isMine).map(({ metadata, spec }) => ({
      name: metadata.name,
      uid: metadata.uid!,
      rack: metadata.labels!['cassandra.datastax.com/rack'],
      images: spec.containers.map(({ image }: any) => image),
      settings: JSON.parse(spec.containers[0].env.find(({ name }: any) => name === 'CONFIG_FILE_DATA').value),
    })).sort((one, other) => one.name.localeCompare(other.name));
  }

  public async claims(): Promise<string[]> {
    return (await this.client.list(`/api/v1/namespaces/${this.namespace}/persistentvolumeclaims`)).map(({ metadata }) => metadata.name).sort();
  }

  /** Phases of the volumes that were made for this namespace. */
  public async volumes(): Promise<string[]> {
    return (await this.client.list('/api/v1/persistentvolumes')).filter(({ spec }) => spec.claimRef?.namespace === this.namespace)
      .map(({ status }) => status.phase).sort();
  }

  public async restarted(before: Cassandra[]): Promise<string[]> {
    const now = await this.pods();
    return before.filter(({ uid }) => !now.some((one) => one.uid === uid)).map(({ name }) => name);
  }

  /** What is watched while a change goes its way, each state once. */
  public async watch<T>(look: () => Promise<T>): Promise<T[]> {
    const seen: T[] = [];
    await this.until('the last change is through', async () => {
      const isDone = !await this.isBehind();
      const now = await look();
      if (JSON.stringify(now) !== JSON.stringify(seen[seen.length - 1])) seen.push(now);
      return isDone;
    });
    return seen;
  }
}

export function counts(seen: number[], ...expected: number[]): void {
  assert.deepEqual(seen.filter((one, at) => at === 0 || one !== seen[at - 1]), expected);
}
