import type { Answer, Received } from '../lifecycle/https-server';

const API = { clusters: '/apis/k8ssandra.io/v1alpha1', datacenters: '/apis/cassandra.datastax.com/v1beta1', medusa: '/apis/medusa.k8ssandra.io/v1alpha1' };
const SHOP = 'namespaces/shop';
const LONG_AGO = '2026-11-01T00:00:00Z';
const GIB = 1024 ** 3;
export const BACKUP = 'orders-dc1-backup-1764201600';

const RACKS = ['r1', 'r2', 'r3'];
const podName = (of: string, rack: string) => `orders-${of}-${rack}-sts-0`;

/** A stand-in for the API server of an EKS cluster with the Cassandra cluster "orders", and for the operator that restores it. */
export class RestoreWorld {
  public datacenters = ['dc1'];
  public backups: any[] = [backup(BACKUP, 'dc1')];
  public restores: any[] = [];
  public tasks: any[] = [];
  public jobs: any[] = [];
  public schedules: any[] = [];
  public free = 100 * GIB;
  public capacity = 200 * GIB;
  /** Whether a node can read the bucket. */
  public reads = true;
  public observedGeneration = 3;
  /** Backups that a look into the bucket finds. */
  public bucket: any[] = [];
  /** Kinds that were created, with their spec. */
  public readonly created: Array<{ kind: string; name: string; spec: any }> = [];
  public stats: (node: string) => Answer | undefined = () => undefined;
  /** What the operator writes into the status of a new restore. */
  public operator: (restore: any) => object = () => ({ startTime: LONG_AGO, datacenterStopped: LONG_AGO, finishTime: LONG_AGO });
  public init: (pod: string) => any[] = () => [{ name: 'medusa-restore', restartCount: 0, state: { terminated: { exitCode: 0 } } }];

  public answer({ method, url, body }: Received): Answer {
    const [path] = decodeURIComponent(url).split('?');
    if (method === 'POST') return this.create(path, JSON.parse(body));
    const node = /^\/api\/v1\/nodes\/([^/]+)\/proxy\/stats\/summary$/.exec(path)?.[1];
    if (node) return this.stats(node) ?? { status: 200, body: this.summary(node) };
    const found = this.objects()[path];
    return found === undefined ? { status: 404, body: { kind: 'Status', status: 'Failure', code: 404, reason: 'NotFound' } } : { status: 200, body: found };
  }

  private create(path: string, object: any): Answer {
    const { metadata: { name }, kind, spec } = object;
    this.created.push({ kind, name, spec });
    const made = { ...object, metadata: { ...object.metadata, creationTimestamp: new Date().toISOString() } };
    if (path.endsWith('/medusarestorejobs')) this.restores.push({ ...made, status: this.operator(made) });
    if (path.endsWith('/medusatasks')) {
      // The first look-up takes all that there are, for the datacenter that looked, and without their size.
      const found = this.reads ? this.bucket.splice(0) : [];
      this.backups.push(...found.map((one) => ({
        ...one, spec: { ...one.spec, cassandraDatacenter: spec.cassandraDatacenter }, status: { ...one.status, totalSize: undefined },
      })));
      this.tasks.push({ ...made, status: { startTime: LONG_AGO, finishTime: LONG_AGO, finished: this.reads ? [{ podName: 'p' }] : undefined } });
    }
    return { status: 201, body: made };
  }

  private objects(): Record<string, any> {
    const cluster = {
      metadata: { name: 'orders', namespace: 'shop', generation: 3 },
      spec: {
        cassandra: { datacenters: this.datacenters.map((name) => ({ metadata: { name }, size: 3 })) },
        medusa: { storageProperties: { transferMaxBandwidth: '100MB/s', concurrentTransfers: 2 } },
      },
      status: { error: 'None', observedGeneration: this.observedGeneration },
    };
    const items = (list: any[]) => ({ items: list });
    return {
      [`${API.clusters}/k8ssandraclusters`]: items([cluster]),
      [`${API.clusters}/${SHOP}/k8ssandraclusters/orders`]: cluster,
      [`${API.datacenters}/${SHOP}/cassandradatacenters`]: items(this.datacenters.map(datacenter)),
      [`/api/v1/${SHOP}/pods`]: items(this.datacenters.flatMap((name) => RACKS.map((rack) => this.pod(name, rack)))),
      [`/api/v1/${SHOP}/events`]: items([]),
      [`${API.medusa}/${SHOP}/medusabackups`]: items(this.backups),
      [`${API.medusa}/${SHOP}/medusarestorejobs`]: items(this.restores),
      [`${API.medusa}/${SHOP}/medusabackupjobs`]: items(this.jobs),
      [`${API.medusa}/${SHOP}/medusabackupschedules`]: items(this.schedules),
      [`${API.medusa}/${SHOP}/medusatasks`]: items(this.tasks),
    };
  }

  private pod(name: string, rack: string) {
    return {
      metadata: {
        name: podName(name, rack), creationTimestamp: LONG_AGO, labels: { 'cassandra.datastax.com/datacenter': name, 'cassandra.datastax.com/rack': rack },
      },
      spec: { nodeName: `node-${name}-${rack}` },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: LONG_AGO }], initContainerStatuses: this.init(podName(name, rack)) },
    };
  }

  private summary(node: string) {
    const [, name, rack] = node.split('-');
    return { pods: [{ podRef: { name: podName(name, rack), namespace: 'shop' }, volume: [{ name: 'tmp', availableBytes: 1 }, { name: 'server-data', availableBytes: this.free, capacityBytes: this.capacity }] }] };
  }
}

function datacenter(name: string) {
  return {
    metadata: { name, generation: 5 },
    spec: { size: 3, racks: RACKS.map((rack) => ({ name: rack })), config: { 'cassandra-yaml': { num_tokens: 16 } } },
    status: { observedGeneration: 5, cassandraOperatorProgress: 'Ready', conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

/** A backup as the operator records it. */
export function backup(name: string, of: string, status: object = {}): any {
  return {
    metadata: { name },
    spec: { cassandraDatacenter: of, backupType: 'differential' },
    status: {
      startTime: '2026-11-27T00:00:00Z',
      finishTime: '2026-11-27T00:10:00Z',
      totalNodes: 3,
      finishedNodes: 3,
      totalSize: '150.00 GB',
      status: 'SUCCESS',
      nodes: RACKS.map((rack) => ({ host: podName(of, rack), datacenter: of, rack, tokens: Array.from({ length: 16 }, (_, at) => at) })),
      ...status,
    },
  };
}
