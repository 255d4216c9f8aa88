import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { importedHost, ownHost } from './host';
import { DatacenterWorkers, DatacenterWorkersProps, HostCluster, PlatformDefaults, RackWorkers } from '../../lib';
import { refused } from '../fixtures';

function racksOf(vpc: ec2.IVpc) {
  return vpc.privateSubnets.map((subnet, index) => ({ name: `r${index + 1}`, availabilityZone: subnet.availabilityZone, subnet, nodes: 2 }));
}

function datacenter(stack: Stack, host: HostCluster, vpc: ec2.IVpc, overrides: Partial<DatacenterWorkersProps> = {}) {
  return new DatacenterWorkers(stack, 'Workers', {
    host,
    cassandraCluster: 'orders',
    datacenter: 'dc1',
    instanceType: new ec2.InstanceType('r8g.2xlarge'),
    racks: racksOf(vpc),
    ...overrides,
  });
}

/** For each rack the racks that its group depends on, by position. */
function order(stack: Stack, workers: DatacenterWorkers): number[][] {
  const ids = workers.racks.map((rack) => stack.getLogicalId(rack.autoScalingGroup.node.defaultChild as CfnElement));
  const groups = Template.fromStack(stack).findResources('AWS::AutoScaling::AutoScalingGroup');
  return ids.map((id) => groups[id].DependsOn.map((other: string) => ids.indexOf(other)).filter((index: number) => index >= 0));
}

test('racks are made one after another', () => {
  const { stack, vpc, host } = ownHost();
  expect(order(stack, datacenter(stack, host, vpc))).toEqual([[], [0], [1]]);
});

test('a rack keeps its name, its zone and its number of nodes', () => {
  const { stack, vpc, host } = importedHost();
  const workers = datacenter(stack, host, vpc, { racks: racksOf(vpc).map((rack, index) => ({ ...rack, nodes: index + 1 })) });
  expect(workers.racks.map((rack) => [rack.node.id, rack.rack, rack.availabilityZone])).toEqual([
    ['r1', 'r1', 'eu-west-1a'], ['r2', 'r2', 'eu-west-1b'], ['r3', 'r3', 'eu-west-1c'],
  ]);
  const template = Template.fromStack(stack);
  for (const [subnet, size] of [['subnet-a', '1'], ['subnet-b', '2'], ['subnet-c', '3']]) {
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [subnet], MinSize: size, MaxSize: size });
  }
});

test('all racks have one role and one access entry, which come first', () => {
  const { stack, vpc, host } = importedHost();
  const workers = datacenter(stack, host, vpc);
  expect(workers.racks.map((rack) => rack.role)).toEqual([workers.role, workers.role, workers.role]);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Role', 1);
  template.resourceCountIs('AWS::EKS::AccessEntry', 1);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Action: 'cloudformation:SignalResource', Effect: 'Allow', Resource: { Ref: 'AWS::StackId' } }] },
  });
  const [entry] = Object.keys(template.findResources('AWS::EKS::AccessEntry'));
  for (const group of Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'))) expect(group.DependsOn).toContain(entry);
});

test('a role of one\'s own is taken by all racks and gets no access entry', () => {
  const { stack, vpc, host } = importedHost();
  const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  expect(datacenter(stack, host, vpc, { role }).racks.map((rack) => rack.role)).toEqual([role, role, role]);
  Template.fromStack(stack).resourceCountIs('AWS::EKS::AccessEntry', 0);
});

test('what is common reaches every rack', () => {
  const { stack, vpc, host } = importedHost();
  datacenter(stack, host, vpc, { amiRelease: 'v20270101', defaults: PlatformDefaults.V1, instanceType: new ec2.InstanceType('m7i.2xlarge') });
  const template = Template.fromStack(stack);
  template.allResourcesProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: Match.objectLike({ InstanceType: 'm7i.2xlarge' }) });
  expect(Object.keys(template.findParameters('*', { Default: Match.stringLikeRegexp('1.35-v20270101/image_id$') }))).toHaveLength(1);
});

test('logical ids are a contract', () => {
  const { stack, vpc, host } = importedHost();
  const workers = datacenter(stack, host, vpc);
  const id = (construct: { node: { defaultChild?: unknown } }) => stack.getLogicalId(construct.node.defaultChild as CfnElement);
  expect(workers.racks.map((rack) => [id(rack.autoScalingGroup), id(rack.launchTemplate)])).toEqual([
    ['Workersr1ASG64CEDAC9', 'Workersr1LaunchTemplateA7944C86'],
    ['Workersr2ASGA326B402', 'Workersr2LaunchTemplate9DCE7B41'],
    ['Workersr3ASG879768FA', 'Workersr3LaunchTemplate78A93595'],
  ]);
  expect(id(workers.role)).toBe('WorkersRole8D2DAD04');
});

test('racks may be added behind without a change to those before', () => {
  const resources = (count: number) => {
    const { stack, vpc, host } = importedHost();
    datacenter(stack, host, vpc, { racks: racksOf(vpc).slice(0, count) });
    return Template.fromStack(stack).toJSON().Resources;
  };
  expect(resources(3)).toEqual(expect.objectContaining(resources(2)));
});

test('two datacenters on one EKS cluster do not touch', () => {
  const { stack, vpc, host } = importedHost();
  for (const name of ['dc1', 'dc2']) {
    new DatacenterWorkers(stack, name, {
      host,
      cassandraCluster: 'orders',
      datacenter: name,
      instanceType: new ec2.InstanceType('r8g.2xlarge'),
      racks: racksOf(vpc),
    });
  }
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 6);
  template.resourceCountIs('AWS::EKS::AccessEntry', 2);
});

test('works in a stack that knows neither account nor region, and with the zones of the deployment', () => {
  const { stack, host } = importedHost();
  const vpc = new ec2.Vpc(stack, 'Own', { maxAzs: 2 });
  expect(order(stack, datacenter(stack, host, vpc, { vpc }))).toEqual([[], [0]]);
});

test('works with the cluster in another stack', () => {
  const { app, host, vpc } = ownHost();
  const other = new Stack(app as App, 'Other');
  datacenter(other, host, vpc);
  Template.fromStack(other).resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 3);
});

test('works with all feature flags that CDK recommends', () => {
  const { stack, vpc, host } = importedHost({}, undefined, recommendedFlags);
  const workers = datacenter(stack, host, vpc);
  expect(order(stack, workers)).toEqual([[], [0], [1]]);
  Template.fromStack(stack).allResourcesProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: Match.objectLike({ MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } }),
  });
});

test('fails without a rack', () => {
  const { stack, vpc, host } = importedHost();
  expect(refused(() => datacenter(stack, host, vpc, { racks: [] }))).toThrow(/Test\/Workers: a datacenter has no rack.*\[worker-racks\]/);
});

test('fails with two racks of one name', () => {
  const { stack, vpc, host } = importedHost();
  const [first, second] = racksOf(vpc);
  expect(refused(() => datacenter(stack, host, vpc, { racks: [first, { ...second, name: 'r1' }] })))
    .toThrow(/two racks of a datacenter have the same name: got \["r1"\].*\[worker-racks\]/);
});

test('fails with what is wrong in a rack, with its path', () => {
  const { stack, vpc, host } = importedHost();
  const [first] = racksOf(vpc);
  expect(refused(() => datacenter(stack, host, vpc, { racks: [{ ...first, nodes: 0 }] }))).toThrow(/Test\/Workers\/r1: .*\[worker-nodes\]/);
});

test('racks are RackWorkers', () => {
  const { stack, vpc, host } = importedHost();
  for (const rack of datacenter(stack, host, vpc).racks) expect(rack).toBeInstanceOf(RackWorkers);
});

describe('the age of a pinned machine image', () => {
  const warnings = (overrides: Partial<DatacenterWorkersProps>) => {
    const { stack, vpc, host } = ownHost();
    datacenter(stack, host, vpc, overrides);
    return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('ami-release-age')).map(({ id, entry }) => `${id}: ${entry.data}`);
  };

  // The tests live on 2026-11-01.
  test('is warned about after 90 days, once for all racks', () => {
    expect(warnings({ amiRelease: 'v20260803' })).toEqual([]);
    expect(warnings({ amiRelease: 'v20260802' })).toEqual([expect.stringMatching(/^\/.*\/Workers: the machine image v20260802 of the workers is 91 days old/)]);
  });

  test('is not warned about if it is a default or an image of one\'s own', () => {
    expect(warnings({})).toEqual([]);
    expect(warnings({ machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }) })).toEqual([]);
  });
});
