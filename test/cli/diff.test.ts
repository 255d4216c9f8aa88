import * as fs from 'fs';
import * as http from 'http';
import { AddressInfo } from 'net';
import * as os from 'os';
import * as path from 'path';
import { App, CfnResource, Environment, NestedStack, RemovalPolicies, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cli } from './run';
import { CassandraClusterOptions, CassandraPlatformProps, K8ssandraOperatorVersion } from '../../lib';
import { CLUSTER, testPlatform } from '../fixtures';

// Each case synthesizes an app and starts a process.
jest.setTimeout(30_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diff-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

interface Variant {
  readonly options?: Partial<CassandraClusterOptions>;
  readonly platform?: Partial<CassandraPlatformProps>;
  /** Construct above the stack; with one the stack is as if it were a pipeline's. */
  readonly stages?: string[];
  readonly stackName?: string;
  readonly env?: Environment;
  readonly context?: Record<string, unknown>;
  readonly change?: (stack: Stack) => void;
}

/** Synthesizes an app with one stack of a platform. */
function assembly(name: string, { options, platform, stages = [], stackName = 'Shop', env, context, change }: Variant = {}): string {
  const outdir = path.join(folder, name);
  const app = new App({ outdir, context });
  const scope = stages.reduce<Construct>((parent, id) => new Stage(parent, id), app);
  const stack = new Stack(scope, 'Shop', { stackName, env, terminationProtection: true });
  testPlatform(stack, platform).addCassandraCluster('Orders', { ...CLUSTER, ...options });
  new s3.Bucket(stack, 'Theirs', { bucketName: 'theirs' });
  change?.(stack);
  app.synth();
  return outdir;
}

/** What `diff --json` says. */
async function diffed(...args: string[]) {
  const { code, stdout, stderr } = await cli(['diff', '--json', ...args]);
  return { code, stderr, ...(stdout ? JSON.parse(stdout) : {}) };
}
const rules = (answer: any) => answer.stacks.flatMap(({ findings }: any) => findings.map(({ rule }: any) => rule));
const resourceOf = (stack: Stack, type: string) => stack.node.findAll()
  .find((node): node is CfnResource => CfnResource.isCfnResource(node) && node.cfnResourceType === type)!;

/** Otherwise the synth itself refuses what takes the protection away. */
const DESTROYS = { 'cdk-eks-cassandra:destroy-data': 'true' };
const RENAMED = { options: { clusterName: 'Shop' } };
const running = assembly('running');

test('an upgraded operator tells what it will restart', async () => {
  const older = assembly('older', { platform: { operatorVersion: K8ssandraOperatorVersion.V1_32_4 } });
  const { code, stacks } = await diffed(older, running);
  expect(code).toBe(0);
  expect(stacks[0].notes).toEqual([expect.stringMatching(/from "1\.32\.4" to "1\.32\.5": 3 nodes of Cassandra cluster "orders" will restart with the next change.*operatorUpdateRevision/)]);
});

describe('stacks', () => {
  test('nothing refused ends with 0', async () => {
    const { code, stdout, stderr } = await cli(['diff', running, running]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Shop: nothing that would be refused\n', stderr: '' });
  });

  test('what would be refused is reported, and exits with 1', async () => {
    const { code, stdout } = await cli(['diff', running, assembly('renamed', RENAMED)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Shop: 3 refused\n- Platform\/Orders: clusterName changes from "orders" to "Shop".*\[cluster-identity\]/m);
  });

  test('a stack whose stages moved into a pipeline is still that stack', async () => {
    const moved = assembly('moved', { ...RENAMED, stages: ['Pipeline', 'Prod'] });
    expect(fs.existsSync(path.join(moved, 'assembly-Pipeline', 'assembly-Pipeline-Prod', 'manifest.json'))).toBe(true);
    const answer = await diffed(running, moved);
    expect(answer).toMatchObject({ code: 1, result: 'refused', stacks: [{ stack: 'Shop', state: 'compared' }] });
    expect(rules(answer)).toContain('cluster-identity');
  });

  test('an environment that one side leaves open fits each', async () => {
    const answer = await diffed(running, assembly('placed', { ...RENAMED, env: { account: '111122223333', region: 'eu-west-1' } }));
    expect(answer).toMatchObject({ code: 1, stacks: [{ stack: 'Shop', environment: { region: 'eu-west-1' }, state: 'compared' }] });
  });

  test('another region is another stack: new there, vanished here, and nothing is compared', async () => {
    const [dublin, frankfurt] = ['eu-west-1', 'eu-central-1'].map((region) => assembly(region, { env: { account: '111122223333', region } }));
    const { code, stdout } = await cli(['diff', dublin, frankfurt]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Shop: new, nothing to compare with\nShop: vanished: .*\n.*stays as it is deployed.*\nnothing was compared/);
  });

  test('another name is another stack', async () => {
    expect(await diffed(running, assembly('other-name', { stackName: 'Store' })))
      .toMatchObject({ code: 2, result: 'nothing compared', stacks: [{ stack: 'Store', state: 'new' }, { stack: 'Shop', state: 'vanished' }] });
  });

  test('nested stacks are read', async () => {
    const before = path.join(folder, 'nested');
    const app = new App({ outdir: before });
    testPlatform(new NestedStack(new Stack(app, 'Shop', { terminationProtection: true }), 'Nested') as Stack);
    app.synth();
    const templates = fs.readdirSync(before).filter((file) => file.endsWith('.nested.template.json'));
    expect(templates).toHaveLength(1);
    const after = path.join(folder, 'nested-changed');
    fs.cpSync(before, after, { recursive: true });
    const file = path.join(after, templates[0]);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"CidrBlock": "10.0.0.0/16"', '"CidrBlock": "10.9.0.0/16"'));
    const answer = await diffed(before, after);
    expect(answer.code).toBe(1);
    expect(answer.stacks).toEqual(expect.arrayContaining([expect.objectContaining({ stack: expect.stringMatching(/^Shop\/Nested/), state: 'compared' })]));
    expect(rules(answer)).toContain('replaced');
  });

  test.each([
    [[running, '/nowhere'], /\/nowhere is not there/],
    [[running, folder], /is not a cloud assembly: it has no manifest.json/],
  ])('%j cannot be answered', async (args, says) => {
    expect(await diffed(...args)).toEqual({ code: 2, stderr: expect.stringMatching(says) });
  });
});

describe('resources', () => {
  test.each<[string, (stack: Stack) => void, string[], RegExp]>([
    ['an escape hatch', (stack) => resourceOf(stack, 'AWS::EC2::VPC').addPropertyOverride('CidrBlock', '10.9.0.0/16'),
      ['replaced'], /Platform\/Network\/.*on which everything else stands, is replaced by another one, because of CidrBlock/],
    ['a removal policy from outside', (stack) => RemovalPolicies.of(stack).destroy(), ['less-protected'], /which holds data, is no longer kept/],
    ['another logical id', (stack) => resourceOf(stack, 'AWS::EC2::Subnet').overrideLogicalId('Other'), ['deleted', 'one-way', 'replaced'], /Subnet.* is deleted/],
  ])('%s', async (name, change, expected, says) => {
    const answer = await diffed(running, assembly(name.replace(/ /g, '-'), { change, context: DESTROYS }));
    expect(answer.code).toBe(1);
    expect([...new Set(rules(answer))].sort()).toEqual(expected);
    expect(JSON.stringify(answer)).toMatch(says);
  });

  test('what others made in the same stack is theirs', async () => {
    const change = (stack: Stack) => {
      const theirs = stack.node.findChild('Theirs') as s3.Bucket;
      (theirs.node.defaultChild as s3.CfnBucket).bucketName = 'renamed';
    };
    expect(await diffed(running, assembly('theirs', { change }))).toMatchObject({ code: 0, result: 'nothing refused' });
  });

  test('an accepted loss is reported and not refused; another one still is', async () => {
    const changed = assembly('accepted', { change: (stack) => { resourceOf(stack, 'AWS::EKS::Cluster').addPropertyOverride('Name', 'other'); } });
    const refused = await diffed(running, changed);
    const ids: string[] = refused.stacks[0].findings.map(({ at }: any) => at);
    expect(refused.code).toBe(1);
    const accepted = await diffed(running, changed, ...ids.flatMap((id) => ['--accept', id]));
    expect(accepted.code).toBe(0);
    expect(accepted.stacks[0].notes).toEqual(expect.arrayContaining([expect.stringMatching(/^accepted: .*AWS::EKS::Cluster/)]));
    expect((await diffed(running, changed, '--accept', ids[0])).code).toBe(ids.length > 1 ? 1 : 0);
  });
});

describe('template files, as aws cloudformation get-template writes them', () => {
  const template = JSON.parse(fs.readFileSync(path.join(running, 'Shop.template.json'), 'utf8'));
  const file = (name: string, content: unknown) => {
    const at = path.join(folder, name);
    fs.writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
    return at;
  };
  const renamed = assembly('renamed-again', RENAMED);

  test.each<[string, unknown]>([
    ['body.json', { TemplateBody: template, StagesAvailable: ['Original', 'Processed'] }],
    ['text.json', { TemplateBody: JSON.stringify(template) }],
    ['bare.json', template],
  ])('%s', async (name, content) => {
    const answer = await diffed(file(name, content), renamed);
    expect(answer).toMatchObject({ code: 1, stacks: [{ stack: 'Shop', state: 'compared' }] });
    expect(rules(answer)).toContain('cluster-identity');
    expect(await diffed(file(name, content), running)).toMatchObject({ code: 0 });
  });

  test('resources that are gone are found by their type, where no tree tells them', async () => {
    const more = { ...template, Resources: { ...template.Resources, Gone: { Type: 'AWS::EC2::Subnet', Properties: {} } } };
    expect(rules(await diffed(file('more.json', more), running))).toEqual(['deleted']);
  });

  test.each<[string, string, RegExp]>([
    ['t.yaml', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n', /in YAML, and only JSON can be compared/],
    ['t.json', JSON.stringify({ TemplateBody: 'Resources:\n  A: {}\n' }), /in YAML, and only JSON can be compared/],
    ['empty.json', '{}', /holds no CloudFormation template/],
    ['broken.json', '{', /broken.json is not JSON/],
  ])('%s is refused with a reason', async (name, content, says) => {
    expect(await diffed(file(name, content), running)).toEqual({ code: 2, stderr: expect.stringMatching(says) });
  });

  test('of several stacks one must be named', async () => {
    const several = assembly('several', { change: (stack) => { new ec2.Vpc(new Stack(stack.node.root as App, 'Other'), 'Vpc'); } });
    expect(await diffed(file('one.json', template), several)).toMatchObject({ code: 2, stderr: expect.stringMatching(/give --stack with one of Other, Shop|Shop, Other/) });
    expect(await diffed(file('one.json', template), several, '--stack', 'Shop')).toMatchObject({ code: 0 });
    expect(await diffed(file('one.json', template), several, '--stack', 'Nope')).toMatchObject({ code: 2, stderr: expect.stringMatching(/there is no stack Nope/) });
  });
});

describe('what is deployed', () => {
  /** CloudFormation on loopback: GetTemplate of the stacks that it knows. */
  let deployed: Record<string, string> = {};
  let asked: URLSearchParams[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      const query = new URLSearchParams(body);
      asked.push(query);
      const text = deployed[query.get('StackName')!];
      response.writeHead(text ? 200 : 400, { 'content-type': 'text/xml' });
      response.end(text
        ? `<GetTemplateResponse><GetTemplateResult><TemplateBody>${escaped(text)}</TemplateBody></GetTemplateResult></GetTemplateResponse>`
        : '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id Shop does not exist</Message></Error></ErrorResponse>');
    });
  });
  const environment = () => ({
    AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => { deployed = {}; asked = []; });

  test('a stack that CloudFormation has is compared as it was sent', async () => {
    deployed = { Shop: fs.readFileSync(path.join(running, 'Shop.template.json'), 'utf8') };
    const refused = await cli(['diff', '--deployed', assembly('next', RENAMED)], environment());
    expect(refused).toMatchObject({ code: 1, stderr: '', stdout: expect.stringMatching(/^Shop: 3 refused/) });
    expect(asked[0].get('Action')).toBe('GetTemplate');
    expect(asked[0].get('TemplateStage')).toBe('Original');
    expect(await cli(['diff', '--deployed', running], environment())).toMatchObject({ code: 0 });
  });

  test('a stack that is not there yet is new, and nothing is wrong', async () => {
    expect(await cli(['diff', '--deployed', running], environment())).toEqual({ code: 0, stdout: 'Shop: new, nothing to compare with\n', stderr: '' });
  });

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['no region', { AWS_DEFAULT_REGION: '' }, /error: the template of stack Shop cannot be read: Region is missing.*--region/],
    ['no credentials', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, /error: the template of stack Shop cannot be read: .*credentials.*--profile/i],
    ['no service', { AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' }, /error: the template of stack Shop cannot be read: (?!.*proxy)/],
    ['no service without a proxy', { AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1', HTTPS_PROXY: 'http://me:hunter2@127.0.0.1:1' },
      /cannot be read: (?!.*hunter2).*HTTPS_PROXY is set, but the AWS SDK for JavaScript uses no proxy/],
  ])('%s: told in one line, and ends with 2', async (_, change, says) => {
    const { code, stdout, stderr } = await cli(['diff', '--deployed', running], { ...environment(), ...change });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
