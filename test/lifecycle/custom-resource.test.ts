import * as https from 'https';
import { serve, TestServer } from './https-server';
import { answer, CustomResourceEvent } from '../../lib/lifecycle/handlers/custom-resource';
import { fitText, jsonBytes } from '../../lib/lifecycle/handlers/fit-text';

let server: TestServer;
const agentCa = https.globalAgent.options.ca;

beforeAll(async () => {
  server = await serve();
  // CloudFormation's addresses have a certificate that Node trusts; here the test's own stands for it.
  https.globalAgent.options.ca = server.certificate;
});
afterAll(async () => {
  https.globalAgent.options.ca = agentCa;
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
  server.behave(() => ({ status: 200 }));
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

function event(overrides: Partial<CustomResourceEvent> = {}): CustomResourceEvent {
  return {
    RequestType: 'Create', ResponseURL: `${server.url}/answer?signature=x`, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Guard', ResourceProperties: {}, ...overrides,
  };
}
const sent = () => JSON.parse(server.received[server.received.length - 1].body);

test('success is reported with id and attributes, to the signed URL and without a content type', async () => {
  await answer(event(), async () => ({ PhysicalResourceId: 'id', Data: { Key: 'value' } }));
  expect(sent()).toEqual({ Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Guard', PhysicalResourceId: 'id', Data: { Key: 'value' } });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ method: 'PUT', url: '/answer?signature=x' });
  expect(server.received[0].headers['content-type'] ?? '').toBe('');
});

test('a failure is reported with its reason, and an id even if there was none', async () => {
  await answer(event(), async () => { throw new Error('because'); });
  expect(sent()).toMatchObject({ Status: 'FAILED', Reason: 'because', PhysicalResourceId: 'Guard-not-created' });
  await answer(event({ RequestType: 'Update', PhysicalResourceId: 'id' }), async () => { throw new Error('because'); });
  expect(sent()).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'id' });
});

test.each([
  ['letters', 'x'.repeat(10_000)], ['quotes, which JSON doubles', '"\\'.repeat(3_000)], ['line breaks', '\n'.repeat(5_000)], ['control characters, six bytes each', '\u0001'.repeat(2_000)],
  ['other scripts', '漢字'.repeat(3_000)], ['pairs of surrogates', '🦄'.repeat(3_000)], ['half a pair', '\ud83e'.repeat(3_000)],
])('an answer never exceeds what CloudFormation takes: %s', async (_, text) => {
  const reason = `first ${text} last`;
  expect(fitText(reason)).toMatch(/^first [^]*\[\.\.\.\][^]* last$/);
  expect(jsonBytes(fitText(reason))).toBeLessThanOrEqual(2_500);
  expect(jsonBytes(fitText(reason))).toBeGreaterThan(2_400);
  await answer(event({ StackId: 's'.repeat(250), LogicalResourceId: 'l'.repeat(255) }), async () => { throw new Error(reason); });
  expect(Buffer.byteLength(server.received[0].body)).toBeLessThan(4096);
});

test('what fits is reported unchanged', () => {
  expect(fitText('short "and" good')).toBe('short "and" good');
  expect(fitText('a'.repeat(2_500))).toHaveLength(2_500);
  expect(fitText('漢'.repeat(10), 29)).not.toBe('漢'.repeat(10));
  expect(fitText('漢'.repeat(10), 30)).toBe('漢'.repeat(10));
});

test('an answer that does not get through is sent again', async () => {
  let calls = 0;
  server.behave(() => (++calls < 3 ? (calls === 1 ? 'hang up' : { status: 503 }) : { status: 200 }));
  await answer(event(), async () => ({ PhysicalResourceId: 'id' }));
  expect(calls).toBe(3);
});

test.each([408, 429, 500])('an answer that meets %i is sent again', async (status) => {
  let calls = 0;
  server.behave(() => ({ status: ++calls < 2 ? status : 200 }));
  await answer(event(), async () => ({ PhysicalResourceId: 'id' }));
  expect(calls).toBe(2);
});

test.each([400, 403, 404])('an answer that is refused with %i is not sent again: the event came twice, and was answered', async (status) => {
  server.behave(() => ({ status }));
  await expect(answer(event(), async () => ({ PhysicalResourceId: 'id' }))).resolves.toBeUndefined();
  expect(server.received).toHaveLength(1);
});

test('a handler that hangs is answered for, before Lambda ends it', async () => {
  await answer(event(), () => new Promise(() => undefined), 30);
  expect(sent()).toMatchObject({ Status: 'FAILED', Reason: 'the function took longer than 0 s' });
});
