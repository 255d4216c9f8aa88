import type { Groups } from './groups';
import { cordon, evict, instanceOf, IsMember, listNodes, markEnded, NodeObject, readNode } from './nodes';
import { ringOf } from './read-ring';
import { AwsError } from '../../lifecycle/handlers/aws';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { KubernetesError } from '../../lifecycle/handlers/kubernetes-error';
import { LABEL_DATACENTER, LABEL_RACK } from '../../private/placement';
import type { Action } from '../../roll/next-step';
import type { Observed, RollInstance, RollPod } from '../../roll/observed';
import { CommandError } from '../exit-code';
import type { FoundCluster } from '../status/find-clusters';
import { readLive } from '../status/read-live';

/** A Cassandra cluster with its instances, as Kubernetes and AWS report them, and the actions of a roll. */
export class RollView {
  /**
   * @param client asked for again and again, since a roll takes hours
   * @param names of its Auto Scaling groups
   */
  constructor(
    private readonly client: () => KubernetesClient,
    private readonly cluster: FoundCluster,
    private readonly groups: Groups,
    private readonly names: readonly string[],
  ) {}

  /** Observes the current state: AWS first, pods last, so that the most important observation is the newest. */
  public async observe(): Promise<Observed> {
    const { cluster } = this;
    const client = this.client();
    const { groups, instances } = await this.groups.describe(this.names);
    const now = Date.now();
    const live = await readLive(client, cluster, now);
    const members = new Set(live.pods.map(({ name }) => name));
    const nodes = await this.nodes(client, instances.map(({ id }) => id), live.pods.flatMap(({ node }) => node ?? []));
    const ring = ringOf(live, now, (name) => nodes.filter(({ metadata }) => metadata.name === name).map(instanceOf)[0]);
    const isMember: IsMember = (namespace, pod) => namespace === cluster.namespace && members.has(pod);
    const complete: RollInstance[] = [];
    for (const one of instances) {
      const node = nodes.find((other) => instanceOf(other) === one.id);
      complete.push(node === undefined ? one : { ...one, ...placeIn(node), node: await readNode(client, cluster, node, isMember) });
    }
    return { groups, instances: complete, ring };
  }

  /**
   * Performs one step.
   *
   * @returns false if it was refused for now, or the state has changed since it was observed
   * @throws CommandError if a permission is missing: a retry would not help, and an evicted Cassandra node may be waiting
   */
  public async act(action: Action): Promise<boolean> {
    try {
      return await this.acted(action);
    } catch (error) {
      throw isForbidden(error) ? new CommandError(`${(error as Error).message}. The permission is missing (docs/cli.md)`) : error;
    }
  }

  private async acted(action: Action): Promise<boolean> {
    switch (action.kind) {
      case 'cordon':
        await cordon(this.client(), action.node, this.cluster);
        return true;
      case 'evict': return this.evict(action.pod);
      case 'terminate': return this.terminate(action.instance);
    }
  }

  private nodes(client: KubernetesClient, ids: readonly string[], names: readonly string[]): Promise<NodeObject[]> {
    return listNodes(client, this.cluster.name, (some) => {
      const known = new Set([...some.map(instanceOf), ...some.map(({ metadata }) => metadata.name)]);
      return [...ids, ...names].every((one) => known.has(one));
    });
  }

  private async evict(pod: RollPod): Promise<boolean> {
    try {
      await evict(this.client(), pod);
      return true;
    } catch (error) {
      // 429: its disruption budget does not allow it. 404 and 409: it is gone, or another pod has its name.
      if (error instanceof KubernetesError && [404, 409, 429].includes(error.status)) return false;
      throw error;
    }
  }

  private async terminate(id: string): Promise<boolean> {
    const client = this.client();
    const node = (await this.nodes(client, [id], [])).find((one) => instanceOf(one) === id)?.metadata.name;
    if (node !== undefined) await markEnded(client, node, this.cluster);
    try {
      await this.groups.terminate(id);
      return true;
    } catch (error) {
      // The instance has left its group.
      if (error instanceof AwsError && error.code === 'ValidationError') return false;
      if (node !== undefined) await cordon(client, node, this.cluster);
      throw error;
    }
  }
}

function placeIn({ metadata: { labels = {} } }: NodeObject): Pick<RollInstance, 'datacenter' | 'rack'> {
  return { datacenter: labels[LABEL_DATACENTER], rack: labels[LABEL_RACK] };
}

function isForbidden(error: unknown): boolean {
  if (error instanceof KubernetesError) return error.status === 403;
  return error instanceof AwsError && /^(AccessDenied|Unauthorized)/.test(error.code);
}
