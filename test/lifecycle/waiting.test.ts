import { event, fakeKubernetes } from './fake-kubernetes';
import { AwsError } from '../../lib/lifecycle/handlers/aws';
import { wait, Waiting } from '../../lib/lifecycle/handlers/waiting';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());

const FORWARD = { acts: 'forward', needs: [] } as const;
const never: Waiting = { ...FORWARD, progress: async () => ({ done: false, missing: 'a miracle' }) };

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
  await expect(fake.call({ ...FORWARD, progress: async () => ({ done: true, data: { Status: 'ready' } }) }, begun)).resolves.toEqual({ IsComplete: true, Data: { Status: 'ready' } });
  await expect(fake.call({ ...FORWARD, progress: async () => ({ done: true }) }, begun)).resolves.toEqual({ IsComplete: true });
});

test('fails with no more than CloudFormation takes', async () => {
  const begun = await fake.started(never, event('Create', {}));
  const failure = await fake.call({ ...FORWARD, progress: async () => { throw new Error('x'.repeat(10_000)); } }, begun).catch((error) => error);
  expect(Buffer.byteLength(failure.message)).toBeLessThan(2_600);
});

describe('what nobody knows yet', () => {
  const failing = (error: unknown): Waiting => ({ ...FORWARD, progress: async () => { throw error; } });
  afterEach(() => jest.restoreAllMocks());

  test.each([
    'ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded', 'InternalFailure', 'ServiceUnavailable', 'TimeoutError', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN',
    'ExpiredTokenException', 'RequestExpired', 'InvalidSignatureException', 'RequestTimeTooSkewed', 'UnrecognizedClientException', 'AccessDeniedException', 'SyntaxError', 'UnknownError',
  ])('is asked again until time is up: %s', async (code) => {
    const waiting = failing(new AwsError('eks:DescribeCluster', code));
    const begun = await fake.started(waiting, event('Create', {}));
    await expect(fake.call(waiting, begun)).resolves.toEqual({ IsComplete: false });
    fake.pass(601);
    await expect(fake.call(waiting, begun)).rejects.toThrow(`after 10 minutes: AWS did not give an answer to eks:DescribeCluster: ${code}`);
  });

  test('does not end the first call', async () => {
    const start = async () => { throw new AwsError('eks:DescribeCluster', 'ThrottlingException'); };
    await expect(fake.started({ ...never, start }, event('Create', {}))).resolves.toMatchObject({ PhysicalResourceId: 'id' });
  });

  test.each(['ValidationError', 'InvalidParameterException'])('is no answer that AWS gave: %s fails at once', async (code) => {
    const waiting = failing(new AwsError('x:Y', code));
    await expect(fake.call(waiting, await fake.started(waiting, event('Create', {})))).rejects.toThrow(code);
  });

  test('a call that hangs ends before Lambda ends it', async () => {
    const hanging: Waiting = { ...FORWARD, progress: () => new Promise(() => undefined) };
    const begun = await fake.started(hanging, event('Create', {}));
    await expect(wait(hanging, begun, 'id', { ...fake.tools, callMs: 20 })).resolves.toEqual({ IsComplete: false });
  });
});

describe('an EKS cluster that does not exist', () => {
  const gone = { progress: async () => { throw new AwsError('eks:DescribeCluster', 'ResourceNotFoundException'); } };

  test('ends a deletion: what ran on it went with it', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation();
    const waiting: Waiting = { ...gone, start: gone.progress, acts: 'on deletion', needs: [] };
    await expect(fake.call(waiting, await fake.started(waiting, event('Delete', {})))).resolves.toEqual({ IsComplete: true });
    expect(log).toHaveBeenCalledWith(expect.stringContaining('does not exist any more'));
    log.mockRestore();
  });

  test('fails anything else at once', async () => {
    const waiting: Waiting = { ...gone, ...FORWARD };
    await expect(fake.call(waiting, await fake.started(waiting, event('Update', {})))).rejects.toThrow('[eks-cluster-gone]');
  });
});

describe('properties', () => {
  const waiting: Waiting = { ...never, needs: ['Namespace', 'Name'] };
  const onDeletion: Waiting = { ...waiting, acts: 'on deletion' };

  test.each<[string, Waiting | undefined, Record<string, unknown>, RegExp]>([
    ['missing', waiting, { Name: undefined }, /^properties are missing \(Name\): .*\[gate-properties\]$/],
    ['empty', waiting, { Name: '', Namespace: undefined }, /^properties are missing \(Namespace, Name\)/],
    ['no number of seconds', waiting, { TimeoutSeconds: 'soon' }, /^TimeoutSeconds is "soon", but has to be a number below 3600/],
    ['no seconds', waiting, { TimeoutSeconds: undefined }, /^TimeoutSeconds is nothing/],
    ['longer than CloudFormation waits', waiting, { TimeoutSeconds: '7200' }, /^TimeoutSeconds is "7200"/],
    ['as long as CloudFormation waits', waiting, { TimeoutSeconds: '3600' }, /^TimeoutSeconds is "3600"/],
    ['of something unknown', undefined, { Wait: 'constructor' }, /^this function does not know how to wait for "constructor"/],
  ])('%s: one clear sentence, on deletion too', async (_, one, properties, says) => {
    for (const [type, which] of [['Create', one], ['Delete', one && onDeletion]] as const) {
      const failure = await fake.started(which as Waiting, event(type, properties)).catch((error) => error);
      expect(failure.message).toMatch(says);
      expect(failure.stack).toBe('');
    }
  });

  test('of what does nothing on deletion do not keep it from ending', async () => {
    await expect(fake.call(waiting, await fake.started(waiting, event('Delete', { Name: undefined })))).resolves.toEqual({ IsComplete: true });
  });
});
