import { App, Fn, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CassandraNetwork, CassandraNetworkProps } from '../../lib';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'];
const IRELAND = { env: { account: '123456789012', region: 'eu-west-1' } };

function setUp(props?: CassandraNetworkProps, stackProps = {}) {
  const app = new App();
  const stack = new Stack(app, 'Test', stackProps);
  const network = new CassandraNetwork(stack, 'Network', props);
  return { app, stack, network, template: Template.fromStack(stack) };
}

/** Logical id -> range and zone of each subnet. */
function subnets(template: Template): Record<string, { range: string; zone: unknown; public: boolean; tags: any }> {
  return Object.fromEntries(Object.entries<any>(template.findResources('AWS::EC2::Subnet')).map(([id, { Properties: p }]) => [id, {
    range: p.CidrBlock,
    zone: p.AvailabilityZone,
    public: p.Tags.some((tag: any) => tag.Key === 'aws-cdk:subnet-type' && tag.Value === 'Public'),
    tags: p.Tags,
  }]));
}

describe('by default', () => {
  test('three zones have a roomy private and a small public subnet each, without a look-up', () => {
    const { app, template, network, stack } = setUp();

    const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });
    expect(Object.values(subnets(template)).map(({ range, zone: az }) => [range, az])).toEqual([
      ['10.0.0.0/19', zone(0)], ['10.0.32.0/19', zone(1)], ['10.0.64.0/19', zone(2)],
      ['10.0.224.0/24', zone(0)], ['10.0.225.0/24', zone(1)], ['10.0.226.0/24', zone(2)],
    ]);
    expect(network.zones.map(({ availabilityZone }) => stack.resolve(availabilityZone))).toEqual([zone(0), zone(1), zone(2)]);
    expect(network.zones.map(({ subnet }) => subnet)).toEqual(network.vpc.privateSubnets);
    expect(app.synth().manifest.missing).toBeUndefined();
  });

  test('each private subnet has the NAT gateway of its own zone', () => {
    const { template } = setUp();
    template.resourceCountIs('AWS::EC2::NatGateway', 3);
    for (const position of [1, 2, 3]) {
      template.hasResourceProperties('AWS::EC2::Route', {
        RouteTableId: { Ref: Match.stringLikeRegexp(`PrivateSubnet${position}RouteTable`) },
        NatGatewayId: { Ref: Match.stringLikeRegexp(`PublicSubnet${position}NATGateway`) },
      });
    }
  });

  test('S3 is reached through a gateway endpoint from every private subnet', () => {
    const { template } = setUp();
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      RouteTableIds: Match.arrayWith([1, 2, 3].map((position) => ({ Ref: Match.stringLikeRegexp(`PrivateSubnet${position}RouteTable`) }))),
    });
  });

  test('traffic is logged, and the log outlives the stack', () => {
    const { template } = setUp();
    template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL', LogDestinationType: 'cloud-watch-logs' });
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 90 }, DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain',
    });
  });

  test('no subnet gives out public addresses, and load balancers find theirs', () => {
    const { template } = setUp();
    template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
    for (const subnet of Object.values(subnets(template))) {
      expect(subnet.tags).toContainEqual({ Key: subnet.public ? 'kubernetes.io/role/elb' : 'kubernetes.io/role/internal-elb', Value: '1' });
    }
  });
});

describe('in a concrete environment', () => {
  test.each([
    ['zones by number', {}],
    ['named zones', { availabilityZones: ZONES.slice(0, 3) }],
  ])('%s need no look-up at synth', (_, props) => {
    const { app } = setUp(props, IRELAND);
    expect(app.synth().manifest.missing).toBeUndefined();
  });

  test('named zones are literal', () => {
    const { template, network } = setUp({ availabilityZones: ZONES.slice(0, 3) }, IRELAND);
    expect(network.zones.map(({ availabilityZone }) => availabilityZone)).toEqual(ZONES.slice(0, 3));
    expect(Object.values(subnets(template)).map(({ zone }) => zone)).toEqual([...ZONES.slice(0, 3), ...ZONES.slice(0, 3)]);
  });

  test('the stack\'s own zones are as before afterwards', () => {
    const stack = new Stack(new App(), 'Test', IRELAND);
    new CassandraNetwork(stack, 'Network', { availabilityZones: ZONES.slice(0, 2) });
    expect(stack.availabilityZones).toEqual(['dummy1a', 'dummy1b', 'dummy1c']);
  });
});

describe('what may change later', () => {
  const before = setUp({ availabilityZones: ZONES.slice(0, 3) }).template;

  test('a fourth zone moves none of the first three', () => {
    const after = setUp({ availabilityZones: ZONES }).template;
    expect(subnets(after)).toMatchObject(subnets(before));
    expect(Object.keys(subnets(after))).toHaveLength(8);
  });

  test('a higher number of zones moves none of the first ones', () => {
    expect(subnets(setUp({ zoneCount: 7 }).template)).toMatchObject(subnets(setUp().template));
  });

  test('zones for workers only follow the others, and look as if they had always been there', () => {
    const { network, template } = setUp({ availabilityZones: ZONES.slice(0, 3), workerZones: ZONES.slice(3) });
    expect(subnets(template)).toEqual(subnets(setUp({ availabilityZones: ZONES }).template));
    expect(network.zones.map(({ workersOnly }) => workersOnly ?? false)).toEqual([false, false, false, true]);
    template.resourceCountIs('AWS::EC2::NatGateway', 4);
  });

  test.each<[string, CassandraNetworkProps]>([
    ['a zone is specified twice', { availabilityZones: ZONES.slice(0, 3), workerZones: ZONES.slice(2) }],
    ['the zones of the control plane are not', { workerZones: ZONES.slice(3) }],
  ])('fails for workers: %s', (says, props) => {
    expect(() => setUp(props)).toThrow(says);
  });

  test('NAT gateways and flow logs leave subnets alone', () => {
    const after = setUp({ availabilityZones: ZONES.slice(0, 3), natGateways: 1, flowLogs: false }).template;
    expect(subnets(after)).toEqual(subnets(before));
    after.resourceCountIs('AWS::EC2::NatGateway', 1);
    after.resourceCountIs('AWS::EC2::FlowLog', 0);
    after.resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  test('all ranges are in the VPC, and no two overlap', () => {
    const ranges = Object.values(subnets(setUp({ zoneCount: 7, cidr: '10.9.0.0/16' }).template)).map(({ range }) => range);
    expect(ranges.slice(0, 7)).toEqual([0, 32, 64, 96, 128, 160, 192].map((third) => `10.9.${third}.0/19`));
    expect(ranges.slice(7)).toEqual([224, 225, 226, 227, 228, 229, 230].map((third) => `10.9.${third}.0/24`));
  });

  test('a /17 keeps the same plan in less room', () => {
    const ranges = Object.values(subnets(setUp({ cidr: '10.1.128.0/17' }).template)).map(({ range }) => range);
    expect(ranges).toEqual(['10.1.128.0/19', '10.1.160.0/19', '10.1.192.0/19', '10.1.224.0/24', '10.1.225.0/24', '10.1.226.0/24']);
  });
});

test('how long flow logs are kept can be chosen', () => {
  setUp({ flowLogRetention: logs.RetentionDays.ONE_WEEK }).template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
});

describe('fewer NAT gateways than zones', () => {
  const WARNING = Match.stringLikeRegexp('cdk-eks-cassandra:network-nat-gateways');

  test('are warned about', () => {
    Annotations.fromStack(setUp({ natGateways: 1 }).stack).hasWarning('/Test/Network', WARNING);
  });

  test('one a zone is no matter', () => {
    Annotations.fromStack(setUp({ natGateways: 3 }).stack).hasNoWarning('*', WARNING);
  });

  test.each([0, 4, 1.5])('fails for %p of them in three zones', (natGateways) => {
    expect(() => setUp({ natGateways })).toThrow(/number of NAT gateways.*allowed: 1 to 3.*\[network-nat-gateways\]/);
  });
});

describe('zones', () => {
  test('fails for a zone that is named twice', () => {
    expect(() => setUp({ availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1a'] })).toThrow(/specified twice: got "eu-west-1a".*\[network-zones\]/);
  });

  test.each([[{ availabilityZones: [] }], [{ availabilityZones: ['eu-west-1a'] }], [{ zoneCount: 1 }], [{ zoneCount: 2.5 }]])('fails for too few: %j', (props) => {
    expect(() => setUp(props)).toThrow(/number of zones cannot be used.*\[network-zones\]/);
  });

  test.each(['us-west-2-lax-1a', 'euw1-az1', 'eu-west-1', ''])('fails for %p, where EKS has no control plane', (zone) => {
    expect(() => setUp({ availabilityZones: ['eu-west-1a', 'eu-west-1b', zone] })).toThrow(/zone is invalid for EKS.*allowed: a region and one letter.*\[network-zones\]/);
  });

  test('fails for a zone of another region', () => {
    expect(() => setUp({ availabilityZones: ['eu-west-1a', 'eu-central-1b'] }, IRELAND)).toThrow(/got "eu-central-1b", allowed: eu-west-1 and one letter/);
  });

  test('warns of a third one where most accounts have two', () => {
    const california = { env: { account: '123456789012', region: 'us-west-1' } };
    const { stack } = setUp({}, california);
    Annotations.fromStack(stack).hasWarning('/Test/Network', Match.stringLikeRegexp('two zones only in us-west-1.*zoneCount to 2'));
    Annotations.fromStack(setUp({ zoneCount: 2 }, california).stack).hasNoWarning('/Test/Network', Match.stringLikeRegexp('zones only in'));
  });

  test('fails if they are named and counted', () => {
    expect(() => setUp({ availabilityZones: ZONES, zoneCount: 4 })).toThrow(/mutually exclusive.*\[network-zones\]/);
  });

  test.each([[{ zoneCount: 8 }, '2 to 7'], [{ zoneCount: 4, cidr: '10.0.0.0/17' }, '2 to 3']])('fails for more than the range has room for: %j', (props, allowed) => {
    expect(() => setUp(props)).toThrow(new RegExp(`too small for that many zones.*allowed: ${allowed}.*\\[network-zones\\]`));
  });
});

test.each(['10.0.0.0/18', '10.0.0.0/15', '10.0.1.0/16', '10.0.0.0', '10.0.0.256/16', 'fd00::/16', Fn.importValue('Range')])('fails for the range %s', (cidr) => {
  expect(() => setUp({ cidr })).toThrow(/IPv4 range of the VPC is invalid.*\[network-cidr\]/);
});
