import * as fs from 'fs';
import * as http from 'http';
import { AddressInfo } from 'net';
import * as path from 'path';
import type { Answer, Received } from '../lifecycle/https-server';

/** An instance with its Kubernetes node, if it has one. */
export interface Machine {
  id: string;
  rack: string;
  version: string;
  lifecycle: string;
  node?: { ready: boolean; cordoned?: boolean; mark?: string; labels?: Record<string, string> };
}

export interface Pod {
  name: string;
  rack: string;
  /** Id of its instance. */
  on?: string;
  ready: boolean;
}

const LONG_AGO = '2026-11-01T00:00:00Z';
const SHOP = '/apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters';
const DATACENTERS = '/apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters';

/** A stand-in for an EKS cluster with one Cassandra node in each of three racks, and for Auto Scaling, which replaces what is ended. */
export class RollWorld {
  public machines: Machine[] = ['r1', 'r2', 'r3'].map((rack, at) => (
    { id: `i-0${at + 1}`, rack, version: '1', lifecycle: 'InService', node: { ready: true } }));
  public pods: Pod[] = this.machines.map(({ id, rack }) => ({ name: `orders-dc1-${rack}-sts-0`, rack, on: id, ready: true }));
  public attached = new Set(this.machines.map(({ id }) => id));
  public version = '2';
  public suspended: string[] = [];
  public conditions = ['Ready'];
  public size = 3;
  public stopped = false;
  public tasks: object[] = [];
  public others: object[] = [];
  /** What was changed, in order. */
  public readonly changes: string[] = [];
  private count = 0;
  /** Whether a disruption budget lets a pod go. */
  public budgetSays: () => boolean = () => true;
  /** Answers before the usual one. */
  public fails: (request: Received) => Answer | undefined = () => undefined;
  public awsFails: (call: string) => { name: string; status: number } | undefined = () => undefined;

  public kubernetes(request: Received): Answer {
    const failure = this.fails(request);
    if (failure) return failure;
    const url = decodeURIComponent(request.url);
    if (request.method === 'PATCH') return this.patch(url, JSON.parse(request.body));
    if (request.method === 'POST') return this.evict(url, JSON.parse(request.body));
    const [folder, query = ''] = url.split('?');
    const found = this.objects(query)[folder];
    return found === undefined ? status(404, 'NotFound') : { status: 200, body: found };
  }

  public aws(call: string, input: any): any {
    const failure = this.awsFails(call);
    if (failure) return { failure };
    switch (call) {
      case 'DescribeAutoScalingInstances':
        return {
          AutoScalingInstances: this.machines.filter(({ id }) => input.InstanceIds.includes(id))
            .map(({ id, rack }) => ({ InstanceId: id, AutoScalingGroupName: rack })),
        };
      case 'DescribeAutoScalingGroups':
        this.pass();
        return { AutoScalingGroups: input.AutoScalingGroupNames.map((name: string) => this.group(name)) };
      case 'DescribeLaunchTemplates': return { LaunchTemplates: [{ LatestVersionNumber: 7, DefaultVersionNumber: 1 }] };
      case 'TerminateInstanceInAutoScalingGroup': return this.terminate(input);
    }
    throw new Error(`nobody expected ${call}`);
  }

  private group(rack: string) {
    return {
      AutoScalingGroupName: rack,
      DesiredCapacity: 1,
      SuspendedProcesses: this.suspended.map((ProcessName) => ({ ProcessName })),
      LaunchTemplate: { LaunchTemplateId: 'lt-0', Version: this.version },
      Instances: this.machines.filter((one) => one.rack === rack).map(({ id, lifecycle, version }) => ({
        InstanceId: id,
        AvailabilityZone: 'eu-west-1a',
        LifecycleState: lifecycle,
        HealthStatus: 'Healthy',
        LaunchTemplate: { LaunchTemplateId: 'lt-0', Version: version },
      })),
    };
  }

  /** One thing after another moves on with each look at Auto Scaling. */
  private pass(): void {
    const leaving = this.machines.find(({ lifecycle }) => lifecycle === 'Terminating');
    if (leaving) {
      const id = `i-1${++this.count}`;
      const next = { id, rack: leaving.rack, version: this.version, lifecycle: 'InService', node: { ready: true } };
      this.machines = [...this.machines.filter((one) => one !== leaving), next];
      return;
    }
    for (const id of this.attached) if (!this.pods.some(({ on }) => on === id)) this.attached.delete(id);
    for (const pod of this.pods) {
      const free = this.machines.find((one) => one.rack === pod.rack && one.lifecycle === 'InService' && !one.node?.cordoned);
      if (pod.on !== undefined) {pod.ready = true;} else if (free) {
        pod.on = free.id;
        this.attached.add(free.id);
      }
    }
  }

  private terminate({ InstanceId, ShouldDecrementDesiredCapacity }: any) {
    this.changes.push(`end ${InstanceId}${ShouldDecrementDesiredCapacity ? ' for good' : ''}`);
    this.machines.find(({ id }) => id === InstanceId)!.lifecycle = 'Terminating';
    return {};
  }

  private patch(url: string, body: any): Answer {
    const one = this.machines.find(({ id }) => url === `/api/v1/nodes/node-${id}`)!;
    const mark = body.metadata.annotations['cdk-eks-cassandra/roll'];
    one.node = { ...one.node!, cordoned: body.spec.unschedulable ?? undefined, mark: mark ?? undefined };
    this.changes.push(`${mark?.endsWith('/ended') ? 'mark' : body.spec.unschedulable ? 'cordon' : 'uncordon'} ${one.id}`);
    return { status: 200, body: {} };
  }

  private evict(url: string, { deleteOptions }: any): Answer {
    const name = /pods\/([^/]+)\/eviction$/.exec(url)![1];
    if (!this.budgetSays()) return status(429, 'TooManyRequests');
    this.changes.push(`evict ${name}`);
    this.others = this.others.filter(({ metadata }: any) => metadata.name !== name);
    const pod = this.pods.find((one) => one.name === name);
    if (pod && deleteOptions.preconditions.uid !== `uid-${name}`) return status(409, 'Conflict');
    if (pod) Object.assign(pod, { on: undefined, ready: false });
    return { status: 201, body: { kind: 'Status' } };
  }

  private objects(query: string): Record<string, unknown> {
    const cluster = {
      metadata: { name: 'orders', namespace: 'shop', generation: 1 },
      spec: { cassandra: { datacenters: [{ metadata: { name: 'dc1' }, size: this.size, stopped: this.stopped }] } },
      status: { error: 'None', observedGeneration: 1 },
    };
    return {
      '/apis/k8ssandra.io/v1alpha1/k8ssandraclusters': { items: [cluster] },
      [SHOP]: { items: [cluster] },
      [`${SHOP}/orders`]: cluster,
      [DATACENTERS]: { items: [this.datacenter()] },
      '/apis/control.k8ssandra.io/v1alpha1/namespaces/shop/cassandratasks': { items: this.tasks },
      '/api/v1/namespaces/shop/pods': { items: this.pods.map((pod) => podObject(pod)) },
      '/api/v1/nodes': { items: this.machines.filter(({ node }) => node).map(nodeObject).filter(({ metadata }) => isSelected(metadata.labels, query)) },
      '/api/v1/pods': { items: [...this.pods.filter(({ on }) => query.endsWith(`spec.nodeName=node-${on}`)).map((pod) => podObject(pod)), ...this.others] },
      '/apis/storage.k8s.io/v1/volumeattachments': { items: [...this.attached].map((id) => ({ spec: { nodeName: `node-${id}` } })) },
    };
  }

  private datacenter() {
    const isReady = this.pods.every(({ ready }) => ready);
    return {
      metadata: { name: 'dc1', generation: 1 },
      spec: { size: this.size, stopped: this.stopped },
      status: {
        observedGeneration: 1,
        cassandraOperatorProgress: isReady ? 'Ready' : 'Updating',
        conditions: this.conditions.map((type) => ({ type, status: type === 'Ready' && !isReady ? 'False' : 'True' })),
      },
    };
  }
}

function nodeObject({ id, rack, node }: Machine) {
  return {
    metadata: {
      name: `node-${id}`,
      labels: {
        'cdk-eks-cassandra/cluster': 'orders',
        'cdk-eks-cassandra/datacenter': 'dc1',
        'cdk-eks-cassandra/rack': rack,
        'topology.kubernetes.io/region': 'eu-west-1',
        ...node!.labels,
      },
      annotations: { ...(node!.mark !== undefined && { 'cdk-eks-cassandra/roll': node!.mark }) },
    },
    spec: { providerID: `aws:///eu-west-1a/${id}`, unschedulable: node!.cordoned },
    status: { conditions: [{ type: 'Ready', status: node!.ready ? 'True' : 'False' }] },
  };
}

/** As a labelSelector of one label has it. */
function isSelected(labels: Record<string, string>, query: string): boolean {
  const [, key, value] = /labelSelector=([^=]+)=([^&]+)/.exec(query) ?? [];
  return key === undefined || labels[key] === value;
}

function podObject({ name, rack, on, ready }: Pod) {
  return {
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-${name}`,
      creationTimestamp: LONG_AGO,
      labels: { 'cassandra.datastax.com/datacenter': 'dc1', 'cassandra.datastax.com/rack': rack },
      ownerReferences: [{ kind: 'StatefulSet', controller: true }],
    },
    spec: { nodeName: on && `node-${on}`, volumes: [{ persistentVolumeClaim: { claimName: 'data' } }] },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: LONG_AGO }] },
  };
}

function status(code: number, reason: string): Answer {
  return { status: code, body: { kind: 'Status', status: 'Failure', code, reason } };
}

/** Stands for the clients of the AWS SDK that a roll uses: what they are sent goes to a test. */
const STAND_IN = `
const client = class {
  constructor({ region }) { this.config = { region: async () => region, credentials: async () => ({}) }; }
  async send({ call, input }) {
    const answer = await (await fetch(process.env.AWS_STAND_IN, { method: 'POST', body: JSON.stringify({ call, input }) })).json();
    if (answer.failure) throw Object.assign(new Error('no'), { name: answer.failure.name, $metadata: { httpStatusCode: answer.failure.status } });
    return answer;
  }
};
module.exports = new Proxy({}, {
  get: (_, name) => (name.endsWith('Command') ? class { constructor(input) { Object.assign(this, { call: name.replace(/Command$/, ''), input }); } } : client),
});
`;

/** Puts the stand-in where an app has the AWS SDK. */
export function installStandIn(folder: string): void {
  for (const name of ['client-auto-scaling', 'client-ec2']) {
    const place = path.join(folder, 'node_modules', '@aws-sdk', name);
    fs.mkdirSync(place, { recursive: true });
    fs.writeFileSync(path.join(place, 'package.json'), JSON.stringify({ name: `@aws-sdk/${name}`, main: 'index.js' }));
    fs.writeFileSync(path.join(place, 'index.js'), STAND_IN);
  }
}

/** Where the stand-in sends what it is sent. */
export async function serveAws(answer: (call: string, input: any) => any): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      const { call, input } = JSON.parse(body);
      response.end(JSON.stringify(answer(call, input)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
