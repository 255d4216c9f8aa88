import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CassandraNetwork } from '../../lib';
import { CLUSTER, testPlatform, testStack } from '../fixtures';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** So many clusters, each with one node of 13 addresses in each of three subnets of 59. */
function clusters(count: number) {
  const stack = testStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ZONES,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 26 },
    ],
  });
  const platform = testPlatform(stack, { network: CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ZONES }) });
  const made = Array.from({ length: count }, (_, at) => platform.addCassandraCluster(`Orders${at}`, CLUSTER));
  return { stack, errors: made.map((cluster) => cluster.node.validate().filter((message) => message.endsWith('[subnet-addresses]')).length) };
}

test('clusters that have room together are no matter', () => {
  const { stack, errors } = clusters(2);
  expect(errors).toEqual([0, 0]);
  Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('subnet-addresses'));
});

test('the cluster with which there is no room for replacements any more is warned about', () => {
  const { stack, errors } = clusters(3);
  expect(errors).toEqual([0, 0, 0]);
  Annotations.fromStack(stack).hasNoWarning('/Test/Platform/Orders1', Match.stringLikeRegexp('subnet-addresses'));
  Annotations.fromStack(stack).hasWarning('/Test/Platform/Orders2', Match.stringLikeRegexp('of all Cassandra clusters that share it: got "59", allowed: 78 or more'));
});

test('fails: the cluster with which there is no room for the nodes', () => {
  expect(clusters(5).errors).toEqual([0, 0, 0, 0, 3]);
});
