import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Testing } from 'cdk8s';
import { TOY } from './backend';
import { ToyOperator } from './operator';
import { RING } from './watch';
import {
  BackupSchedule, CassandraBackend, CassandraCertificates, CassandraChart, CassandraCluster, CassandraClusterProps, CassandraStorage,
  CassandraVersion,
} from '../../lib';
import type { BackendAtDeployment } from '../../lib/backends/at-deployment';
import { BACKENDS } from '../../lib/backends/table';
import { CustomResourceEvent } from '../../lib/lifecycle/handlers/custom-resource';
import { guard } from '../../lib/lifecycle/handlers/guard';
import { readiness } from '../../lib/lifecycle/handlers/readiness';
import { CLUSTER, DATACENTER, findings, kubernetesObjects, testPlatform, testStack } from '../fixtures';
import { event as gateEvent, fakeKubernetes } from '../lifecycle/fake-kubernetes';
import { GOOD } from '../rules/rule-cases';

// The one line in a table outside of its folder.
beforeAll(() => { (BACKENDS as BackendAtDeployment[]).push(TOY); });
afterAll(() => { (BACKENDS as BackendAtDeployment[]).pop(); });

function deploy(props: Partial<CassandraClusterProps> = {}): Stack {
  const stack = testStack();
  const { host, network } = testPlatform(stack);
  new CassandraCluster(stack, 'Orders', { host, network, operator: new ToyOperator(stack, 'Toy', host), ...CLUSTER, ...props });
  return stack;
}

const sour = CassandraBackend._of(TOY, { flavour: 'sour' });

describe('from props to manifests', () => {
  const stack = deploy({ backend: sour });
  const template = Template.fromStack(stack);
  const objects = kubernetesObjects(template);

  test('no rule refuses it', () => expect(findings(stack)).toEqual([]));

  test('its custom resource is deployed in place of any other', () => {
    expect(objects['Ring/orders'].object).toMatchObject({
      apiVersion: 'toy.example.com/v1',
      metadata: { namespace: 'cassandra-orders' },
      spec: { flavour: 'sour', release: '5.0.6', nodes: 3, racks: [{ name: 'r1' }, { name: 'r2' }, { name: 'r3' }], storage: { gib: 200 } },
    });
    expect(Object.keys(objects).filter((name) => /^(K8ssandra|Cassandra|Medusa)|reaper/.test(name))).toEqual([]);
  });

  test('functions watch what it says, with rights on nothing else', () => {
    const [gate] = Object.values(template.findResources('Custom::CassandraReadiness'));
    expect(JSON.parse(gate.Properties.Watch)).toMatchObject({ owner: { kind: 'Ring' }, children: [{ kind: 'Member' }], ready: 'toy' });
    const { rules } = objects['Role/orders-gates'].object;
    expect(rules.map(({ apiGroups }: any) => apiGroups[0]).sort()).toEqual(['', 'toy.example.com', 'toy.example.com']);
    const [admission] = Object.entries(template.findResources('Custom::CassandraAdmissionGate')).filter(([id]) => id.startsWith('Toy'));
    expect(JSON.parse(admission[1].Properties.Probes)).toEqual([expect.objectContaining({ kind: RING })]);
  });

  test('names are its own', () => {
    const cluster = stack.node.findChild('Orders') as CassandraCluster;
    expect([cluster.superuserSecretName, cluster.cqlServiceName('dc1')]).toEqual(['orders-toy-admin', 'toy-orders-dc1']);
  });

  test('a chart draws the same', () => {
    const { backup, ...props } = GOOD;
    const chart = new CassandraChart(new App(), 'Orders', { ...props, backend: sour });
    expect(chart.node.validate()).toEqual([]);
    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['Namespace', 'ServiceAccount', 'StorageClass', 'Ring']);
  });
});

describe('what it cannot do is refused', () => {
  const certificates = CassandraCertificates.fromCertManager({ password: { secretName: 'pw' } });
  const encryption = { internode: { certificates }, client: { certificates } };

  test.each<[string, Partial<CassandraClusterProps>, string[]]>([
    ['nothing that it cannot do', {}, []],
    ['backups', { backup: { schedule: BackupSchedule.daily(), retention: Duration.days(7) } }, ['backup']],
    ['repairs', { repair: { enabled: true } }, ['repair']],
    ['two datacenters of two releases', {
      datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2', version: CassandraVersion.V5_0_9 }],
    }, ['several-datacenters', 'several-releases']],
    ['encryption', { encryption }, ['internode-tls', 'client-tls']],
    ['a datacenter that is stopped', { datacenters: [{ ...DATACENTER, stopped: true }] }, ['stop']],
    ['nodes that share workers', { datacenters: [{ ...DATACENTER, nodes: 6, nodesPerWorker: 2 }] }, ['nodes-per-worker']],
  ])('%s', (_, props, expected) => {
    const refused = findings(deploy(props)).filter((message) => message.endsWith('[backend-capability]'));
    expect(refused.map((message) => /got "([-a-z]+) of toy", allowed: own-image; /.exec(message)?.[1])).toEqual(expected);
    for (const message of refused) expect(message).toMatch(/or use an operator that can do it/);
  });

  test('its own rules are asked', () => {
    expect(findings(deploy({ backend: CassandraBackend._of(TOY, { flavour: 'salty' }) }))).toEqual([expect.stringMatching(/no such flavour: got "salty".*\[toy-flavour\]$/)]);
  });
});

describe('the change guard', () => {
  const propertiesOf = (props: Partial<CassandraClusterProps>) => {
    const [{ Properties }] = Object.values(Template.fromStack(deploy(props)).findResources('Custom::CassandraChangeGuard'));
    return { Model: Properties.Model };
  };
  type Properties = CustomResourceEvent['ResourceProperties'];
  const event = (RequestType: 'Create' | 'Update', now: Properties, before?: Properties, PhysicalResourceId?: string): CustomResourceEvent => ({
    RequestType,
    PhysicalResourceId,
    ResponseURL: 'https://127.0.0.1/',
    StackId: 'stack',
    RequestId: '1',
    LogicalResourceId: 'Guard',
    ResourceProperties: now,
    ...(before && { OldResourceProperties: before }),
  });
  const running = propertiesOf({});

  async function change(props: Partial<CassandraClusterProps>): Promise<string> {
    const { PhysicalResourceId } = await guard(event('Create', running), async () => 'CREATE_IN_PROGRESS');
    return guard(event('Update', propertiesOf(props), running, PhysicalResourceId), async () => 'UPDATE_IN_PROGRESS').then(() => 'accepted', ({ message }) => message);
  }

  test.each<[string, Partial<CassandraClusterProps>, string | RegExp]>([
    ['more nodes', { datacenters: [{ ...DATACENTER, nodes: 6 }] }, 'accepted'],
    ['what holds for Cassandra on Kubernetes', { datacenters: [{ ...DATACENTER, storage: CassandraStorage.gp3(Size.gibibytes(100)) }] }, /shrink from 200 GiB to 100 GiB.*\[volume-size\]/],
    ['what holds for the toy', { backend: sour }, /the flavour changes from "sweet" to "sour".*toy-flavour-kept:orders.*\[toy-flavour-kept\]/],
    ['what is accepted', { backend: sour, acceptedChanges: ['toy-flavour-kept:orders'] }, 'accepted'],
    ['what holds for another backend only: nodes and settings at once', { cassandraYaml: { concurrent_writes: 64 }, datacenters: [{ ...DATACENTER, nodes: 6 }] }, 'accepted'],
  ])('%s', async (_, props, outcome) => {
    expect(await change(props)).toEqual(typeof outcome === 'string' ? outcome : expect.stringMatching(outcome));
  });
});

describe('the readiness gate', () => {
  let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
  beforeAll(async () => { fake = await fakeKubernetes(); });
  afterAll(() => fake.server.close());

  const ring = (serving: number, seen = 2) => ({ metadata: { name: 'orders', generation: 2 }, spec: { nodes: 3, datacenter: 'dc1' }, status: { serving, seen } });
  const asked = () => gateEvent('Create', { Watch: JSON.stringify(TOY.watch), Datacenters: ['dc1'], OneWay: 'a' });

  test.each<[string, object, string | RegExp]>([
    ['passes when the ring serves', ring(3), 'complete'],
    ['waits for its nodes', ring(2), 'waits'],
    ['waits until the toy has seen the change', ring(3, 1), 'waits'],
  ])('%s', async (_, object, outcome) => {
    fake.stackIs('CREATE_IN_PROGRESS');
    const begun = await fake.started(readiness, asked());
    fake.behave({
      [`GET /apis/${RING.group}/${RING.version}/namespaces/shop/${RING.plural}/orders`]: object,
      'GET /api/v1/namespaces/shop/pods': { items: [] },
      'GET /api/v1/namespaces/shop/events': { items: [] },
    });
    const { IsComplete } = await fake.call(readiness, begun);
    expect(IsComplete ? 'complete' : 'waits').toBe(outcome);
  });
});
