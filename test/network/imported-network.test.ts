import { App, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CassandraNetwork } from '../../lib';

const IRELAND = { env: { account: '123456789012', region: 'eu-west-1' } };

function newStack(props = {}): Stack {
  return new Stack(new App(), 'Test', props);
}

/** A VPC whose private subnets are listed in another order than its zones will be named. */
function theirVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Theirs', {
    vpcId: 'vpc-12345678',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    privateSubnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
    publicSubnetIds: ['subnet-pa', 'subnet-pb', 'subnet-pc'],
  });
}

test('zones have the order in which they are named, and nothing is created', () => {
  const stack = newStack();
  const vpc = theirVpc(stack);

  const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ['eu-west-1c', 'eu-west-1a'] });

  expect(network.vpc).toBe(vpc);
  expect(network.zones.map(({ availabilityZone, subnet }) => [availabilityZone, subnet.subnetId])).toEqual([['eu-west-1c', 'subnet-c'], ['eu-west-1a', 'subnet-a']]);
  expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
});

test('a VPC of the same app can be used, also one whose zones are known only at deployment', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: [Fn.select(1, Fn.getAzs()), vpc.availabilityZones[0]] });
  expect(network.zones.map(({ subnet }) => subnet)).toEqual([vpc.privateSubnets[1], vpc.privateSubnets[0]]);
});

test('subnets can be selected', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
      { name: 'Apps', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      { name: 'Data', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    ],
  });
  const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: vpc.availabilityZones, subnets: { subnetGroupName: 'Data' } });
  expect(network.zones.map(({ subnet }) => subnet)).toEqual(vpc.selectSubnets({ subnetGroupName: 'Data' }).subnets);
});

test('the first pass of a look-up gets through, so that the look-up can be made', () => {
  const stack = newStack(IRELAND);
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-12345678' });
  const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] });
  expect(network.zones.map(({ availabilityZone }) => availabilityZone)).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  expect(network.zones.every(({ subnet }) => subnet.subnetId.length > 0)).toBe(true);
  expect(stack.node.root).toBeInstanceOf(App);
  expect((stack.node.root as App).synth().manifest.missing).toHaveLength(1);
});

test('fails for a zone without a private subnet, and names the zones that have one', () => {
  const stack = newStack();
  expect(() => CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc: theirVpc(stack), availabilityZones: ['eu-west-1a', 'eu-west-1x'] }))
    .toThrow(/Test\/Network: zone eu-west-1x has none of the selected subnets.*in eu-west-1a, eu-west-1b, eu-west-1c.*\[network-subnets\]/);
});

test('fails for a zone with several subnets', () => {
  const stack = newStack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Theirs', {
    vpcId: 'vpc-12345678', availabilityZones: ['eu-west-1a', 'eu-west-1b'], privateSubnetIds: ['a1', 'b1', 'a2', 'b2'],
  });
  expect(() => CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ['eu-west-1a'] }))
    .toThrow(/zone eu-west-1a has several of the selected subnets.*got 2.*\[network-subnets\]/);
});

test('fails for public subnets', () => {
  const stack = newStack();
  expect(() => CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc: theirVpc(stack), availabilityZones: ['eu-west-1a'], subnets: { subnetType: ec2.SubnetType.PUBLIC } }))
    .toThrow(/subnet of zone eu-west-1a is public.*\[network-subnets\]/);
});

test('fails without zones', () => {
  const stack = newStack();
  expect(() => CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc: theirVpc(stack), availabilityZones: [] })).toThrow(/no availability zones are specified.*\[network-zones\]/);
});

test('fails with all findings at once, one of them a zone that is listed twice', () => {
  const stack = newStack();
  const make = () => CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc: theirVpc(stack), availabilityZones: ['eu-west-1a', 'eu-west-1a', 'eu-west-1x'] });
  expect(make).toThrow(/specified twice: got "eu-west-1a".*\[network-zones\]\n.*zone eu-west-1x has none/);
});
