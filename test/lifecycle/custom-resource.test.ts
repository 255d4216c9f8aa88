import * as https from 'https';
import { serve, TestServer } from './https-server';
import { answer, CustomResourceEvent, fitReason } from '../../lib/lifecycle/handlers/custom-resource';

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

test('success is told with id and attributes, to the signed address and without a content type', async () => {
  await answer(event(), async () => ({ PhysicalResourceId: 'id', Data: { Key: 'value' } }));
  expect(sent()).toEqual({ Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Guard', PhysicalResourceId: 'id', Data: { Key: 'value' } });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ method: 'PUT', url: '/answer?signature=x' });
  expect(server.received[0].headers['content-type'] ?? '').toBe('');
});

test('a failure is told with its reason, and an id even if there was none', async () => {
  await answer(event(), async () => { throw new Error('because'); });
  expect(sent()).toMatchObject({ Status: 'FAILED', Reason: 'because', PhysicalResourceId: 'Guard-not-created' });
  await answer(event({ RequestType: 'Update', PhysicalResourceId: 'id' }), async () => { throw new Error('because'); });
  expect(sent()).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'id' });
});

test('an answer never exceeds what CloudFormation takes, whatever the script of the text', async () => {
  const reason = `first ${'漢字"\\'.repeat(3_000)} last`;
  expect(fitReason(reason)).toMatch(/^first .*\[\.\.\.\].* last$/);
  await answer(event({ StackId: 's'.repeat(200), LogicalResourceId: 'l'.repeat(255) }), async () => { throw new Error(reason); });
  expect(Buffer.byteLength(server.received[0].body)).toBeLessThan(4096);
  expect(fitReason('short')).toBe('short');
});

test('an answer that does not get through is sent again', async () => {
  let calls = 0;
  server.behave(() => (++calls < 3 ? (calls === 1 ? 'hang up' : { status: 503 }) : { status: 200 }));
  await answer(event(), async () => ({ PhysicalResourceId: 'id' }));
  expect(calls).toBe(3);
});
