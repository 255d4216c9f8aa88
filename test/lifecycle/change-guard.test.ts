import { App, Aspects, CfnResource, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { JsonPatch } from 'cdk8s';
import { CassandraCluster, CassandraNetwork, CertManagerInstallation } from '../../lib';
import { CLUSTER, DATACENTER, refused, testPlatform, testStack } from '../fixtures';

function deploy(options = {}, stack = testStack()) {
  const cluster = testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, ...options });
  return { stack, cluster, synth: () => Template.fromStack(stack) };
}

/** The platform's own EKS cluster, by what tells its name. */
const HOST = expect.stringMatching(/^<Ref:PlatformCluster\w+>$/);
const DIGEST = expect.stringMatching(/^[0-9a-f]{16}$/);
const GUARD = 'Custom::CassandraChangeGuard';
const inGuard = (logicalId: string) => logicalId.startsWith('CassandraChangeGuard');

function modelOf(template: Template): any {
  const [guard] = Object.values(template.findResources(GUARD));
  return JSON.parse(guard.Properties.Model);
}

describe('in the template', () => {
  const stack = testStack();
  new s3.Bucket(stack, 'Theirs');
  const nested = new NestedStack(stack, 'Nested');
  new s3.Bucket(nested, 'Inside');
  const template = deploy({}, stack).synth();
  const resources = Object.entries(template.toJSON().Resources as Record<string, any>);

  test('it comes before everything else, also what is not ours', () => {
    const [guard] = Object.keys(template.findResources(GUARD));
    const others = resources.filter(([id]) => !inGuard(id));
    expect(others.length).toBeGreaterThan(60);
    expect(others.filter(([, { DependsOn }]) => ![DependsOn].flat().includes(guard)).map(([id]) => id)).toEqual([]);
  });

  test('it refers to nothing outside of itself', () => {
    const own = resources.filter(([id]) => inGuard(id));
    const referred = new Set(JSON.stringify(own).match(/(?<="Ref":"|"Fn::GetAtt":\["|"DependsOn":\[?")[^"]+/g));
    expect([...referred].filter((id) => !inGuard(id) && !id.startsWith('AWS::'))).toEqual([]);
    expect(own.map(([, { Type }]) => Type).sort()).toEqual([GUARD, 'AWS::IAM::Role', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup'].sort());
  });

  test('its model is plain text, with the custom resource as it was patched', () => {
    const { cluster, synth } = deploy();
    cluster.customResources[0].addJsonPatch(JsonPatch.add('/spec/reaper/keyspace', 'repairs'));
    const { format, installations, clusters } = modelOf(synth());
    expect(format).toBe(2);
    expect(installations).toEqual({
      'Platform/CertManager': { kind: 'cert-manager', digest: DIGEST, host: HOST, accepted: [] },
      'Platform/Operator': { kind: 'k8ssandra-operator', version: '1.32.5', namespace: 'k8ssandra-operator', digest: DIGEST, host: HOST, accepted: [] },
    });
    expect(clusters).toEqual({
      'Platform/Orders': expect.objectContaining({
        name: 'orders',
        clusterName: 'orders',
        namespace: 'cassandra-orders',
        version: '5.0.6',
        digest: DIGEST,
        operator: 'Platform/Operator',
        authentication: true,
        extra: { reaperKeyspace: 'repairs' },
        datacenters: [expect.objectContaining({
          name: 'dc1',
          nodes: 3,
          workers: 3,
          volumeBytes: 200 * 2 ** 30,
          racks: [1, 2, 3].map((at) => ({ name: `r${at}`, zone: { unknown: true } })),
        })],
      }),
    });
  });

  test('it may do nothing but write its log and read the status of its own stack', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      Policies: [{
        PolicyDocument: {
          Statement: [
            { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Effect: 'Allow', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('CassandraChangeGuard.*Log'), 'Arn'] } },
            { Action: 'cloudformation:DescribeStacks', Effect: 'Allow', Resource: { Ref: 'AWS::StackId' } },
          ],
        },
      }],
    });
  });

  test('resources that an aspect changes late come after it too', () => {
    const { stack: other, synth } = deploy();
    Aspects.of(other).add({ visit: (node) => { if (node === other && !node.node.tryFindChild('Late')) new CfnResource(other, 'Late', { type: 'AWS::SNS::Topic' }); } });
    expect(synth().findResources('AWS::SNS::Topic').Late.DependsOn).toEqual([expect.stringMatching(/^CassandraChangeGuard/)]);
  });

  test('there is one in a stack, and its path does not know the stage', () => {
    const staged = new Stack(new Stage(new App(), 'Prod'), 'Test', { terminationProtection: true });
    const platform = testPlatform(staged);
    platform.addCassandraCluster('Orders', CLUSTER);
    platform.addCassandraCluster('Users', CLUSTER);
    const both = Template.fromStack(staged);
    both.resourceCountIs(GUARD, 1);
    expect(Object.keys(modelOf(both).clusters)).toEqual(['Platform/Orders', 'Platform/Users']);
  });

  test('it watches a platform without Cassandra clusters too, and stays when the last one leaves', () => {
    const alone = testStack();
    testPlatform(alone, { certManager: CertManagerInstallation.helmChart() });
    const platformOnly = Template.fromStack(alone);
    const [[guard, { Properties }]] = Object.entries(platformOnly.findResources(GUARD));
    expect([guard]).toEqual(Object.keys(template.findResources(GUARD)));
    const { ground, ...model } = JSON.parse(Properties.Model);
    expect(Object.values<any>(ground).map(({ Type }) => Type)).toEqual(expect.arrayContaining(['AWS::EKS::Cluster', 'AWS::EC2::VPC', 'AWS::KMS::Key']));
    expect(model).toEqual({
      format: 2,
      readableFrom: '0.1.0',
      installations: {
        'Platform/CertManager': { kind: 'cert-manager', version: 'v1.21.2', namespace: 'cert-manager', digest: DIGEST, host: HOST, accepted: [] },
        'Platform/Operator': { kind: 'k8ssandra-operator', version: '1.32.5', namespace: 'k8ssandra-operator', digest: DIGEST, host: HOST, accepted: [] },
      },
      clusters: {},
    });
    const others = Object.entries(platformOnly.toJSON().Resources as Record<string, any>).filter(([id]) => !inGuard(id));
    expect(others.filter(([, { DependsOn }]) => ![DependsOn].flat().includes(guard)).map(([id]) => id)).toEqual([]);
  });

  test('versions that only the deployment knows are not in it', () => {
    const later = testStack();
    testPlatform(later, { certManager: CertManagerInstallation.eksAddon({ version: Token.asString({ Ref: 'Version' }) }) });
    expect(modelOf(Template.fromStack(later)).installations['Platform/CertManager'].version).toEqual({ unknown: true });
  });

  test('zones that only the deployment knows are filled in by CloudFormation, unless a resource must be there first', () => {
    const select = (at: number) => ({ 'Fn::Select': [at, { 'Fn::GetAZs': '' }] });
    template.hasResourceProperties(GUARD, {
      Zones: { 'Platform/Orders dc1 r1': select(0), 'Platform/Orders dc1 r2': select(1), 'Platform/Orders dc1 r3': select(2) },
    });
    const zone = Token.asString({ 'Fn::GetAtt': ['Subnet', 'AvailabilityZone'] });
    const racks = [{ name: 'r1', availabilityZone: zone }, { name: 'r2', availabilityZone: Token.asString({ Ref: 'Zone' }) }, { name: 'r3' }];
    expect(Object.values(deploy({ datacenters: [{ ...DATACENTER, racks }] }).synth().findResources(GUARD))[0].Properties.Zones)
      .toEqual({ 'Platform/Orders dc1 r3': select(2) });
    const named = testStack();
    const network = new CassandraNetwork(named, 'Network', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] });
    testPlatform(named, { network }).addCassandraCluster('Orders', CLUSTER);
    expect('Zones' in Object.values(Template.fromStack(named).findResources(GUARD))[0].Properties).toBe(false);
  });

  test('an operator of another stack is told with the Cassandra cluster', () => {
    const stacks = new App();
    const platform = testPlatform(new Stack(stacks, 'Below', { terminationProtection: true }));
    const above = new Stack(stacks, 'Test', { terminationProtection: true });
    new CassandraCluster(above, 'Orders', { ...CLUSTER, host: platform.host, network: platform.network, operator: platform.operator });
    const { installations, clusters } = modelOf(Template.fromStack(above));
    expect(installations).toEqual({});
    expect(clusters.Orders.operatorVersion).toBe('1.32.5');
    expect(clusters.Orders.operator).toBeUndefined();
  });

  test('policy checks find nothing in it, nor in any other part that acts', () => {
    const { stack: checked } = deploy();
    const { violations } = new AwsSolutionsChecks().validateScope(checked);
    expect(violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`))
      .filter((finding) => /ChangeGuard|CassandraFunctions|Superuser|Gate|Readiness|Deletion/.test(finding))).toEqual([]);
  });
});

describe('what may be asked for', () => {
  test('an accepted rule is in the model, and a warning reminds of it', () => {
    const { stack, synth } = deploy({ acceptedChanges: ['size-alone:dc1'] });
    expect(modelOf(synth()).clusters['Platform/Orders'].accepted).toEqual(['size-alone:dc1']);
    Annotations.fromStack(stack).hasWarning('/Test/Platform/Orders', Match.stringLikeRegexp('.*size-alone:dc1.*take acceptedChanges out.*'));
  });

  test('an accepted rule of operator and cert-manager too', () => {
    const platform = testStack();
    testPlatform(platform, { acceptedChanges: ['operator-release:k8ssandra-operator'] });
    const { installations } = modelOf(Template.fromStack(platform));
    expect(Object.values<any>(installations).map(({ accepted }) => accepted)).toEqual([['operator-release:k8ssandra-operator'], ['operator-release:k8ssandra-operator']]);
    Annotations.fromStack(platform).hasWarning('/Test/Platform/Operator', Match.stringLikeRegexp('.*operator-release.*take acceptedChanges out.*'));
  });

  test('fails for a rule that is not there', () => {
    expect(refused(() => deploy({ acceptedChanges: ['everything'] }))).toThrow(/no such rule: got "everything", allowed: .*size-alone/);
    expect(refused(() => testPlatform(testStack(), { acceptedChanges: ['everything'] }))).toThrow(/no such rule: got "everything"/);
    expect(refused(() => deploy({ acceptedChanges: ['constructor'] }))).toThrow(/no such rule: got "constructor"/);
  });

  test('fails for a rule without what it is about', () => {
    expect(refused(() => deploy({ acceptedChanges: ['size-alone'] }))).toThrow(/names no subject: got "size-alone", allowed: size-alone:<name of the datacenter>/);
  });

  test('workers stay for one deployment longer than nodes', () => {
    const template = deploy({ datacenters: [{ ...DATACENTER, nodes: 3, workerNodes: 7 }] }).synth();
    expect(Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup')).map(({ Properties }) => Properties.MinSize)).toEqual(['3', '2', '2']);
    expect(modelOf(template).clusters['Platform/Orders'].datacenters[0]).toMatchObject({ nodes: 3, workers: 7 });
  });
});
