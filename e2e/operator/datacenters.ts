import { clean } from './names';
import { bytes, DATACENTERS, hasFinalizer, now, setFinalizer } from './objects';
import { Pods, serves } from './pods';
import { areSettled, Racks } from './racks';
import { labelsOf, ownerOf, PREFIX, racksOf } from './stateful-sets';
import { KubeClient, KubeObject } from '../harness/kube-client';

const FINALIZER = 'finalizer.cassandra.datastax.com';
const MANAGER = { manager: 'cass-operator' };

/** Version of the superuser's Secret that was set last, by path of the datacenter. */
const SET_USERS = new Map<string, string>();

export async function reconcileDatacenters(client: KubeClient): Promise<void> {
  for (const object of await client.list(`${DATACENTERS}/cassandradatacenters`)) {
    const datacenter = new Datacenter(client, object);
    try {
      await datacenter.settle();
    } catch (error) {
      console.error(new Date().toISOString(), object.metadata.name, String(error));
      await datacenter.warn(error instanceof Refusal ? error.reason : 'ReconcileFailed', error instanceof Error ? error.message : String(error));
    }
  }
}

/** What the real operator tells only by an event. */
class Refusal extends Error {
  constructor(public readonly reason: string, message: string) {
    super(message);
  }
}

class Datacenter {
  private readonly path: string;
  private readonly namespace: string;
  private readonly name: string;
  private readonly labels: Record<string, string>;
  private readonly pods: Pods;
  private readonly racks: Racks;

  constructor(private readonly client: KubeClient, private readonly object: KubeObject) {
    this.namespace = object.metadata.namespace!;
    this.name = object.metadata.name;
    this.path = `${DATACENTERS}/namespaces/${this.namespace}/cassandradatacenters/${this.name}`;
    this.labels = labelsOf(object);
    this.pods = new Pods(client, object);
    this.racks = new Racks(client, object, this.pods);
  }

  public async settle(): Promise<void> {
    await this.check();
    if (this.object.metadata.deletionTimestamp) return this.remove();
    if (!hasFinalizer(this.object, FINALIZER)) return setFinalizer(this.client, this.path, this.object, FINALIZER, true);
    await this.makeServices();
    await this.growClaims();
    const sets = await this.racks.settle();
    await this.pods.start();
    await this.report(sets);
  }

  public async warn(reason: string, message: string): Promise<void> {
    const time = new Date().toISOString();
    await this.client.create(`/api/v1/namespaces/${this.namespace}/events`, {
      apiVersion: 'v1',
      kind: 'Event',
      type: 'Warning',
      reason,
      message,
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      metadata: { name: `${this.name}.${Date.now().toString(16)}`, namespace: this.namespace },
      involvedObject: { apiVersion: 'cassandra.datastax.com/v1beta1', kind: 'CassandraDatacenter', name: this.name, namespace: this.namespace, uid: this.object.metadata.uid },
      source: { component: 'cass-operator' },
    }).catch(() => undefined);
  }

  /** Checks that come before everything, before a deletion too: a missing Secret blocks it for good. */
  private async check(): Promise<void> {
    const { superuserSecretName, size, storageConfig } = this.object.spec;
    if (superuserSecretName && !await this.client.find(`/api/v1/namespaces/${this.namespace}/secrets/${superuserSecretName}`)) {
      throw new Refusal('ValidationFailed', `could not load superuser secret for CassandraCluster: ${this.namespace}/${superuserSecretName}`);
    }
    if (!storageConfig?.cassandraDataVolumeClaimSpec) throw new Refusal('ReconcileFailed', 'StorageConfig.cassandraDataVolumeClaimSpec is required');
    if (size < racksOf(this.object).length) throw new Refusal('ReconcileFailed', 'the number of nodes cannot be smaller than the number of racks');
  }

  private get cluster(): string {
    return clean(this.object.spec.clusterName);
  }

  private async makeServices(): Promise<void> {
    const service = (name: string, spec: object) => this.client.apply(`/api/v1/namespaces/${this.namespace}/services/${name}`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: this.namespace, labels: this.labels, ownerReferences: ownerOf(this.object) },
      spec: { clusterIP: 'None', ports: [{ name: 'native', port: 9042 }], ...spec },
    }, MANAGER);
    await service(`${this.cluster}-${this.name}-service`, { selector: this.labels });
    await service(`${this.cluster}-${this.name}-all-pods-service`, { selector: this.labels, publishNotReadyAddresses: true });
    await service(`${this.cluster}-seed-service`, { selector: { [`${PREFIX}/cluster`]: this.labels[`${PREFIX}/cluster`], [`${PREFIX}/seed-node`]: 'true' }, publishNotReadyAddresses: true });
    const budget = `/apis/policy/v1/namespaces/${this.namespace}/poddisruptionbudgets`;
    const minAvailable = this.object.spec.size - 1;
    const name = `${this.name}-pdb`;
    const existing = await this.client.find(`${budget}/${name}`);
    if (existing && existing.spec.minAvailable !== minAvailable) await this.client.delete(`${budget}/${name}`);
    await this.client.apply(`${budget}/${name}`, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, namespace: this.namespace, labels: this.labels, ownerReferences: ownerOf(this.object) },
      spec: { minAvailable, selector: { matchLabels: this.labels } },
    }, MANAGER);
  }

  /** Volumes grow first, then the StatefulSet that asks for the new size is made anew. */
  private async growClaims(): Promise<void> {
    const { cassandraDataVolumeClaimSpec: wanted } = this.object.spec.storageConfig;
    const storage = wanted.resources.requests.storage;
    const claims = await this.client.list(`/api/v1/namespaces/${this.namespace}/persistentvolumeclaims?labelSelector=${this.pods.selector}`);
    for (const claim of claims) {
      const before = claim.spec.resources.requests.storage;
      if (bytes(storage) < bytes(before)) throw new Refusal('ReconcileFailed', 'shrinking PVC server-data is not supported');
      if (bytes(storage) === bytes(before)) continue;
      await this.client.patch(`/api/v1/namespaces/${this.namespace}/persistentvolumeclaims/${claim.metadata.name}`, { spec: { resources: { requests: { storage } } } });
    }
  }

  private async report(sets: KubeObject[]): Promise<void> {
    const { size, stopped } = this.object.spec;
    const pods = await this.pods.list();
    const ready = pods.filter(serves);
    const nodes = stopped ? 0 : size;
    const isDone = areSettled(sets, this.object) && ready.length === nodes && pods.length === nodes;
    const initialized = this.was('Initialized') || isDone;
    await this.client.patch(`${this.path}/status`, {
      status: {
        cassandraOperatorProgress: isDone ? 'Ready' : 'Updating',
        conditions: this.conditions({
          Healthy: ready.length > 0,
          Stopped: Boolean(stopped) && isDone,
          ScalingUp: !isDone && (this.was('ScalingUp') || (initialized && pods.length < nodes)),
          ScalingDown: !isDone && (this.was('ScalingDown') || sets.reduce((sum, { spec }) => sum + spec.replicas, 0) > nodes),
          Updating: initialized && !isDone,
          Valid: true,
          Initialized: initialized,
          // The real one stays Ready while it updates.
          Ready: initialized && !stopped,
        }),
        ...(isDone && !stopped && await this.setUsers()),
        nodeStatuses: { ...this.goneNodes(ready), ...Object.fromEntries(ready.map((pod) => [pod.metadata.name, { hostID: pod.metadata.uid, ip: pod.status.podIP, rack: pod.metadata.labels![`${PREFIX}/rack`] }])) },
        ...(isDone && { observedGeneration: this.object.metadata.generation }),
      },
    });
  }

  private was(type: string): boolean {
    return this.object.status?.conditions?.find((one: any) => one.type === type)?.status === 'True';
  }

  private conditions(wanted: Record<string, boolean>): object[] {
    return Object.entries(wanted).map(([type, value]) => {
      const old = this.object.status?.conditions?.find((one: any) => one.type === type);
      const status = value ? 'True' : 'False';
      return old?.status === status ? old : { type, status, reason: '', message: '', lastTransitionTime: now() };
    });
  }

  /** A patch takes only away what it names. */
  private goneNodes(ready: KubeObject[]): Record<string, null> {
    const names = Object.keys(this.object.status?.nodeStatuses ?? {}).filter((name) => !ready.some(({ metadata }) => metadata.name === name));
    return Object.fromEntries(names.map((name) => [name, null]));
  }

  /** The real one sets the superuser's password in each round and writes down when; this one, when its Secret has changed. */
  private async setUsers(): Promise<object> {
    if (this.object.metadata.annotations?.[`${PREFIX}/skip-user-creation`] === 'true') return {};
    const secret = await this.client.find(`/api/v1/namespaces/${this.namespace}/secrets/${this.object.spec.superuserSecretName}`);
    const version = secret?.metadata.resourceVersion;
    if (!version || SET_USERS.get(this.path) === version) return {};
    SET_USERS.set(this.path, version);
    return { usersUpserted: now() };
  }

  private async remove(): Promise<void> {
    if (!hasFinalizer(this.object, FINALIZER)) return;
    const sets = await this.racks.list();
    if (await this.decommissions()) {
      await this.client.patch(`${this.path}/status`, { status: { conditions: [...this.others('Decommission'), ...this.conditions({ Decommission: true })] } });
      if (await this.racks.shrink(sets, sets.map(() => 0))) return;
    }
    for (const set of sets) await this.racks.resize(set, 0);
    if ((await this.pods.list()).length > 0) return;
    if (this.object.metadata.annotations?.[`${PREFIX}/delete-pvc`] !== 'false') {
      const claims = `/api/v1/namespaces/${this.namespace}/persistentvolumeclaims`;
      for (const claim of await this.client.list(`${claims}?labelSelector=${this.pods.selector}`)) await this.client.delete(`${claims}/${claim.metadata.name}`);
    }
    await setFinalizer(this.client, this.path, this.object, FINALIZER, false);
  }

  /** A datacenter that leaves a ring gives its data away; the last one of a ring just goes. */
  private async decommissions(): Promise<boolean> {
    if (this.object.metadata.annotations?.[`${PREFIX}/decommission-on-delete`] !== 'true') return false;
    const all = await this.client.list(`${DATACENTERS}/namespaces/${this.namespace}/cassandradatacenters`);
    return all.some(({ metadata, spec }) => metadata.name !== this.name && spec.clusterName === this.object.spec.clusterName);
  }

  private others(type: string): object[] {
    return (this.object.status?.conditions ?? []).filter((one: any) => one.type !== type);
  }
}
