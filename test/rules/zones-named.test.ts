import { Fn } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describeRule } from './rule-cases';
import { CassandraNetwork, CassandraProfile } from '../../lib';
import { CLUSTER, testPlatform, testStack } from '../fixtures';

const zones = [0, 1, 2].map((at) => Fn.select(at, Fn.getAzs()));

describeRule('zones-named', {
  warns: {
    'zones that the deployment asks for': { props: { availabilityZones: zones }, says: /racks in zones that are only known at deployment: got \["dc1\/r1","dc1\/r2","dc1\/r3"\]; specify the zones/ },
    'one of them': { props: { availabilityZones: ['eu-west-1a', zones[1], 'eu-west-1c'] }, says: /got \["dc1\/r2"\]/ },
  },
  passes: {
    'named zones': {},
    'a cluster to try things on': { availabilityZones: zones, profile: CassandraProfile.DEVELOPMENT },
  },
});

describe('zones-named, on a platform', () => {
  const warned = (availabilityZones?: string[]) => {
    const stack = testStack();
    const network = new CassandraNetwork(stack, 'Network', { availabilityZones });
    testPlatform(stack, { network }).addCassandraCluster('Orders', CLUSTER);
    return Annotations.fromStack(stack).findWarning('/Test/Platform/Orders', Match.stringLikeRegexp('zones-named')).length;
  };

  test('warns about zones that are not given', () => expect(warned()).toBe(1));

  test('passes with named ones', () => expect(warned(['eu-west-1a', 'eu-west-1b', 'eu-west-1c'])).toBe(0));
});
