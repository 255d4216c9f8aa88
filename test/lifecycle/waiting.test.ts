import { event, fakeKubernetes } from './fake-kubernetes';
import { Waiting } from '../../lib/lifecycle/handlers/waiting';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());

const never: Waiting = { progress: async () => ({ done: false, missing: 'a miracle' }) };

test('the first call starts and remembers when; later ones look', async () => {
  const start = jest.fn();
  const begun = await fake.started({ ...never, start }, event('Create', {}));
  expect(begun).toMatchObject({ PhysicalResourceId: 'id', StartedAt: '2026-11-21T09:00:00.000Z' });
  expect(start).toHaveBeenCalledTimes(1);
  await expect(fake.call({ ...never, start }, begun)).resolves.toEqual({ IsComplete: false });
  expect(start).toHaveBeenCalledTimes(1);
});

test('an update keeps the id that there is', async () => {
  expect(await fake.started(never, { ...event('Update', {}), PhysicalResourceId: 'older' })).toMatchObject({ PhysicalResourceId: 'older' });
});

test('fails when time is up, with what is missing and no stack trace', async () => {
  const begun = await fake.started(never, event('Create', {}));
  fake.pass(599);
  await expect(fake.call(never, begun)).resolves.toEqual({ IsComplete: false });
  fake.pass(1);
  const failure = await fake.call(never, begun).catch((error) => error);
  expect(failure.message).toBe('after 10 minutes: a miracle');
  expect(failure.stack).toBe('');
});

test('what is done gives its attributes', async () => {
  const begun = await fake.started(never, event('Create', {}));
  await expect(fake.call({ progress: async () => ({ done: true, data: { Status: 'ready' } }) }, begun)).resolves.toEqual({ IsComplete: true, Data: { Status: 'ready' } });
  await expect(fake.call({ progress: async () => ({ done: true }) }, begun)).resolves.toEqual({ IsComplete: true });
});

test('fails with no more than CloudFormation takes', async () => {
  const begun = await fake.started(never, event('Create', {}));
  const failure = await fake.call({ progress: async () => { throw new Error('x'.repeat(10_000)); } }, begun).catch((error) => error);
  expect(Buffer.byteLength(failure.message)).toBeLessThan(2_600);
});
