import { App, Environment, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { CassandraCluster, CassandraNetwork, HostCluster, ICassandraNetwork, K8ssandraOperator, K8ssandraOperatorVersion } from '../../lib';
import { CLUSTER, DATACENTER, kubectlLayer, testPlatform } from '../fixtures';

const ENV: Environment = { account: '123456789012', region: 'eu-west-1' };
const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** What the CDK CLI looks up of a VPC with two private subnets in each zone: applications and data. */
const VPC_CONTEXT = {
  vpcId: 'vpc-0123456789abcdef0',
  vpcCidrBlock: '10.10.0.0/16',
  ownerAccountId: ENV.account,
  availabilityZones: [],
  subnetGroups: [
    { name: 'Public', type: 'Public', subnets: subnets('public', 0) },
    { name: 'Apps', type: 'Private', subnets: subnets('apps', 32) },
    { name: 'Data', type: 'Isolated', subnets: subnets('data', 64) },
  ],
};

function subnets(name: string, from: number) {
  return ZONES.map((availabilityZone, at) => ({
    subnetId: `subnet-${name}${at}`, routeTableId: `rtb-${name}${at}`, availabilityZone, cidr: `10.10.${from + at * 8}.0/21`,
  }));
}

/** What the app asks for is answered once, as the CLI does it between two passes. */
function passes(build: (stack: Stack) => void): { first: cxapi.CloudAssembly; second: cxapi.CloudAssembly } {
  const first = synth({}, build);
  const context = Object.fromEntries((first.manifest.missing ?? []).map(({ key, provider }) => [key, answer(provider)]));
  const second = synth(context, build);
  expect(second.manifest.missing).toBeUndefined();
  return { first, second };
}

function answer(provider: string): unknown {
  return provider === 'vpc-provider' ? VPC_CONTEXT : ZONES;
}

function synth(context: Record<string, unknown>, build: (stack: Stack) => void): cxapi.CloudAssembly {
  const app = new App({ context });
  build(new Stack(app, 'Test', { env: ENV, terminationProtection: true }));
  return app.synth();
}

/** Cassandra on a platform, and on an EKS cluster that is there. */
const BUILDS: Record<string, (stack: Stack, network: ICassandraNetwork) => void> = {
  'a platform': (stack, network) => {
    testPlatform(stack, { network }).addCassandraCluster('Orders', CLUSTER);
  },
  'a Cassandra cluster, with racks in named zones,': (stack, network) => {
    const host = HostCluster.fromV2(new eks.Cluster(stack, 'Eks', {
      vpc: network.vpc,
      vpcSubnets: [{ subnets: network.zones.map(({ subnet }) => subnet) }],
      version: eks.KubernetesVersion.V1_35,
      serviceIpv4Cidr: '172.20.0.0/16',
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      kubectlProviderOptions: { kubectlLayer: kubectlLayer(stack) },
    }));
    const racks = ZONES.map((availabilityZone, at) => ({ name: `r${at + 1}`, availabilityZone }));
    new CassandraCluster(stack, 'Orders', {
      ...CLUSTER,
      datacenters: [{ ...DATACENTER, racks }],
      host,
      network,
      operator: K8ssandraOperator.fromK8ssandraOperatorAttributes(stack, 'Operator', {
        host, namespace: 'operators', version: K8ssandraOperatorVersion.V1_32_5,
      }),
    });
  },
};

function groupSubnets(assembly: cxapi.CloudAssembly): unknown[] {
  return Object.values<any>(assembly.getStackByName('Test').template.Resources)
    .filter(({ Type }) => Type === 'AWS::AutoScaling::AutoScalingGroup')
    .map(({ Properties }) => Properties.VPCZoneIdentifier);
}

const SELECTIONS: Record<string, ec2.SubnetSelection | undefined | ((vpc: ec2.IVpc) => ec2.SubnetSelection)> = {
  'by default': undefined,
  'by type': { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  'by group': { subnetGroupName: 'Apps' },
  'by zone': { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, availabilityZones: ZONES },
  'by id': { subnetFilters: [ec2.SubnetFilter.byIds(ZONES.map((_, at) => `subnet-apps${at}`))] },
  'by range': { subnetFilters: [ec2.SubnetFilter.byCidrRanges(['10.10.32.0/19'])] },
  'by mask': { subnetFilters: [ec2.SubnetFilter.byCidrMask(21)], subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  'by address': { subnetFilters: [ec2.SubnetFilter.containsIpAddresses(['10.10.32.1', '10.10.40.1', '10.10.48.1'])] },
  'one a zone': { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, onePerAz: true },
  'as a list': (vpc) => ({ subnets: vpc.privateSubnets }),
};

describe.each(Object.entries(BUILDS))('%s', (_, build) => {
  test.each(Object.entries(SELECTIONS))('in a VPC that is looked up, subnets %s', (__, selection) => {
    const { first, second } = passes((stack) => {
      const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: VPC_CONTEXT.vpcId });
      build(stack, CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', {
        vpc, availabilityZones: ZONES, subnets: typeof selection === 'function' ? selection(vpc) : selection,
      }));
    });
    expect(first.manifest.missing).toEqual([expect.objectContaining({ provider: 'vpc-provider' })]);
    expect(groupSubnets(second)).toEqual([['subnet-apps0'], ['subnet-apps1'], ['subnet-apps2']]);
  });

  test.each([
    ['by default', undefined, ZONES],
    ['by group', { subnetGroupName: 'Private' }, ZONES],
    ['in the zones of the VPC', undefined, undefined],
  ])('in a new VPC whose zones are looked up, subnets %s', (__, selection, zones) => {
    const { first, second } = passes((stack) => {
      const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 3, ipAddresses: ec2.IpAddresses.cidr('10.10.0.0/16') });
      build(stack, CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: zones ?? vpc.availabilityZones, subnets: selection }));
    });
    expect(first.manifest.missing).toEqual([expect.objectContaining({ provider: 'availability-zones' })]);
    expect(groupSubnets(second)).toEqual([1, 2, 3].map((at) => [{ Ref: expect.stringMatching(`^VpcPrivateSubnet${at}Subnet`) }]));
  });

  test('in a network of its own: nothing is looked up', () => {
    const { first } = passes((stack) => build(stack, new CassandraNetwork(stack, 'Network', { availabilityZones: ZONES })));
    expect(first.manifest.missing).toBeUndefined();
  });

  test('in a VPC that is described', () => {
    const { second } = passes((stack) => build(stack, described(stack, '10.10.0.0/16')));
    expect(groupSubnets(second)).toEqual([['subnet-a'], ['subnet-b'], ['subnet-c']]);
  });

  test('fails in a VPC that is described without its range, and says how to go on', () => {
    expect(() => passes((stack) => build(stack, described(stack)))).toThrow(/Orders.*range of the VPC.*unknown; specify vpcCidrBlock .* or the ranges with cqlClients \[cql-clients\]/);
  });
});

test('fails in the second pass for a zone that the VPC has not', () => {
  expect(() => passes((stack) => BUILDS['a platform'](stack, CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', {
    vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: VPC_CONTEXT.vpcId }), availabilityZones: [...ZONES.slice(0, 2), 'eu-west-1x'],
  })))).toThrow(/zone eu-west-1x has none of the selected subnets.*\[network-subnets\]/);
});

test('ranges that clients are given take the place of one that is not known', () => {
  const { second } = passes((stack) => {
    testPlatform(stack, { network: described(stack) }).addCassandraCluster('Orders', { ...CLUSTER, cqlClients: ['10.20.0.0/16'] });
  });
  expect(JSON.stringify(second.getStackByName('Test').template)).toContain('10.20.0.0/16');
});

function described(stack: Stack, vpcCidrBlock?: string): ICassandraNetwork {
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0', vpcCidrBlock, availabilityZones: ZONES, privateSubnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
  });
  return CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ZONES });
}
