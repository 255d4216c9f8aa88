import { event, fakeKubernetes, NONE, Objects, refusal } from './fake-kubernetes';
import { readiness } from '../../lib/lifecycle/handlers/readiness';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => {
  fake.server.received.length = 0;
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  fake.stackIs('UPDATE_IN_PROGRESS');
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

const CLUSTER = 'GET /apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders';
const DATACENTERS = 'GET /apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters';
const PODS = 'GET /api/v1/namespaces/shop/pods';
const EVENTS = 'GET /api/v1/namespaces/shop/events';

const TASKS = 'GET /apis/control.k8ssandra.io/v1alpha1/namespaces/shop/cassandratasks';

const START = Date.parse('2026-11-21T09:00:00Z');
/** A moment, in minutes before the gate began. */
const ago = (minutes: number) => new Date(START - minutes * 60_000).toISOString();
const condition = (type: string, status = 'True', message = '') => ({ type, status, message });
const wanting = (...datacenters: Array<[string, number]>) => ({
  cassandra: { datacenters: datacenters.map(([name, size]) => ({ metadata: { name }, size })) },
});
const cluster = (status = {}, spec = wanting(['dc1', 3])) => ({
  metadata: { generation: 3, managedFields: [{ manager: 'kubectl-client-side-apply', time: ago(1) }, { manager: 'manager', time: ago(0), subresource: 'status' }] },
  spec,
  status: { error: 'None', observedGeneration: 3, ...status },
});
const datacenter = (status = {}, name = 'dc1', metadata = {}, size = 3) => ({
  metadata: { name, generation: 5, ...metadata },
  spec: { size },
  status: { observedGeneration: 5, cassandraOperatorProgress: 'Ready', conditions: [condition('Ready'), condition('Valid')], ...status },
});
const pod = (name: string, rack: string, status: object, created = ago(500), dc = 'dc1') => ({
  metadata: { name, creationTimestamp: created, labels: { 'cassandra.datastax.com/datacenter': dc, 'cassandra.datastax.com/rack': rack } }, status,
});
const ready = (name: string, created?: string, dc?: string) => pod(name, 'r1', { phase: 'Running', conditions: [{ ...condition('Ready'), lastTransitionTime: created ?? ago(499) }] }, created, dc);
const readyPod = ready('orders-dc1-r1-sts-0');
const updating = datacenter({ cassandraOperatorProgress: 'Updating', conditions: [condition('Ready'), condition('Updating')] });
const serving = (overrides: Objects = {}): Objects => ({
  [CLUSTER]: cluster(), [DATACENTERS]: { items: [datacenter()] }, [PODS]: { items: [readyPod] }, [EVENTS]: NONE, ...overrides,
});

const create = () => event('Create', { Datacenters: ['dc1'], OneWay: 'a' });
const update = (oneWay = 'a', more: object = {}) => event('Update', { Datacenters: ['dc1'], OneWay: oneWay, TimeoutSeconds: '3300', ...more }, { OneWay: 'a' });

/** How it ends if it stays like this for so many minutes. */
async function after(minutes: number, objects: Objects, asked = update()): Promise<string> {
  fake.at(START);
  const begun = await fake.started(readiness, asked);
  fake.pass(minutes * 60);
  fake.behave(objects);
  return fake.call(readiness, begun).then(({ IsComplete, Data }) => (IsComplete ? `complete: ${Data?.Status}` : 'waits'), (error) => `fails: ${error.message}`);
}

/** What is told when it never gets better, and did not move for long. */
const missing = (objects: Objects, asked: ReturnType<typeof event> = update()) => after(25, objects, asked);

test('is passed when cluster and datacenters have seen what was asked, and are ready', async () => {
  expect(await after(1, serving(), create())).toBe('complete: ready');
});

describe('a datacenter that is stopped', () => {
  const stopped = (status = {}) => ({
    ...datacenter({ conditions: [condition('Ready', 'False'), condition('Stopped')], ...status }), spec: { size: 3, stopped: true },
  });
  const asked = cluster({}, { cassandra: { datacenters: [{ metadata: { name: 'dc1' }, size: 3, stopped: true } as any] } });

  test('is as it was asked to be when none of its pods is left', async () => {
    expect(await after(1, serving({ [CLUSTER]: asked, [DATACENTERS]: { items: [stopped()] }, [PODS]: NONE }))).toBe('complete: ready');
  });

  test.each<[string, Objects]>([
    ['while a pod is left', { [DATACENTERS]: { items: [stopped()] }, [PODS]: { items: [readyPod] } }],
    ['before the operator has seen it', { [DATACENTERS]: { items: [stopped({ observedGeneration: 4 })] }, [PODS]: NONE }],
    ['before the operator says so', { [DATACENTERS]: { items: [stopped({ conditions: [condition('Ready', 'False')] })] }, [PODS]: NONE }],
  ])('is waited for %s', async (_, objects) => {
    expect(await after(1, serving({ [CLUSTER]: asked, ...objects }))).toBe('waits');
  });

  test('is waited for until it serves again', async () => {
    expect(await after(1, serving({ [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready', 'False'), condition('Stopped')] })] }, [PODS]: NONE }))).toBe('waits');
  });
});

test.each<[string, Objects, RegExp]>([
  ['the operator is not through with the cluster', { [CLUSTER]: cluster({ observedGeneration: 2 }) }, /the operator is not through with the last change/],
  ['the operator has not seen the cluster at all', { [CLUSTER]: cluster({ observedGeneration: undefined }) }, /the operator is not through with the last change/],
  ['the cluster has an error', { [CLUSTER]: cluster({ error: 'invalid semantic version' }) }, /K8ssandraCluster orders says: invalid semantic version/],
  ['there is no cluster', { [CLUSTER]: undefined }, /K8ssandraCluster shop\/orders is not there/],
  ['there is no datacenter', { [DATACENTERS]: NONE }, /datacenter dc1 is not there yet/],
  ['a datacenter is ready for what was asked before', { [DATACENTERS]: { items: [datacenter({ observedGeneration: 4 })] } }, /datacenter dc1 is Ready, 1 of 3 nodes ready/],
  ['a datacenter is not ready', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready', 'False')], cassandraOperatorProgress: 'Updating' })] } }, /dc1 is Updating/],
  ['a datacenter grows', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready'), condition('ScalingUp')] })] } }, /dc1 is Ready \(ScalingUp\)/],
  ['a datacenter shrinks', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready'), condition('ScalingDown')] })] } }, /dc1 is Ready \(ScalingDown\)/],
  ['a datacenter is updated', { [DATACENTERS]: { items: [updating] } }, /datacenter dc1 is Updating.*; the nodes of datacenter dc1 restart one after another/],
  ['a datacenter has no status', { [DATACENTERS]: { items: [{ ...datacenter(), status: undefined }] } }, /dc1 is not started/],
  ['a datacenter is not valid', { [DATACENTERS]: { items: [datacenter({ conditions: [condition('Ready'), condition('Valid', 'False', 'shrinking PVC is not supported')] })] } }, /not valid: shrinking PVC/],
])('waits while %s, and tells it when nothing moves', async (_, objects, says) => {
  expect(await after(5, serving(objects))).toBe('waits');
  expect(await missing(serving(objects))).toMatch(/^fails: Cassandra is not ready, and nothing moved for 20 minutes/);
  expect(await missing(serving(objects))).toMatch(says);
});

test('nothing moves only when more than 20 minutes have passed', async () => {
  const waits = serving({ [DATACENTERS]: NONE });
  expect(await after(20, waits)).toBe('waits');
  expect(await after(20 + 1 / 60, waits)).toMatch(/^fails: Cassandra is not ready, and nothing moved for 20 minutes/);
});

test('each node of a first start is new, however long ago it was made', async () => {
  const stuck = pod('orders-dc1-r1-sts-0', 'r1', {
    phase: 'Running',
    conditions: [condition('Ready', 'False')],
    containerStatuses: [{ name: 'cassandra', restartCount: 9, state: { waiting: { reason: 'CrashLoopBackOff' } } }],
  });
  const starting = datacenter({ cassandraOperatorProgress: 'Updating', conditions: [condition('Ready', 'False')] });
  expect(await after(11, serving({ [DATACENTERS]: { items: [starting] }, [PODS]: { items: [stuck] } }), create())).toMatch(/^fails: .*CrashLoopBackOff/);
});

test('one of two datacenters is not enough', async () => {
  expect(await missing(serving(), update('a', { Datacenters: ['dc1', 'dc2'] }))).toMatch(/datacenter dc2 is not there yet/);
});

test('tells what goes on', async () => {
  const text = await missing(serving({
    [CLUSTER]: cluster({ observedGeneration: 2, datacenters: { dc1: { decommissionProgress: 'UpdatingReplication', reaper: { progress: 'Deploying' } } } }),
    [TASKS]: { items: [{ metadata: { name: 'dc2-rebuild' }, spec: { datacenter: { name: 'dc2' }, jobs: [{ command: 'rebuild' }] }, status: { succeeded: 2 } }, { metadata: {}, status: { completionTime: 'x' } }] },
  }));
  expect(text).toContain('rebuild runs on datacenter dc2 (CassandraTask dc2-rebuild, 2 pods done); datacenter dc1 is decommissioned (UpdatingReplication); Reaper of datacenter dc1 is Deploying');
  expect(text).not.toContain('not through');
});

describe('a ring of sixty nodes', () => {
  const size = (nodes: number) => ({ [CLUSTER]: cluster({ observedGeneration: 2 }, wanting(['dc1', nodes])), [DATACENTERS]: { items: [{ ...updating, spec: { size: nodes } }] } });
  const ring = (done: number, lastMoved: number, all = 60) => Array.from({ length: all }, (_, at) => (at < done ? ready(`n-${at}`, ago(at === 0 ? lastMoved : -1)) : ready(`n-${at}`)));

  test('that rolls is not failed and not rolled back: it ends as what it is', async () => {
    // The last of them came up 50 minutes after the gate began.
    const pods = ring(22, -50);
    expect(await after(54, serving({ ...size(60), [PODS]: { items: pods } }))).toBe('waits');
    expect(await after(55, serving({ ...size(60), [PODS]: { items: pods } }))).toMatch(/^complete: rolling, 22 of 60: after 55 minutes: datacenter dc1 is Updating/);
  });

  test('that starts for the first time ends as starting', async () => {
    const pods = Array.from({ length: 12 }, (_, at) => ready(`n-${at}`, ago(-4 * at)));
    const begun = event('Create', { Datacenters: ['dc1'], OneWay: 'a', TimeoutSeconds: '3300' });
    expect(await after(55, serving({ ...size(60), [PODS]: { items: pods } }), begun)).toMatch(/^complete: starting, 12 of 60: /);
  });

  test('fails if a node with the new settings is broken', async () => {
    const broken = pod('n-21', 'r1', { phase: 'Running', containerStatuses: [{ name: 'cassandra', restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } } }] }, ago(-50));
    expect(await after(54, serving({ ...size(60), [PODS]: { items: [...ring(21, -49, 59), broken] } }))).toBe('waits');
    expect(await after(55, serving({ ...size(60), [PODS]: { items: [...ring(21, -49, 59), broken] } }))).toMatch(/^fails: Cassandra is not ready after 55 minutes: worst pod n-21.*CrashLoopBackOff/);
  });

  test.each([
    ['its image is not there', { containerStatuses: [{ name: 'cassandra', state: { waiting: { reason: 'ImagePullBackOff' } } }] }],
    ['it has no place', { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] }],
  ])('fails if %s', async (_, status) => {
    expect(await after(55, serving({ ...size(60), [PODS]: { items: [...ring(21, -49, 59), pod('n-21', 'r1', status, ago(-50))] } }))).toMatch(/^fails/);
  });

  test('does not fail for a node that was broken before, and was not reached yet', async () => {
    const old = pod('n-59', 'r1', { phase: 'Running', containerStatuses: [{ name: 'cassandra', restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } } }] });
    expect(await after(55, serving({ ...size(60), [PODS]: { items: [...ring(21, -49, 59), old] } }))).toMatch(/^complete: rolling, 21 of 60/);
  });

  test('fails if nothing moved for twenty minutes, and need not wait for its hour', async () => {
    const pods = ring(22, -5);
    expect(await after(24, serving({ ...size(60), [PODS]: { items: pods } }))).toBe('waits');
    expect(await after(26, serving({ ...size(60), [PODS]: { items: pods } }))).toMatch(/^fails: Cassandra is not ready, and nothing moved for 20 minutes/);
  });

  test('that serves with its new settings is not rolled back for what the operator still does', async () => {
    const objects = serving({ ...size(60), [DATACENTERS]: { items: [datacenter({}, 'dc1', {}, 60)] }, [PODS]: { items: ring(60, -5) } });
    expect(await after(40, objects)).toBe('waits');
    expect(await after(55, objects)).toMatch(/^complete: Cassandra serves: after 55 minutes/);
  });
});

describe('a datacenter that is no longer in the cluster', () => {
  const going = datacenter({}, 'dc2', { deletionTimestamp: ago(10) }, 6);
  const left = (nodes: number) => Array.from({ length: nodes }, (_, at) => ready(`orders-dc2-${at}`, undefined, 'dc2'));
  const objects = (error = 'None') => serving({ [CLUSTER]: cluster({ error, observedGeneration: 2 }), [DATACENTERS]: { items: [datacenter(), going] }, [PODS]: { items: [readyPod, ...left(3)] } });

  test('and leaves on purpose may be there when the deployment ends', async () => {
    const asked = update('b', { Leaving: ['dc2'] });
    expect(await after(54, objects(), asked)).toBe('waits');
    expect(await after(55, objects(), asked)).toMatch(/^complete: dc2 leaves, 3 of 6/);
  });

  test('does not hide a node of the others that is broken', async () => {
    const broken = pod('orders-dc1-r1-sts-1', 'r1', { phase: 'Running', containerStatuses: [{ name: 'cassandra', restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } } }] }, ago(-20));
    const both = { ...objects(), [PODS]: { items: [readyPod, broken, ...left(3)] } };
    expect(await after(55, both, update('a', { Leaving: ['dc2'] }))).toMatch(/^fails: .*CrashLoopBackOff/);
  });

  test('says why if it cannot', async () => {
    expect(await after(55, objects('cannot decommission DC dc2: keyspace shop still has replicas on it'), update('b', { Leaving: ['dc2'] })))
      .toMatch(/^complete: dc2 leaves, 3 of 6: .*keyspace shop still has replicas on it/);
  });

  test.each([['a', 'can be taken back'], ['b', 'cannot be taken back']])('fails otherwise, whether the rest (%s) %s: its workers would go next', async (oneWay) => {
    expect(await after(55, objects(), update(oneWay))).toMatch(/^fails: Datacenter dc2 is no longer in the cluster but still there.*decommission: true.*\[datacenter-stays\]/);
  });

  test('is seen without a deletion, too', async () => {
    const still = serving({ [DATACENTERS]: { items: [datacenter(), datacenter({}, 'dc2')] } });
    expect(await after(55, still, update('b'))).toMatch(/^fails: Datacenter dc2/);
  });

  test('and is gone is ready', async () => {
    expect(await after(1, serving(), update('b', { Leaving: ['dc2'] }))).toBe('complete: ready');
  });
});

describe('what a ring that is ready tells', () => {
  test('nodes that will restart with the next change, after an upgrade of the operator', async () => {
    const text = await after(1, serving({ [CLUSTER]: cluster({ conditions: [condition('RequiresUpdate')] }) }));
    expect(text).toBe('complete: ready; 3 nodes will restart with the next change, whatever it is, since the operator was upgraded. To have that now, change operatorUpdateRevision and deploy, or: '
      + 'kubectl -n shop annotate k8ssandraclusters orders k8ssandra.io/autoupdate-spec=once');
  });

  test('is not asked before an upgraded operator had the time to look', async () => {
    const upgraded = update('a', { Operator: 'new' });
    const asked = { ...upgraded, OldResourceProperties: { ...upgraded.OldResourceProperties, Operator: 'old' } };
    const pending = serving({ [CLUSTER]: cluster({ conditions: [condition('RequiresUpdate')] }) });
    expect(await after(1, pending, asked)).toBe('waits');
    expect(await after(3, pending, asked)).toMatch(/^complete: ready; 3 nodes will restart with the next change/);
  });

  test('pods without an identity, if they need one', async () => {
    const spec = (...env: string[]) => ({ serviceAccountName: 'orders-cassandra', containers: [{ env: env.map((name) => ({ name })) }] });
    const pods = [{ ...ready('has-one'), spec: spec('AWS_CONTAINER_CREDENTIALS_FULL_URI') }, { ...ready('has-none'), spec: spec() }, { ...ready('other'), spec: { containers: [] } }];
    expect(await after(1, serving({ [PODS]: { items: pods } }), update('a', { Identity: 'orders-cassandra' }))).toMatch(/^complete: ready; pods have no identity.*\(has-none\)/);
    expect(await after(1, serving({ [PODS]: { items: pods } }))).toBe('complete: ready');
  });
});

describe('a restart that operatorUpdateRevision asks for', () => {
  const pending = cluster({ conditions: [condition('RequiresUpdate')] });
  const asked = (before: string | undefined, more: object = {}) => {
    const begun = update('a', { OperatorUpdate: '2', ...more });
    return { ...begun, OldResourceProperties: { ...begun.OldResourceProperties, OperatorUpdate: before } };
  };

  test.each(['1', undefined])('is waited for until the operator has begun and ended it (revision before: %s)', async (before) => {
    expect(await after(5, serving({ [CLUSTER]: pending }), asked(before))).toBe('waits');
    expect(await after(5, serving({ [DATACENTERS]: { items: [updating] } }), asked(before))).toBe('waits');
    expect(await after(5, serving(), asked(before))).toBe('complete: ready');
  });

  test('is reported if the operator never begins it', async () => {
    expect(await after(21, serving({ [CLUSTER]: pending }), asked('1')))
      .toMatch(/^fails: Cassandra is not ready, and nothing moved for 20 minutes: the operator has not applied yet what operatorUpdateRevision asks for/);
    expect(await after(15, serving({ [CLUSTER]: pending }), asked('1', { TimeoutSeconds: '600' }))).toMatch(/^complete: Cassandra serves: after 10 minutes: the operator has not applied yet/);
  });

  test('is not waited for again with the next change', async () => {
    expect(await after(5, serving({ [CLUSTER]: pending }), asked('2'))).toMatch(/^complete: ready; 3 nodes will restart/);
  });
});

test('the worst pod is reported first, with what is wrong and the newest warning that matters', async () => {
  const starting = pod('orders-dc1-r2-sts-0', 'r2', { phase: 'Pending', containerStatuses: [{ name: 'cassandra', state: { waiting: { reason: 'PodInitializing' } } }] });
  const crashing = pod('orders-dc1-r3-sts-0', 'r3', { phase: 'Running', containerStatuses: [{ name: 'cassandra', restartCount: 4, state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } } }] });
  const text = await missing(serving({
    [DATACENTERS]: { items: [datacenter({ cassandraOperatorProgress: 'Updating' })] },
    [PODS]: { items: [readyPod, starting, crashing, { metadata: { name: 'orders-dc1-reaper' }, status: {} }] },
    [EVENTS]: {
      items: [
        { reason: 'Unhealthy', message: 'Readiness probe failed: 500', lastTimestamp: '2026-11-21T09:03:00Z' },
        { reason: 'FailedMount', message: 'older', lastTimestamp: '2026-11-21T09:01:00Z' },
        { reason: 'FailedMount', message: 'volume is in another zone', lastTimestamp: '2026-11-21T09:02:00Z' },
      ],
    },
  }));
  expect(text).toMatch(/^fails: Cassandra is not ready, and nothing moved for 20 minutes: worst pod orders-dc1-r3-sts-0 of rack r3 \(Running, 4 restarts\), cassandra: CrashLoopBackOff \(back-off 5m0s\), warning FailedMount: volume is in another zone; datacenter dc1/);
  expect(text).toContain('kubectl -n shop get');
  expect(fake.requests('GET').find((url) => url.includes('/events'))).toContain('involvedObject.name=orders-dc1-r3-sts-0');
});

test('pods of another cluster in the namespace are not told', async () => {
  const theirs = datacenter({}, 'users1', { labels: { 'k8ssandra.io/cluster-name': 'users' } });
  const spec = { serviceAccountName: 'orders-cassandra', containers: [{ env: [] }] };
  const pods = [readyPod, { ...ready('users-users1-r1-sts-0', undefined, 'users1'), spec }];
  const objects = serving({ [DATACENTERS]: { items: [datacenter(), theirs] }, [PODS]: { items: pods } });
  expect(await after(1, objects, update('a', { Identity: 'orders-cassandra' }))).toBe('complete: ready');
});

test('a pod that has no place says why', async () => {
  const homeless = pod('orders-dc1-r2-sts-0', 'r2', { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/9 nodes are available: 3 Insufficient memory' }] });
  expect(await missing(serving({ [DATACENTERS]: { items: [datacenter({ conditions: [] })] }, [PODS]: { items: [homeless] } })))
    .toMatch(/orders-dc1-r2-sts-0 of rack r2 \(Pending\), Unschedulable: 0\/9 nodes are available: 3 Insufficient memory/);
});

describe.each([401, 403, 410, 429, 500, 503])('while the cluster answers %i', (status) => {
  const silent = serving({ [CLUSTER]: () => refusal(status, 'x') });

  test('waits; a first start fails when time is up', async () => {
    expect(await after(9, silent, create())).toBe('waits');
    expect(await after(11, silent, create())).toMatch(new RegExp(`^fails: Cassandra is not ready after 10 minutes: the Kubernetes API answers ${status}`));
  });

  test('nothing that runs is put back', async () => {
    expect(await after(56, silent)).toMatch(/^complete: after 55 minutes: the Kubernetes API .*it is not known how Cassandra is/);
  });
});

test('fails at once for what waiting does not change', async () => {
  fake.behave(serving({ [CLUSTER]: () => refusal(400, 'bad request') }));
  await expect(fake.call(readiness, await fake.started(readiness, create()))).rejects.toThrow('the Kubernetes API answers 400');
});

describe('an update', () => {
  const unready = serving({ [DATACENTERS]: { items: [datacenter({ conditions: [] })] } });

  test('fails if its change can be taken back', async () => {
    expect(await missing(unready)).toMatch(/^fails: Cassandra is not ready/);
  });

  test('tells and goes on if there is no way back', async () => {
    expect(await after(54, unready, update('b'))).toBe('waits');
    expect(await after(55, unready, update('b'))).toMatch(/^complete: .*after 55 minutes: .*told and not failed: this change cannot be taken back/);
  });

  test('is not waited for while the stack rolls back', async () => {
    fake.behave(unready);
    fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS');
    const begun = await fake.started(readiness, event('Update', { Datacenters: ['dc1'], OneWay: 'a' }, { OneWay: 'b' }));
    await expect(fake.call(readiness, begun)).resolves.toMatchObject({ IsComplete: true });
    expect(fake.server.received).toEqual([]);
  });
});

test('is not asked on the way down', async () => {
  await expect(fake.call(readiness, await fake.started(readiness, event('Delete', { Datacenters: ['dc1'] })))).resolves.toEqual({ IsComplete: true });
  expect(fake.server.received).toEqual([]);
});
