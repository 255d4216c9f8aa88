import { event, fakeKubernetes } from './fake-kubernetes';
import { resourceGone, resourceReady } from '../../lib/lifecycle/handlers/resource';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => fake.stackIs('CREATE_IN_PROGRESS'));

const PATH = 'GET /apis/kafka.strimzi.io/v1/namespaces/kafka/kafkas/events';
const KIND = JSON.stringify({ group: 'kafka.strimzi.io', version: 'v1', plural: 'kafkas', kind: 'Kafka' });
const asked = (type: 'Create' | 'Update' | 'Delete', ready: object = { condition: 'Ready' }) => (
  event(type, { Namespace: 'kafka', Name: 'events', Kind: KIND, Ready: JSON.stringify(ready) }));
const kafka = (status: object | undefined, generation = 2) => ({ metadata: { name: 'events', generation }, status });
const condition = (type: string, status: string, more: object = {}) => ({ type, status, ...more });

/** Whether the gate opens with this status; what it says when time is up. */
async function gate(status: object | undefined, ready?: object): Promise<boolean | string> {
  fake.behave({ [PATH]: kafka(status) });
  const begun = await fake.started(resourceReady, asked('Create', ready));
  if ((await fake.call(resourceReady, begun)).IsComplete) return true;
  fake.pass(601);
  return (await fake.call(resourceReady, begun).catch((error) => error)).message;
}

describe('readiness', () => {
  test.each<[string, object, object | undefined]>([
    ['the condition is true', { observedGeneration: 2, conditions: [condition('Ready', 'True')] }, undefined],
    ['no generation is told', { conditions: [condition('Ready', 'True')] }, undefined],
    ['another condition is asked for', { conditions: [condition('Available', 'True'), condition('Ready', 'False')] }, { condition: 'Available' }],
    ['a field has its value', { phase: 'Running' }, { field: 'status.phase', value: 'Running' }],
    ['a number is compared as text', { readyReplicas: 3 }, { field: 'status.readyReplicas', value: '3' }],
  ])('is there when %s', async (_, status, ready) => expect(await gate(status, ready)).toBe(true));

  test.each<[string, object | undefined, object | undefined, RegExp]>([
    ['the condition is false', { conditions: [condition('Ready', 'False', { reason: 'Creating', message: 'broker 2 starts' })] }, undefined,
      /after 10 minutes: Kafka events is not ready: Ready is False \(Creating: broker 2 starts\)/],
    ['the status is about the change before', { observedGeneration: 1, conditions: [condition('Ready', 'True')] }, undefined, /Ready is True/],
    ['the condition is about the change before', { conditions: [condition('Ready', 'True', { observedGeneration: 1 })] }, undefined, /Ready is True/],
    ['nobody looked at it', undefined, undefined, /its status is empty, so that its operator has not looked at it/],
    ['the field has another value', { phase: 'Failed', message: 'no volume' }, { field: 'status.phase', value: 'Running' }, /phase "Failed", message "no volume"/],
    ['the field is inherited', {}, { field: 'status.constructor.name', value: 'Object' }, /status is empty/],
  ])('is not there when %s', async (_, status, ready, told) => expect(await gate(status, ready)).toMatch(told));

  test('shows no secret of a status', async () => {
    expect(await gate({ conditions: [condition('Ready', 'False', { message: 'user has password=hunter2secret' })] })).not.toContain('hunter2');
  });

  test('an object that is missing is told', async () => {
    fake.behave({});
    const begun = await fake.started(resourceReady, asked('Create'));
    await expect(fake.call(resourceReady, begun)).resolves.toEqual({ IsComplete: false });
    fake.pass(601);
    await expect(fake.call(resourceReady, begun)).rejects.toThrow(/Kafka events does not exist/);
  });

  test('a rollback does not wait', async () => {
    fake.behave({ [PATH]: kafka({ conditions: [condition('Ready', 'False')] }) });
    fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS');
    await expect(fake.call(resourceReady, await fake.started(resourceReady, asked('Update')))).resolves.toEqual({ IsComplete: true });
  });

  test('a deletion does not wait', async () => {
    await expect(fake.call(resourceReady, await fake.started(resourceReady, asked('Delete')))).resolves.toEqual({ IsComplete: true });
  });
});

describe('deletion', () => {
  test('waits until the object is gone', async () => {
    fake.behave({ [PATH]: kafka({}) });
    const begun = await fake.started(resourceGone, asked('Delete'));
    await expect(fake.call(resourceGone, begun)).resolves.toEqual({ IsComplete: false });
    fake.behave({});
    await expect(fake.call(resourceGone, begun)).resolves.toEqual({ IsComplete: true });
  });

  test('says what holds it, and the way out', async () => {
    fake.behave({ [PATH]: { metadata: { name: 'events', finalizers: ['strimzi.io/x'], deletionTimestamp: 'now' } } });
    const begun = await fake.started(resourceGone, asked('Delete'));
    fake.pass(601);
    await expect(fake.call(resourceGone, begun)).rejects.toThrow(/Kafka events in namespace kafka is still there \(held by strimzi\.io\/x\): it is being deleted.*kubectl patch kafkas\.kafka\.strimzi\.io events -n kafka/);
  });

  test('a creation does not wait', async () => {
    fake.behave({ [PATH]: kafka({}) });
    await expect(fake.call(resourceGone, await fake.started(resourceGone, asked('Create')))).resolves.toEqual({ IsComplete: true });
  });
});
