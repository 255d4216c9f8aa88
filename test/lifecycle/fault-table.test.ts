import * as path from 'path';
import { event, fakeKubernetes, NONE, Objects, refusal } from './fake-kubernetes';
import type { Answer } from './https-server';
import { AwsError } from '../../lib/lifecycle/handlers/aws';
import { absence, deletion } from '../../lib/lifecycle/handlers/deletion';
import { KubernetesClient } from '../../lib/lifecycle/handlers/kubernetes';
import { preflight } from '../../lib/lifecycle/handlers/preflight';
import { readiness } from '../../lib/lifecycle/handlers/readiness';
import { wait, Waiting, WaitingEvent, WaitingTools } from '../../lib/lifecycle/handlers/waiting';

// Lambda's runtime brings these; the framework only constructs their clients when nobody replaced its outbound calls.
jest.mock('@aws-sdk/client-lambda', () => ({}), { virtual: true });
jest.mock('@aws-sdk/client-sfn', () => ({}), { virtual: true });

const RUNTIME = path.join(path.dirname(require.resolve('aws-cdk-lib/package.json')), 'custom-resources/lib/provider-framework/runtime');
/* eslint-disable @typescript-eslint/no-require-imports */
const outbound = require(path.join(RUNTIME, 'outbound.js'));
const framework = require(path.join(RUNTIME, 'framework.js'));
const { Retry } = require(path.join(RUNTIME, 'cfn-response.js'));
/* eslint-enable @typescript-eslint/no-require-imports */

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => {
  fake = await fakeKubernetes();
  Object.assign(process.env, { USER_ON_EVENT_FUNCTION_ARN: 'arn:x:gates', USER_IS_COMPLETE_FUNCTION_ARN: 'arn:x:gates', WAITER_STATE_MACHINE_ARN: 'arn:x:waiter' });
});
afterAll(() => fake.server.close());
beforeEach(() => {
  for (const stream of ['log', 'warn', 'error'] as const) jest.spyOn(console, stream).mockImplementation(() => undefined);
  fake.stackIs('UPDATE_IN_PROGRESS');
  fake.server.received.length = 0;
});

interface Deployed {
  /** What CloudFormation is answered, and how often. */
  readonly answers: any[];
  /** How often it was looked. */
  readonly rounds: number;
}

/** Runs a waiting through CDK's own provider framework, as CloudFormation and Step Functions do: a round a minute. */
async function deploy(waiting: Waiting, asked: WaitingEvent, faulty: Partial<WaitingTools> = {}, events = 1): Promise<Deployed> {
  const answers: any[] = [];
  const executions: string[] = [];
  outbound.httpRequest = async (_: object, body: string) => { answers.push(JSON.parse(body)); };
  outbound.startExecution = async ({ input }: { input: string }) => { executions.push(input); };
  outbound.invokeFunction = async ({ Payload }: { Payload: string }) => {
    try {
      return { Payload: JSON.stringify(await wait(waiting, JSON.parse(Payload), 'id', { ...fake.tools, ...faulty })) };
    } catch (error: any) {
      return { FunctionError: 'Unhandled', Payload: JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') }) };
    }
  };
  await Promise.all(Array.from({ length: events }, () => framework.onEvent({ ...asked, ResponseURL: 'https://127.0.0.1/answer', RequestId: 'r', LogicalResourceId: 'l' })));
  let rounds = 0;
  let open = executions;
  for (; open.length > 0 && rounds < 30; rounds++) {
    const ended = await Promise.all(open.map((input) => framework.isComplete(JSON.parse(input)).then(() => true, (error: unknown) => {
      if (error instanceof Retry) return false;
      throw error;
    })));
    open = open.filter((_, at) => !ended[at]);
    fake.pass(60);
  }
  return { answers, rounds };
}

const CLUSTER = '/apis/k8ssandra.io/v1alpha1/namespaces/shop/k8ssandraclusters/orders';
const DATACENTERS = 'GET /apis/cassandra.datastax.com/v1beta1/namespaces/shop/cassandradatacenters';
const HEALTHY: Objects = {
  'GET /version': { major: '1', minor: '35' },
  [`GET ${CLUSTER}`]: { metadata: { generation: 1 }, spec: { cassandra: { datacenters: [{ metadata: { name: 'dc1' }, size: 3 }] } }, status: { observedGeneration: 1 } },
  [DATACENTERS]: {
    items: [{ metadata: { name: 'dc1', generation: 1 }, spec: { size: 3 }, status: { observedGeneration: 1, cassandraOperatorProgress: 'Ready', conditions: [{ type: 'Ready', status: 'True' }] } }],
  },
  'GET /api/v1/namespaces/shop/pods': NONE,
  'GET /api/v1/namespaces/shop/events': NONE,
};
const GONE: Objects = { [DATACENTERS]: NONE, 'GET /api/v1/namespaces/shop/events': NONE, 'GET /api/v1/namespaces/shop/persistentvolumeclaims': NONE };
const PROPERTIES = { Datacenters: ['dc1'], Leaving: [], KubernetesVersion: '1.35', OneWay: 'a', Digest: 'b' };
const BEFORE = { ...PROPERTIES, Digest: 'a' };

/** With what each says if nobody answers to the end. Not knowing never puts a healthy ring back, and never lets anything be taken for gone. */
const WAITINGS: Array<[string, Waiting, () => WaitingEvent, Objects, { Status: string; says: RegExp }]> = [
  ['readiness, at first', readiness, () => event('Create', PROPERTIES), HEALTHY, { Status: 'FAILED', says: /Cassandra is not ready after 10 minutes/ }],
  ['readiness, later', readiness, () => event('Update', PROPERTIES, BEFORE), HEALTHY, { Status: 'SUCCESS', says: /it is not known how Cassandra is/ }],
  ['preflight', preflight, () => event('Update', PROPERTIES, BEFORE), HEALTHY, { Status: 'FAILED', says: /nothing was changed: .*\[preflight-unknown\]/ }],
  ['deletion', deletion, () => event('Delete', { Deleter: 'mine' }), GONE, { Status: 'FAILED', says: /after 10 minutes: it is not known how far the deletion is/ }],
  ['the barrier', absence, () => event('Delete', {}), GONE, { Status: 'FAILED', says: /after 10 minutes: / }],
];

/** Fails so many times, and works then. */
function firstTimes<T>(times: number, fail: () => never, work: () => Promise<T>): () => Promise<T> {
  let left = times;
  return async () => (left-- > 0 ? fail() : work());
}

function expectEnd({ answers, rounds }: Deployed, { Status, says }: { Status: string; says: RegExp }): void {
  expect(answers).toMatchObject([{ Status }]);
  expect(answers[0].Reason ?? '').toMatch(Status === 'FAILED' ? says : /^/);
  if (Status === 'SUCCESS') expect(answers[0].Data.Status).toMatch(says);
  expect(rounds).toBe(11);
  expect(Buffer.byteLength(JSON.stringify(answers[0]))).toBeLessThan(4096);
}

/** Throttling, 5xx, time-outs, no network, an expired token, clocks that differ, rights that spread. */
const CODES = ['ThrottlingException', 'ServiceUnavailableException', 'InternalServerException', 'TimeoutError', 'ECONNRESET', 'ENOTFOUND', 'ExpiredTokenException',
  'RequestTimeTooSkewed', 'AccessDeniedException'];

describe.each(WAITINGS)('%s', (_, waiting, asked, objects, end) => {
  test.each(CODES)('waits for an AWS that answers %s for a while, and tells it when it lasts', async (code) => {
    const fail = () => { throw new AwsError('eks:DescribeCluster', code); };
    fake.behave(objects);
    const { answers } = await deploy(waiting, asked(), { kubernetes: firstTimes(4, fail, () => fake.tools.kubernetes()) });
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
    const lasting = await deploy(waiting, asked(), { kubernetes: async () => fail() });
    expectEnd(lasting, end);
    expect(JSON.stringify(lasting.answers)).toContain(code);
  });

  test.each<[string, () => any]>([
    ['hangs up', () => 'hang up'], ['a page of a proxy', () => ({ status: 200, body: '<html>' })], ['half an answer', () => ({ status: 200, body: '{"items":[' })],
    ...[401, 403, 408, 429, 500, 502, 503, 504].map((status): [string, () => any] => [String(status), () => refusal(status, 'hunter2')]),
  ])('asks a Kubernetes API again that answers: %s', async (__, fault) => {
    const sometimes = (fine: unknown) => {
      let calls = 0;
      return () => (++calls % 3 === 1 ? fault() : fine === undefined ? refusal(404, 'not found', 'NotFound') : { status: 200, body: fine } as Answer);
    };
    const all: Objects = { [`GET ${CLUSTER}`]: undefined, ...objects };
    fake.behave(Object.fromEntries(Object.entries(all).map(([path_, fine]) => [path_, sometimes(fine)])));
    expect((await deploy(waiting, asked())).answers).toMatchObject([{ Status: 'SUCCESS' }]);
    fake.behave(Object.fromEntries(Object.keys(all).map((path_) => [path_, fault])));
    const lasting = await deploy(waiting, asked());
    expectEnd(lasting, end);
    const logged = (['log', 'warn', 'error'] as const).map((stream) => (console[stream] as jest.Mock).mock.calls);
    expect(JSON.stringify([lasting.answers, logged])).not.toContain('hunter2');
  });

  test.each(['never', 'trickle'] as const)('is not held by a Kubernetes API that answers: %s', async (fault) => {
    const kubernetes = async () => new KubernetesClient({ endpoint: fake.server.url, certificateAuthority: fake.server.certificate, token: () => 'token', timeoutMs: 100 });
    fake.server.behave(() => fault);
    expectEnd(await deploy(waiting, asked(), { kubernetes }), end);
  });

  test('a look that hangs as a whole ends with its call', async () => {
    expectEnd(await deploy(waiting, asked(), { kubernetes: () => new Promise(() => undefined), callMs: 10 }), end);
  });

  test('events that come twice are answered alike', async () => {
    fake.behave(objects);
    const { answers } = await deploy(waiting, asked(), {}, 2);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].Status).toBe('SUCCESS');
  });
});

describe('deletion', () => {
  /** Falls into the middle of it, every third time: a look asks twice. */
  test.each([401, 403, 408, 410, 429, 500, 502, 503, 504])('that meets %i deletes once, and takes nothing for gone', async (status) => {
    let calls = 0;
    let there = true;
    const found = () => (there ? { status: 200, body: { metadata: { uid: 'u', annotations: { 'cdk-eks-cassandra/deleter': 'mine' } } } } : refusal(404, 'gone', 'NotFound'));
    fake.behave({
      ...GONE,
      [`GET ${CLUSTER}`]: () => (++calls % 3 === 2 ? refusal(status, 'hunter2') : found()),
      [`DELETE ${CLUSTER}`]: () => { there = false; return { status: 200, body: {} }; },
    });
    const { answers } = await deploy(deletion, event('Delete', { Deleter: 'mine' }));
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(fake.requests('DELETE')).toHaveLength(1);
  });

  test.each<[string, Waiting]>([['deletion', deletion], ['the barrier', absence]])('ends with an EKS cluster that vanished: %s', async (_, waiting) => {
    const kubernetes = async () => { throw new AwsError('eks:DescribeCluster', 'ResourceNotFoundException'); };
    expect((await deploy(waiting, event('Delete', { Deleter: 'mine' }), { kubernetes })).answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  test('that is asked for twice at once deletes the same cluster, never another one', async () => {
    let there = true;
    fake.behave({
      ...GONE,
      [`GET ${CLUSTER}`]: () => (there ? { status: 200, body: { metadata: { uid: 'u', annotations: { 'cdk-eks-cassandra/deleter': 'mine' } } } } : refusal(404, 'gone', 'NotFound')),
      [`DELETE ${CLUSTER}`]: () => {
        const first = there;
        there = false;
        return first ? { status: 200, body: {} } : refusal(404, 'gone', 'NotFound');
      },
    });
    const { answers } = await deploy(deletion, event('Delete', { Deleter: 'mine' }), {}, 2);
    expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    for (const { body } of fake.server.received.filter(({ method }) => method === 'DELETE')) expect(JSON.parse(body).preconditions).toEqual({ uid: 'u' });
  });
});

describe('a way back', () => {
  test.each<[string, Waiting]>([['readiness', readiness], ['preflight', preflight]])('is stopped by nobody who hangs: %s', async (_, waiting) => {
    fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS');
    fake.server.behave(() => 'never');
    const { answers, rounds } = await deploy(waiting, event('Update', PROPERTIES, BEFORE));
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(rounds).toBe(1);
  });

  test.each<[string, Waiting]>([['readiness', readiness], ['preflight', preflight]])('is found out late: %s', async (_, waiting) => {
    fake.behave(HEALTHY);
    const stackStatus = firstTimes(4, () => { throw new AwsError('cloudformation:DescribeStacks', 'ThrottlingException', 400); }, async () => 'UPDATE_ROLLBACK_IN_PROGRESS');
    expect((await deploy(waiting, event('Update', PROPERTIES, BEFORE), { stackStatus })).answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });
});
