import { AwsError } from '../../lib/lifecycle/handlers/aws';
import { CustomResourceEvent } from '../../lib/lifecycle/handlers/custom-resource';
import { guard } from '../../lib/lifecycle/handlers/guard';
import { guarded } from '../rules/transitions/transition-cases';

const model = (clusterName: string) => JSON.stringify({ format: 1, clusters: { Orders: guarded({ props: { clusterName } }) } });
const [RUNNING, BAD, WORSE] = ['orders', 'shop', 'market'].map(model);

function event(RequestType: CustomResourceEvent['RequestType'], now: string, before?: string, PhysicalResourceId?: string): CustomResourceEvent {
  return {
    RequestType,
    PhysicalResourceId,
    ResponseURL: 'https://127.0.0.1/',
    StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Test/1',
    RequestId: '1',
    LogicalResourceId: 'Guard',
    ResourceProperties: { Model: now },
    ...(before !== undefined && { OldResourceProperties: { Model: before } }),
  };
}

const during = (status: string) => async () => status;
const never = async (): Promise<string> => { throw new Error('CloudFormation was asked'); };

/** The id after a stack was made with a model. */
async function accepted(of: string): Promise<string> {
  return (await guard(event('Create', of), never)).PhysicalResourceId;
}

test('a stack is made with any model', async () => {
  expect(await accepted(RUNNING)).toMatch(/^change-guard-[0-9a-f]{32}$/);
  expect(await accepted(RUNNING)).toBe(await accepted(RUNNING));
});

test('an update that no rule refuses is accepted, and remembered', async () => {
  const now = RUNNING.replace('"nodes":3,"workers":3', '"nodes":6,"workers":6');
  expect(now).not.toBe(RUNNING);
  const id = (await guard(event('Update', now, RUNNING, await accepted(RUNNING)), during('UPDATE_IN_PROGRESS'))).PhysicalResourceId;
  expect(id).toBe(`${await accepted(now)}-after-${(await accepted(RUNNING)).slice(-32)}`);
});

test('fails for an update that a rule refuses, with all it has to say', async () => {
  await expect(guard(event('Update', BAD, RUNNING, await accepted(RUNNING)), during('UPDATE_IN_PROGRESS')))
    .rejects.toThrow(/^Refused before anything was changed:\n- Orders: clusterName changes from "orders" to "shop".*\[cluster-identity\]\n- .*\[superuser-secret\]$/);
});

test('a platform without Cassandra clusters is compared too', async () => {
  const platform = (version: string) => JSON.stringify({ format: 1, installations: { Operator: { kind: 'k8ssandra-operator', version, accepted: [] } }, clusters: {} });
  const [old, now] = [platform('1.32.4'), platform('1.32.5')];
  await expect(guard(event('Update', now, old, await accepted(old)), during('UPDATE_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(now)) });
  await expect(guard(event('Update', old, now, await accepted(now)), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/Operator: k8ssandra-operator goes from .*\[operator-release\]/);
});

test('a model of the first releases, which had no installations, is accepted', async () => {
  const now = JSON.stringify({ ...JSON.parse(RUNNING), installations: { Operator: { kind: 'k8ssandra-operator', version: '1.32.5', accepted: [] } } });
  await expect(guard(event('Update', now, RUNNING, await accepted(RUNNING)), during('UPDATE_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(now)) });
});

describe('zones that only the deployment knows', () => {
  const later = RUNNING.replace(/"zone":"[^"]*"/g, '"zone":{"unknown":true}');
  const zones = (first: string) => ({ 'Orders dc1 r1': first, 'Orders dc1 r2': 'eu-west-1b', 'Orders dc1 r3': 'eu-west-1c' });
  const withZones = (RequestType: 'Create' | 'Update', now?: object, before?: object, id?: string): CustomResourceEvent => {
    const one = event(RequestType, later, later, id);
    const properties = (of?: object) => ({ Model: later, ...(of && { Zones: of }) });
    return { ...one, ResourceProperties: properties(now), OldResourceProperties: properties(before) };
  };
  const [A, D] = ['eu-west-1a', 'eu-west-1d'].map(zones);
  const idOf = async (given?: object) => (await guard(withZones('Create', given), never)).PhysicalResourceId;

  test('are compared: fails if the list shifts under the same template', async () => {
    expect(later).not.toBe(RUNNING);
    await expect(guard(withZones('Update', D, A, await idOf(A)), during('UPDATE_IN_PROGRESS'))).rejects
      .toThrow(/^Refused.*\n- Orders: rack "r1" of datacenter "dc1" moves from "eu-west-1a" to "eu-west-1d".*\[rack-zone-kept\]$/);
  });

  test('that stay are accepted, in whatever order they come', async () => {
    const turned = Object.fromEntries(Object.entries(A).reverse());
    await expect(guard(withZones('Update', turned, A, await idOf(A)), never)).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await idOf(A)) });
  });

  test('that a template did not tell yet are accepted, and remembered', async () => {
    await expect(guard(withZones('Update', A, undefined, await idOf()), during('UPDATE_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await idOf(A)) });
    expect(await idOf(A)).not.toBe(await idOf());
  });

  test('are named at last: the same ones pass, others are refused', async () => {
    const named = (first: string) => RUNNING.replace('"zone":"eu-west-1a"', `"zone":"${first}"`);
    const naming = async (Model: string) => guard({ ...withZones('Update', undefined, A, await idOf(A)), ResourceProperties: { Model } }, during('UPDATE_IN_PROGRESS'));
    await expect(naming(named('eu-west-1a'))).resolves.toBeDefined();
    await expect(naming(named('eu-west-1d'))).rejects.toThrow(/\[rack-zone-kept\]/);
  });

  test('go back in a rollback', async () => {
    await expect(guard(withZones('Update', A, D, await idOf(D)), during('UPDATE_ROLLBACK_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await idOf(A)) });
  });
});

describe('the way back', () => {
  test('after a refused update asks nobody', async () => {
    // CloudFormation sends the old template again to the resource that failed.
    await expect(guard(event('Update', RUNNING, BAD, await accepted(RUNNING)), never)).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(RUNNING)) });
  });

  test.each(['UPDATE_ROLLBACK_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED'])('of an update that failed later is free in %s', async (status) => {
    await expect(guard(event('Update', RUNNING, BAD, await accepted(BAD)), during(status))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(RUNNING)) });
  });

  test('fails outside of a rollback', async () => {
    await expect(guard(event('Update', RUNNING, BAD, await accepted(BAD)), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/\[cluster-identity\]/);
  });
});

describe('CloudFormation that does not tell its status', () => {
  const quick = { askMs: 60, pauseMs: 5 };
  const failing = (times: number, then: string) => async () => {
    if (times-- > 0) throw new AwsError('cloudformation:DescribeStacks', 'ThrottlingException', 400);
    return then;
  };
  beforeEach(() => { jest.spyOn(console, 'error').mockImplementation(() => undefined); });
  /** What was accepted last, after something else. */
  const after = async (now: string, before: string) => `${await accepted(now)}-after-${(await accepted(before)).slice(-32)}`;

  test('for a while is asked again', async () => {
    await expect(guard(event('Update', RUNNING, BAD, await accepted(BAD)), failing(3, 'UPDATE_ROLLBACK_IN_PROGRESS'), quick)).resolves.toEqual({ PhysicalResourceId: await accepted(RUNNING) });
    await expect(guard(event('Update', BAD, RUNNING, await accepted(RUNNING)), failing(3, 'UPDATE_IN_PROGRESS'), quick)).rejects.toThrow(/\[cluster-identity\]/);
  });

  test.each<[string, () => Promise<string>]>([['at all', failing(1e9, '')], ['because it may not', async () => { throw new AwsError('cloudformation:DescribeStacks', 'ValidationError'); }]])(
    'stops no way back: %s', async (_, status) => {
      await expect(guard(event('Update', RUNNING, BAD, await after(BAD, RUNNING)), status, quick)).resolves.toEqual({ PhysicalResourceId: await accepted(RUNNING) });
    });

  test('lets nothing else pass', async () => {
    await expect(guard(event('Update', BAD, RUNNING, await after(RUNNING, WORSE)), failing(1e9, ''), quick)).rejects.toThrow(/\[cluster-identity\]/);
    await expect(guard(event('Update', BAD, RUNNING, await accepted(RUNNING)), failing(1e9, ''), quick)).rejects.toThrow(/\[cluster-identity\]/);
  });
});

test('fails if nothing tells what runs: an update was refused, not rolled back, and its template counts as the old one', async () => {
  const id = await accepted(RUNNING);
  await expect(guard(event('Update', BAD, BAD, id), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/cdk rollback.*\[guard-lost\]/);
  await expect(guard(event('Update', WORSE, BAD, id), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/\[guard-lost\]/);
  await expect(guard(event('Update', RUNNING, BAD, id), during('UPDATE_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(id) });
});

describe('what is lost', () => {
  const accepting = RUNNING.replace('"accepted":[]', '"accepted":["guard-lost:rollback"]');

  test('can be accepted for one deployment by somebody who looked: what CloudFormation tells is compared then', async () => {
    expect(accepting).not.toBe(RUNNING);
    const id = 'change-guard-of-an-attempt-that-was-skipped-in-a-rollback';
    await expect(guard(event('Update', RUNNING, RUNNING, id), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/acceptedChanges: \['guard-lost:rollback'\]\) \[guard-lost\]$/);
    await expect(guard(event('Update', accepting, RUNNING, id), during('UPDATE_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(accepting)) });
    await expect(guard(event('Update', accepting, RUNNING, 'change-guard-of-another-one'), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/\[guard-lost\]/);
    const worse = accepting.replace('"clusterName":"orders"', '"clusterName":"shop"');
    await expect(guard(event('Update', worse, RUNNING, id), during('UPDATE_IN_PROGRESS'))).rejects.toThrow(/\[cluster-identity\]/);
  });

  test('is no reason to stop a rollback', async () => {
    await expect(guard(event('Update', RUNNING, BAD, 'another'), during('UPDATE_ROLLBACK_IN_PROGRESS'))).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(RUNNING)) });
  });
});

test('the stack is only asked if there is something to refuse, so that a rollback needs no answer it can do without', async () => {
  const larger = RUNNING.replace('"nodes":3,"workers":3', '"nodes":6,"workers":6');
  await expect(guard(event('Update', larger, RUNNING, await accepted(RUNNING)), never)).resolves.toEqual({ PhysicalResourceId: expect.stringContaining(await accepted(larger)) });
  const asked = jest.fn(during('UPDATE_IN_PROGRESS'));
  await expect(guard(event('Update', BAD, RUNNING, await accepted(RUNNING)), asked)).rejects.toThrow(/^Refused/);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('deletion does nothing and keeps the id', async () => {
  await expect(guard(event('Delete', RUNNING, undefined, 'whatever'), never)).resolves.toEqual({ PhysicalResourceId: 'whatever' });
});
