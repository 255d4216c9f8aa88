import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule } from './rule-cases';
import { CassandraNetwork, CassandraPlacement, CassandraPlatform } from '../../lib';
import { CLUSTER, DATACENTER, testPlatform, testStack } from '../fixtures';

// A chart of Kubernetes objects alone knows no subnets.
describeRule('subnet-addresses', { passes: { 'subnets that nobody told': {} } });

/** A platform in a VPC whose private subnets have that mask. */
function platformOn(cidrMask: number, nodes: number, placement?: CassandraPlacement): { stack: Stack; platform: CassandraPlatform } {
  const stack = testStack();
  const availabilityZones = ['a', 'b', 'c'].map((zone) => `eu-west-1${zone}`);
  const vpc = new ec2.Vpc(new Stack(stack.node.root as App, 'Network'), 'Vpc', {
    availabilityZones,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask },
    ],
  });
  const platform = testPlatform(stack, { network: CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Existing', { vpc, availabilityZones }) });
  platform.addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DATACENTER, nodes, placement }] });
  return { stack, platform };
}

// 13 addresses for each node, 27 in a /27 and 59 in a /26.
describe('subnets that are there already', () => {
  test('fails: too small for the nodes', () => {
    const { stack } = platformOn(27, 9);
    expect(() => Template.fromStack(stack)).toThrow(/too few addresses for the nodes of Cassandra cluster \\?"orders\\?".*got \\?"27\\?", allowed: 52 or more.*\[subnet-addresses\]/);
  });

  test('warns: too small for a replacement', () => {
    const { stack } = platformOn(26, 12);
    Annotations.fromStack(stack).hasWarning('/Test/Platform/Orders', Match.stringLikeRegexp('a replacement of a node in each rack.*\\[subnet-addresses\\]'));
  });

  test('passes: room for a replacement', () => {
    const { stack, platform } = platformOn(26, 9);
    Annotations.fromStack(stack).hasNoWarning('/Test/Platform/Orders', Match.stringLikeRegexp('subnet-addresses'));
    expect(platform.plan[0].zones.map(({ addresses, subnetAddresses }) => [addresses, subnetAddresses])).toEqual([[52, 59], [52, 59], [52, 59]]);
  });

  describe('with instances of somebody else', () => {
    const taking = (addressesPerNode?: number) => CassandraPlacement.existingNodes({ labels: { pool: 'a' }, taints: [{ key: 'a' }], addressesPerNode });

    test('fails: prefixes, which take more', () => {
      const { stack, platform } = platformOn(26, 9, taking(33));
      expect(platform.plan[0].zones.map(({ addresses }) => addresses)).toEqual([132, 132, 132]);
      expect(() => Template.fromStack(stack)).toThrow(/too few addresses for the nodes.*got \\?"59\\?", allowed: 132 or more/);
    });

    test('passes: pods in subnets of their own', () => {
      const { stack, platform } = platformOn(27, 9, taking(1));
      expect(platform.plan[0].zones.map(({ addresses }) => addresses)).toEqual([4, 4, 4]);
      Annotations.fromStack(stack).hasNoWarning('/Test/Platform/Orders', Match.stringLikeRegexp('subnet-addresses'));
    });

    test('passes: as dedicated workers, unless somebody knows better', () => {
      expect(platformOn(26, 9, taking()).platform.plan[0].zones).toEqual(platformOn(26, 9).platform.plan[0].zones);
    });
  });

  test('passes: the subnets of CassandraNetwork', () => {
    const stack = testStack();
    const platform = testPlatform(stack);
    platform.addCassandraCluster('Orders', CLUSTER);
    expect(platform.plan[0].zones.map(({ subnetAddresses }) => subnetAddresses)).toEqual([8187, 8187, 8187]);
  });
});
