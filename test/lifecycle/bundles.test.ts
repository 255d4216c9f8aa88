import * as fs from 'fs';
import * as https from 'https';
import * as os from 'os';
import * as path from 'path';
import { serve } from './https-server';
import { bundleHandlers } from '../../tools/bundle-handlers';

const FOLDER = path.join(__dirname, '../../lib/lifecycle/bundles');
const fileOf = (name: string) => path.join(FOLDER, name, 'index.js');
const NAMES = ['backup-age', 'gates', 'guard', 'superuser'];

test('there is one for each function', () => {
  expect(fs.readdirSync(FOLDER).sort()).toEqual(NAMES);
});

test.each(NAMES)('%s has a handler, and in it nothing but our own code', (name) => {
  const text = fs.readFileSync(fileOf(name), 'utf8');
  expect(text).not.toMatch(/node_modules/);
  expect(new Set(text.match(/(?<=require\(")[^"]+/g))).toEqual(new Set(text.match(/(?<=require\(")(https|crypto|@aws-sdk\/client-[-a-z0-9]+)(?="\))/g)));
  expect(text.length).toBeLessThan(100_000);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  expect(typeof require(fileOf(name)).handler).toBe('function');
});

test('the same sources give the same bytes', () => {
  const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'bundles-'));
  bundleHandlers(elsewhere);
  for (const name of NAMES) expect(fs.readFileSync(path.join(elsewhere, name, 'index.js'))).toEqual(fs.readFileSync(fileOf(name)));
});

test('the bundled guard answers CloudFormation', async () => {
  const server = await serve();
  const trusted = https.globalAgent.options.ca;
  https.globalAgent.options.ca = server.certificate;
  try {
    server.behave(() => ({ status: 200 }));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    await require(fileOf('guard')).handler({
      RequestType: 'Create', ResponseURL: `${server.url}/`, StackId: 's', RequestId: 'r', LogicalResourceId: 'Guard', ResourceProperties: { Model: '{"format":1,"clusters":{}}' },
    });
    expect(JSON.parse(server.received[0].body)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(/^change-guard-/) });
  } finally {
    https.globalAgent.options.ca = trusted;
    await server.close();
  }
});
