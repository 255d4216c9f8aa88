import { clean, nodesOfRacks, statefulSetName } from './names';
import { bytes, decodeConfig, hasFinalizer, setFinalizer } from './objects';
import { KubeClient, KubeObject } from '../harness/kube-client';

const GROUP = '/apis/cassandra.datastax.com/v1beta1';
const FINALIZER = 'finalizer.cassandra.datastax.com';
const PREFIX = 'cassandra.datastax.com';
const MANAGER = { manager: 'cass-operator' };
const NODE_STATE = `${PREFIX}/node-state`;

/** Version of the superuser's Secret that was set last, by path of the datacenter. */
const SET_USERS = new Map<string, string>();

export async function reconcileDatacenters(client: KubeClient): Promise<void> {
  for (const object of await client.list(`${GROUP}/cassandradatacenters`)) {
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

interface Rack {
  readonly name: string;
  readonly nodeAffinityLabels?: Record<string, string>;
}

class Datacenter {
  private readonly path: string;
  private readonly namespace: string;
  private readonly name: string;
  private readonly racks: Rack[];
  private readonly labels: Record<string, string>;

  constructor(private readonly client: KubeClient, private readonly object: KubeObject) {
    this.namespace = object.metadata.namespace!;
    this.name = object.metadata.name;
    this.path = `${GROUP}/namespaces/${this.namespace}/cassandradatacenters/${this.name}`;
    this.racks = object.spec.racks?.length ? object.spec.racks : [{ name: 'default' }];
    this.labels = {
      'app.kubernetes.io/managed-by': 'cass-operator',
      [`${PREFIX}/cluster`]: clean(object.spec.clusterName),
      [`${PREFIX}/datacenter`]: this.name,
    };
  }

  public async settle(): Promise<void> {
    await this.check();
    if (this.object.metadata.deletionTimestamp) return this.remove();
    if (!hasFinalizer(this.object, FINALIZER)) return setFinalizer(this.client, this.path, this.object, FINALIZER, true);
    await this.makeServices();
    await this.growClaims();
    const sets = await this.makeStatefulSets();
    await this.startNodes(sets);
    await this.report(sets);
  }

  public async warn(reason: string, message: string): Promise<void> {
    const now = new Date().toISOString();
    await this.client.create(`/api/v1/namespaces/${this.namespace}/events`, {
      apiVersion: 'v1',
      kind: 'Event',
      type: 'Warning',
      reason,
      message,
      firstTimestamp: now,
      lastTimestamp: now,
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
    if (size < this.racks.length) throw new Refusal('ReconcileFailed', 'the number of nodes cannot be smaller than the number of racks');
  }

  private get cluster(): string {
    return clean(this.object.spec.clusterName);
  }

  private get owner(): object[] {
    return [{ apiVersion: 'cassandra.datastax.com/v1beta1', kind: 'CassandraDatacenter', name: this.name, uid: this.object.metadata.uid, controller: true, blockOwnerDeletion: true }];
  }

  private async makeServices(): Promise<void> {
    const service = (name: string, spec: object) => this.client.apply(`/api/v1/namespaces/${this.namespace}/services/${name}`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: this.namespace, labels: this.labels, ownerReferences: this.owner },
      spec: { clusterIP: 'None', ports: [{ name: 'native', port: 9042 }], ...spec },
    }, MANAGER);
    await service(`${this.cluster}-${this.name}-service`, { selector: this.labels });
    await service(`${this.cluster}-${this.name}-all-pods-service`, { selector: this.labels, publishNotReadyAddresses: true });
    await service(`${this.cluster}-seed-service`, { selector: { [`${PREFIX}/cluster`]: this.cluster, [`${PREFIX}/seed-node`]: 'true' }, publishNotReadyAddresses: true });
    const budget = `/apis/policy/v1/namespaces/${this.namespace}/poddisruptionbudgets`;
    const minAvailable = this.object.spec.size - 1;
    const name = `${this.name}-pdb`;
    const existing = await this.client.find(`${budget}/${name}`);
    if (existing && existing.spec.minAvailable !== minAvailable) await this.client.delete(`${budget}/${name}`);
    await this.client.apply(`${budget}/${name}`, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, namespace: this.namespace, labels: this.labels, ownerReferences: this.owner },
      spec: { minAvailable, selector: { matchLabels: this.labels } },
    }, MANAGER);
  }

  /** One StatefulSet a rack; a change of the template rolls through the racks in their order. */
  private async makeStatefulSets(): Promise<KubeObject[]> {
    const sizes = nodesOfRacks(this.object.spec.size, this.racks.length);
    const sets: KubeObject[] = [];
    let rolling = false;
    for (const [at, rack] of this.racks.entries()) {
      const wanted = this.statefulSet(rack, sizes[at]);
      const path = `/apis/apps/v1/namespaces/${this.namespace}/statefulsets/${wanted.metadata.name}`;
      const existing = await this.client.find(path);
      const claim = (one: KubeObject) => one.spec.volumeClaimTemplates[0].spec.resources.requests.storage;
      if (existing && claim(existing) !== claim(wanted)) {
        // An immutable field: the set is made anew around its pods.
        await this.client.delete(path, { propagationPolicy: 'Orphan' });
      }
      const set = rolling && existing ? existing : await this.client.apply(path, wanted, MANAGER);
      if (existing && set.status?.updatedReplicas !== set.status?.replicas) rolling = true;
      sets.push(set);
    }
    return sets;
  }

  private statefulSet(rack: Rack, replicas: number): KubeObject {
    const { spec } = this.object;
    const labels = { ...this.labels, [`${PREFIX}/rack`]: rack.name };
    const sidecars = (spec.podTemplateSpec?.spec?.containers ?? []).filter(({ name }: any) => name !== 'cassandra');
    const hosts = [`${PREFIX}/cluster`, `${PREFIX}/datacenter`, `${PREFIX}/rack`].map((key) => ({ key, operator: 'Exists' }));
    return {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        name: statefulSetName(spec.clusterName, this.name, rack.name),
        namespace: this.namespace,
        labels,
        ownerReferences: this.owner as any[],
      },
      spec: {
        replicas,
        serviceName: `${this.cluster}-${this.name}-all-pods-service`,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels: { ...labels, 'app.kubernetes.io/created-by': 'cass-operator' } },
          spec: {
            serviceAccountName: spec.serviceAccountName,
            securityContext: spec.podTemplateSpec?.spec?.securityContext,
            tolerations: spec.tolerations,
            terminationGracePeriodSeconds: 120,
            affinity: {
              ...(Object.keys(rack.nodeAffinityLabels ?? {}).length > 0 && {
                nodeAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: {
                    nodeSelectorTerms: [{
                      matchExpressions: Object.entries(rack.nodeAffinityLabels!).map(([key, value]) => ({ key, operator: 'In', values: [value] })),
                    }],
                  },
                },
              }),
              ...(!spec.allowMultipleNodesPerWorker && {
                podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchExpressions: hosts } }] },
              }),
            },
            containers: [
              {
                name: 'cassandra',
                image: spec.serverImage ?? `docker.io/k8ssandra/cass-management-api:${spec.serverVersion}-ubi`,
                resources: spec.resources,
                ports: [{ name: 'native', containerPort: 9042 }, { name: 'mgmt-api-http', containerPort: 8080 }],
                // A digest of the configuration, so that a changed one rolls.
                env: [{ name: 'CONFIG_FILE_DATA', value: JSON.stringify(decodeConfig(spec.config)) }],
                volumeMounts: [{ name: 'server-data', mountPath: '/var/lib/cassandra' }],
              },
              ...sidecars,
            ],
          },
        },
        volumeClaimTemplates: [{ metadata: { name: 'server-data', labels: this.labels }, spec: spec.storageConfig.cassandraDataVolumeClaimSpec }],
      },
    } as unknown as KubeObject;
  }

  private async pods(): Promise<KubeObject[]> {
    return this.client.list(`/api/v1/namespaces/${this.namespace}/pods?labelSelector=${this.selector}`);
  }

  private get selector(): string {
    return encodeURIComponent(Object.entries(this.labels).map(([key, value]) => `${key}=${value}`).join(','));
  }

  /** One server at a time: the first of each rack first, as the real one does on an empty ring. */
  private async startNodes(sets: KubeObject[]): Promise<void> {
    const pods = await this.pods();
    for (const pod of pods.filter((one) => state(one) === 'Starting' && isReady(one))) await this.mark(pod, 'Started');
    if (pods.some((pod) => state(pod) === 'Starting' && !isReady(pod))) return;
    const waiting = pods.filter((pod) => pod.status.phase === 'Running' && (state(pod) === undefined || (state(pod) === 'Started' && !isReady(pod))));
    const order = (pod: KubeObject) => {
      const rack = this.racks.findIndex(({ name }) => name === pod.metadata.labels![`${PREFIX}/rack`]);
      const started = pods.filter((one) => state(one) === 'Started' && one.metadata.labels![`${PREFIX}/rack`] === this.racks[rack]?.name).length;
      return started * 100 + rack;
    };
    const [next] = waiting.sort((a, b) => order(a) - order(b));
    const placed = sets.reduce((sum, set) => sum + set.spec.replicas, 0);
    if (next && placed > 0) await this.mark(next, 'Starting');
  }

  private async mark(pod: KubeObject, value: string): Promise<void> {
    pod.metadata.labels![NODE_STATE] = value;
    await this.client.patch(`/api/v1/namespaces/${this.namespace}/pods/${pod.metadata.name}`, { metadata: { labels: { [NODE_STATE]: value, [`${PREFIX}/seed-node`]: 'true' } } });
  }

  /** Volumes grow first, then the StatefulSet that asks for the new size is made anew. */
  private async growClaims(): Promise<void> {
    const { cassandraDataVolumeClaimSpec: wanted } = this.object.spec.storageConfig;
    const storage = wanted.resources.requests.storage;
    const claims = await this.client.list(`/api/v1/namespaces/${this.namespace}/persistentvolumeclaims?labelSelector=${this.selector}`);
    for (const claim of claims) {
      const now = claim.spec.resources.requests.storage;
      if (bytes(storage) < bytes(now)) throw new Refusal('ReconcileFailed', 'shrinking PVC server-data is not supported');
      if (bytes(storage) === bytes(now)) continue;
      await this.client.patch(`/api/v1/namespaces/${this.namespace}/persistentvolumeclaims/${claim.metadata.name}`, { spec: { resources: { requests: { storage } } } });
    }
  }

  private async report(sets: KubeObject[]): Promise<void> {
    const pods = await this.pods();
    const ready = pods.filter((pod) => isReady(pod) && state(pod) === 'Started');
    const rolled = sets.every(({ status, metadata, spec }) =>
      status?.observedGeneration === metadata.generation && (status?.updatedReplicas ?? 0) === spec.replicas);
    const isDone = rolled && ready.length === this.object.spec.size && pods.length === this.object.spec.size;
    const before: any[] = this.object.status?.conditions ?? [];
    const was = (type: string) => before.find((one) => one.type === type)?.status === 'True';
    const initialized = was('Initialized') || isDone;
    const scaling = initialized && pods.length < this.object.spec.size || (was('ScalingUp') && !isDone);
    const condition = (type: string, value: boolean) => {
      const old = before.find((one) => one.type === type);
      const status = value ? 'True' : 'False';
      return old?.status === status ? old : { type, status, reason: '', message: '', lastTransitionTime: new Date().toISOString().replace(/\.\d+Z$/, 'Z') };
    };
    await this.client.patch(`${this.path}/status`, {
      status: {
        cassandraOperatorProgress: isDone ? 'Ready' : 'Updating',
        conditions: [
          condition('Healthy', ready.length > 0), condition('Stopped', false), condition('ScalingUp', scaling), condition('Updating', initialized && !isDone),
          condition('Valid', true), condition('Initialized', initialized),
          // The real one stays Ready while it updates.
          condition('Ready', initialized),
        ],
        ...(isDone && await this.setUsers()),
        nodeStatuses: Object.fromEntries(ready.map((pod) => [pod.metadata.name, { hostID: pod.metadata.uid, ip: pod.status.podIP, rack: pod.metadata.labels![`${PREFIX}/rack`] }])),
        ...(isDone && { observedGeneration: this.object.metadata.generation }),
      },
    });
  }

  /** The real one sets the superuser's password in each round and writes down when; this one, when its Secret has changed. */
  private async setUsers(): Promise<object> {
    const secret = await this.client.find(`/api/v1/namespaces/${this.namespace}/secrets/${this.object.spec.superuserSecretName}`);
    const version = secret?.metadata.resourceVersion;
    if (!version || SET_USERS.get(this.path) === version) return {};
    SET_USERS.set(this.path, version);
    return { usersUpserted: new Date().toISOString().replace(/\.\d+Z$/, 'Z') };
  }

  private async remove(): Promise<void> {
    if (!hasFinalizer(this.object, FINALIZER)) return;
    const path = `/apis/apps/v1/namespaces/${this.namespace}/statefulsets`;
    for (const set of await this.client.list(`${path}?labelSelector=${this.selector}`)) {
      if (set.spec.replicas > 0) await this.client.patch(`${path}/${set.metadata.name}`, { spec: { replicas: 0 } });
    }
    if ((await this.pods()).length > 0) return;
    if (this.object.metadata.annotations?.[`${PREFIX}/delete-pvc`] !== 'false') {
      const claims = `/api/v1/namespaces/${this.namespace}/persistentvolumeclaims`;
      for (const claim of await this.client.list(`${claims}?labelSelector=${this.selector}`)) await this.client.delete(`${claims}/${claim.metadata.name}`);
    }
    await setFinalizer(this.client, this.path, this.object, FINALIZER, false);
  }
}

function state(pod: KubeObject): string | undefined {
  return pod.metadata.labels?.[NODE_STATE];
}

function isReady(pod: KubeObject): boolean {
  return pod.status.conditions?.some((one: any) => one.type === 'Ready' && one.status === 'True') ?? false;
}
