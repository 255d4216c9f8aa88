import { nodesOfRacks } from './names';
import { Pods, serves, stateOf } from './pods';
import { HASH, racksOf, statefulSetOf } from './stateful-sets';
import { KubeClient, KubeObject } from '../harness/kube-client';

/** How long a node takes to give its data away. */
const DECOMMISSION_MS = 2_000;
const STUCK_MS = 10_000;
/** When the nodes that leave began to, by the id of their pod. */
const LEFT_SINCE = new Map<string, number>();

/** The StatefulSets of a datacenter on their way to what is wanted: nodes leave, then nodes come, then racks roll. */
export class Racks {
  private readonly path: string;
  private readonly claims: string;

  constructor(private readonly client: KubeClient, private readonly datacenter: KubeObject, private readonly pods: Pods) {
    const { namespace } = datacenter.metadata;
    this.path = `/apis/apps/v1/namespaces/${namespace}/statefulsets`;
    this.claims = `/api/v1/namespaces/${namespace}/persistentvolumeclaims`;
  }

  public list(): Promise<KubeObject[]> {
    return this.client.list(`${this.path}?labelSelector=${this.pods.selector}`);
  }

  /** @returns the sets as they are now, in the order of the racks */
  public async settle(): Promise<KubeObject[]> {
    const { stopped, size } = this.datacenter.spec;
    const racks = racksOf(this.datacenter);
    const sizes = nodesOfRacks(stopped ? 0 : size, racks.length);
    const wanted = racks.map((rack, at) => statefulSetOf(this.datacenter, rack, sizes[at]));
    const sets = await Promise.all(wanted.map((one) => this.make(one)));
    if (stopped) return Promise.all(sets.map((set) => this.resize(set, 0)));
    if (await this.shrink(sets, sizes)) return sets;
    const grown = await Promise.all(sets.map((set, at) => this.resize(set, sizes[at])));
    return this.roll(grown, wanted);
  }

  /**
   * One node after the other gives its data away, loses its pod and then its claim: of the rack with most of them (the last of such), the highest.
   *
   * @returns whether there was one too many
   */
  public async shrink(sets: KubeObject[], sizes: number[]): Promise<boolean> {
    const surplus = sets.filter((set, at) => set.spec.replicas > sizes[at]);
    if (surplus.length === 0) return false;
    const most = Math.max(...surplus.map(({ spec }) => spec.replicas));
    const set = surplus.filter(({ spec }) => spec.replicas === most).pop()!;
    const name = `${set.metadata.name}-${most - 1}`;
    const pods = await this.pods.list();
    const pod = pods.find(({ metadata }) => metadata.name === name);
    // The one before is not gone yet; or it does not run: then it cannot give anything away, and nobody starts it.
    if (!pod || !serves(pod) || pods.some(({ metadata }) => metadata.deletionTimestamp)) return true;
    const since = LEFT_SINCE.get(pod.metadata.uid!);
    if (stateOf(pod) !== 'Decommissioning' || since === undefined) {
      LEFT_SINCE.set(pod.metadata.uid!, Date.now());
      await this.pods.mark(pod, 'Decommissioning');
    } else if (Date.now() - since >= DECOMMISSION_MS) {
      await this.resize(set, most - 1);
      await this.client.delete(`${this.claims}/server-data-${name}`);
    }
    return true;
  }

  public async resize(set: KubeObject, replicas: number): Promise<KubeObject> {
    if (set.spec.replicas === replicas) return set;
    return this.client.patch(`${this.path}/${set.metadata.name}`, { spec: { replicas } });
  }

  /** A set that is missing; one whose volumes are larger is made anew around its pods, since that field of it never changes. */
  private async make(wanted: KubeObject): Promise<KubeObject> {
    const path = `${this.path}/${wanted.metadata.name}`;
    const existing = await this.client.find(path);
    const storage = (one: KubeObject) => one.spec.volumeClaimTemplates[0].spec.resources.requests.storage;
    if (!existing) return this.client.apply(path, wanted, { manager: 'cass-operator' });
    if (storage(existing) !== storage(wanted) && !existing.metadata.deletionTimestamp) await this.client.delete(path, { propagationPolicy: 'Orphan' });
    return existing;
  }

  /** A rack rolls when all nodes of all racks are there; one that is stuck at once, since nothing else would mend it. */
  private async roll(sets: KubeObject[], wanted: KubeObject[]): Promise<KubeObject[]> {
    const pods = await this.pods.list();
    const isBusy = sets.some(isRolling);
    const differs = (set: KubeObject, at: number) => set.metadata.annotations?.[HASH] !== wanted[at].metadata.annotations![HASH];
    const next = sets.findIndex((set, at) => differs(set, at) && (!isBusy || isStuck(set, pods)));
    if (next < 0) return sets;
    const { volumeClaimTemplates } = sets[next].spec;
    const changed = { ...wanted[next], spec: { ...wanted[next].spec, volumeClaimTemplates } };
    const applied = await this.client.apply(`${this.path}/${changed.metadata.name}`, changed, { manager: 'cass-operator' });
    return sets.map((set, at) => (at === next ? applied : set));
  }
}

function isRolling({ metadata, spec, status }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined || status?.observedGeneration !== metadata.generation
    || (status?.readyReplicas ?? 0) !== spec.replicas || (status?.updatedReplicas ?? 0) !== spec.replicas;
}

/** A pod of it finds no node. The real one waits for five minutes before it says so. */
function isStuck(set: KubeObject, pods: KubeObject[]): boolean {
  return pods.filter(({ metadata }) => metadata.name.startsWith(`${set.metadata.name}-`)).some(({ status }) => {
    const placed = status.conditions?.find(({ type }: any) => type === 'PodScheduled');
    return placed?.status === 'False' && Date.now() - new Date(placed.lastTransitionTime).getTime() > STUCK_MS;
  });
}

/** @returns whether every set is what it should be, with all its nodes */
export function areSettled(sets: KubeObject[], datacenter: KubeObject): boolean {
  const racks = racksOf(datacenter);
  return sets.length === racks.length && sets.every((set, at) =>
    !isRolling(set) && set.metadata.annotations?.[HASH] === statefulSetOf(datacenter, racks[at], 0).metadata.annotations![HASH]);
}
