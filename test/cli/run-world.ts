import type { Answer, Received } from '../lifecycle/https-server';

const SHOP = 'namespaces/shop';
const CLUSTERS = '/apis/k8ssandra.io/v1alpha1';
const LONG_AGO = '2026-11-01T00:00:00Z';
const RACKS = ['r1', 'r2', 'r3'];

/** A stand-in for the API server of an EKS cluster with the Cassandra cluster "orders", and for the operator that runs its tasks. */
export class RunWorld {
  public datacenters = ['dc1'];
  public unready: string[] = [];
  public tasks: any[] = [];
  public readonly created: any[] = [];
  public observedGeneration = 3;
  /** Whether nodes are replaced as soon as there is a task. */
  public replacing = false;
  /** What the operator writes into the status of a new task. */
  public operator: (task: any) => object | undefined = () => done(3);

  public answer({ method, url, body }: Received): Answer {
    const [path] = decodeURIComponent(url).split('?');
    if (method === 'POST') return this.create(JSON.parse(body));
    const found = this.objects()[path];
    return found === undefined ? { status: 404, body: { kind: 'Status', status: 'Failure', code: 404, reason: 'NotFound' } } : { status: 200, body: found };
  }

  private create(task: any): Answer {
    this.created.push(task);
    this.tasks.push({ ...task, metadata: { ...task.metadata, creationTimestamp: new Date().toISOString() }, status: this.operator(task) });
    return { status: 201, body: task };
  }

  private objects(): Record<string, any> {
    const cluster = {
      metadata: { name: 'orders', namespace: 'shop', generation: 3 },
      spec: { cassandra: { datacenters: this.datacenters.map((name) => ({ metadata: { name }, size: 3 })) } },
      status: { error: 'None', observedGeneration: this.observedGeneration },
    };
    return {
      [`${CLUSTERS}/k8ssandraclusters`]: { items: [cluster] },
      [`${CLUSTERS}/${SHOP}/k8ssandraclusters/orders`]: cluster,
      [`/apis/cassandra.datastax.com/v1beta1/${SHOP}/cassandradatacenters`]: { items: this.datacenters.map((name) => datacenter(name, this.replacing && this.tasks.length > 0)) },
      [`/apis/control.k8ssandra.io/v1alpha1/${SHOP}/cassandratasks`]: { items: this.tasks },
      [`/api/v1/${SHOP}/pods`]: { items: this.datacenters.flatMap((name) => RACKS.map((rack) => this.pod(name, rack))) },
      [`/api/v1/${SHOP}/events`]: { items: [] },
    };
  }

  private pod(of: string, rack: string) {
    const name = `orders-${of}-${rack}-sts-0`;
    return {
      metadata: { name, creationTimestamp: LONG_AGO, labels: { 'cassandra.datastax.com/datacenter': of, 'cassandra.datastax.com/rack': rack } },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: this.unready.includes(name) ? 'False' : 'True', lastTransitionTime: LONG_AGO }] },
    };
  }
}

function datacenter(name: string, isReplacing: boolean) {
  return {
    metadata: { name, generation: 5 },
    spec: { size: 3, racks: RACKS.map((rack) => ({ name: rack })), datacenterName: name === 'dc2' ? 'Second' : undefined },
    status: { observedGeneration: 5, cassandraOperatorProgress: 'Ready', conditions: [{ type: 'Ready', status: 'True' }, { type: 'ReplacingNodes', status: isReplacing ? 'True' : 'False' }] },
  };
}

export function done(succeeded: number): object {
  return { startTime: LONG_AGO, completionTime: LONG_AGO, succeeded, conditions: [{ type: 'Complete', status: 'True' }] };
}
