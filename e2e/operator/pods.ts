import { isTrue } from './objects';
import { labelsOf, PREFIX, racksOf } from './stateful-sets';
import { KubeClient, KubeObject } from '../harness/kube-client';

const NODE_STATE = `${PREFIX}/node-state`;

export type NodeState = 'Starting' | 'Started' | 'Decommissioning';

export function stateOf(pod: KubeObject): NodeState | undefined {
  return pod.metadata.labels?.[NODE_STATE] as NodeState | undefined;
}

/** A node that serves. */
export function serves(pod: KubeObject): boolean {
  return isTrue(pod, 'Ready') && (stateOf(pod) === 'Started' || stateOf(pod) === 'Decommissioning');
}

/** The pods of a datacenter, each with the state in which cass-operator sees its node. */
export class Pods {
  public readonly selector: string;

  constructor(private readonly client: KubeClient, private readonly datacenter: KubeObject) {
    this.selector = encodeURIComponent(Object.entries(labelsOf(datacenter)).map(([key, value]) => `${key}=${value}`).join(','));
  }

  public list(): Promise<KubeObject[]> {
    return this.client.list(`${this.path}?labelSelector=${this.selector}`);
  }

  public async mark(pod: KubeObject, state: NodeState): Promise<void> {
    pod.metadata.labels![NODE_STATE] = state;
    await this.client.patch(`${this.path}/${pod.metadata.name}`, { metadata: { labels: { [NODE_STATE]: state, [`${PREFIX}/seed-node`]: 'true' } } });
  }

  /** One server at a time: the first of each rack first, as the real one does on an empty ring. */
  public async start(): Promise<void> {
    const pods = await this.list();
    for (const pod of pods.filter((one) => stateOf(one) === 'Starting' && isTrue(one, 'Ready'))) await this.mark(pod, 'Started');
    if (pods.some((pod) => stateOf(pod) === 'Starting' && !isTrue(pod, 'Ready'))) return;
    const waiting = pods.filter((pod) => pod.status.phase === 'Running' && !pod.metadata.deletionTimestamp
      && (stateOf(pod) === undefined || (stateOf(pod) === 'Started' && !isTrue(pod, 'Ready'))));
    const racks = racksOf(this.datacenter);
    const order = (pod: KubeObject) => {
      const rack = racks.findIndex(({ name }) => name === pod.metadata.labels![`${PREFIX}/rack`]);
      const started = pods.filter((one) => stateOf(one) === 'Started' && one.metadata.labels![`${PREFIX}/rack`] === racks[rack]?.name).length;
      return started * 100 + rack;
    };
    const [next] = waiting.sort((a, b) => order(a) - order(b));
    if (next) await this.mark(next, 'Starting');
  }

  private get path(): string {
    return `/api/v1/namespaces/${this.datacenter.metadata.namespace}/pods`;
  }
}
