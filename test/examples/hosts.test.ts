import * as alpha from '@aws-cdk/aws-eks-v2-alpha';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as classic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { BackupSchedule, CassandraCluster, CassandraEksCluster, CassandraNetwork, CertManager, HostCluster, ICassandraNetwork, K8ssandraOperator } from '../../lib';
import { CLUSTER, kubectlLayer, kubernetesObjects } from '../fixtures';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const ENV = { account: '111122223333', region: 'eu-west-1' };
const SERVICES = '172.20.0.0/16';

interface Place {
  readonly host: HostCluster;
  readonly vpc: ec2.IVpc;
  /** If it is not a VPC of somebody else. */
  readonly network?: ICassandraNetwork;
}

const PLACES: Record<string, { readonly ownStack: boolean; readonly make: (stack: Stack, user: Stack) => Place }> = {
  'our own cluster': { ownStack: false, make: ours },
  'our own cluster in another stack': { ownStack: true, make: ours },
  'a v2 cluster': { ownStack: false, make: v2 },
  'a v2 cluster in another stack': { ownStack: true, make: v2 },
  'an alpha cluster': { ownStack: false, make: alphaV2 },
  'an alpha cluster in another stack': { ownStack: true, make: alphaV2 },
  'a classic cluster': { ownStack: false, make: classicEks },
  'a classic cluster in another stack': { ownStack: true, make: classicEks },
  'an imported classic cluster': { ownStack: false, make: importedClassic },
  'an imported cluster': { ownStack: false, make: imported },
};

/** The same Cassandra, wherever the EKS cluster comes from. */
function cassandraOn(name: string) {
  const app = new App();
  const stack = new Stack(app, 'Cassandra', { env: ENV, terminationProtection: true });
  const { ownStack, make } = PLACES[name];
  const clusterStack = ownStack ? new Stack(app, 'Cluster', { env: ENV }) : stack;
  const { host, vpc, network } = make(clusterStack, stack);
  const cluster = new CassandraCluster(stack, 'Orders', {
    ...CLUSTER,
    host,
    network: network ?? CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Zones', { vpc, availabilityZones: ZONES }),
    operator: new K8ssandraOperator(stack, 'Operator', { host, certManager: new CertManager(stack, 'CertManager', { host }) }),
    backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
  });
  return { app, stack, clusterStack, cluster };
}

function ours(stack: Stack): Place {
  const network = new CassandraNetwork(stack, 'Network', { availabilityZones: ZONES });
  const { host } = new CassandraEksCluster(stack, 'Eks', {
    vpc: network.vpc,
    subnets: network.zones.map(({ subnet }) => subnet),
    kubernetesVersion: eks.KubernetesVersion.V1_35,
    kubectlLayer: kubectlLayer(stack),
  });
  return { host, vpc: network.vpc, network };
}

function v2(stack: Stack): Place {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  return {
    vpc,
    host: HostCluster.fromV2(new eks.Cluster(stack, 'Eks', {
      vpc,
      version: eks.KubernetesVersion.V1_35,
      serviceIpv4Cidr: SERVICES,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      kubectlProviderOptions: { kubectlLayer: kubectlLayer(stack) },
    })),
  };
}

function alphaV2(stack: Stack): Place {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  return {
    vpc,
    host: HostCluster.fromAlpha(new alpha.Cluster(stack, 'Eks', {
      vpc,
      version: alpha.KubernetesVersion.of('1.35'),
      serviceIpv4Cidr: SERVICES,
      defaultCapacityType: alpha.DefaultCapacityType.NODEGROUP,
      kubectlProviderOptions: { kubectlLayer: kubectlLayer(stack) },
    })),
  };
}

function classicEks(stack: Stack, user: Stack): Place {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new classic.Cluster(stack, 'Eks', {
    vpc,
    version: classic.KubernetesVersion.V1_35,
    serviceIpv4Cidr: SERVICES,
    authenticationMode: classic.AuthenticationMode.API_AND_CONFIG_MAP,
    kubectlLayer: kubectlLayer(stack),
  });
  return { vpc, host: HostCluster.fromClassic(user, 'Host', cluster, { serviceIpv4Cidr: SERVICES, kubectlLayer: kubectlLayer(new Construct(user, 'Ours')) }) };
}

function importedClassic(stack: Stack): Place {
  const vpc = importedVpc(stack);
  const cluster = classic.Cluster.fromClusterAttributes(stack, 'Eks', {
    clusterName: 'shared',
    clusterEndpoint: 'https://0.eks.amazonaws.com',
    clusterCertificateAuthorityData: 'Zm9v',
    clusterSecurityGroupId: 'sg-1',
    vpc,
  });
  return { vpc, host: HostCluster.fromClassic(stack, 'Host', cluster, { serviceIpv4Cidr: SERVICES, kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: kubectlLayer(stack) }) };
}

function imported(stack: Stack): Place {
  const vpc = importedVpc(stack);
  return {
    vpc,
    host: HostCluster.fromHostClusterAttributes(stack, 'Host', {
      clusterName: 'shared',
      clusterEndpoint: 'https://0.eks.amazonaws.com',
      clusterCertificateAuthorityData: 'Zm9v',
      clusterSecurityGroupId: 'sg-1',
      serviceIpv4Cidr: SERVICES,
      kubernetesVersion: eks.KubernetesVersion.V1_35,
      vpc,
      kubectlLayer: kubectlLayer(stack),
    }),
  };
}

function importedVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ZONES,
    privateSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    privateSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
  });
}

describe.each(Object.keys(PLACES))('Cassandra on %s', (name) => {
  const { app, stack, clusterStack, cluster } = cassandraOn(name);
  const template = Template.fromStack(stack); // refuses cycles inside of the template
  const objects = kubernetesObjects(template);
  const reference = kubernetesObjects(Template.fromStack(cassandraOn('our own cluster').stack));

  test('is the same custom resource as on our own', () => {
    expect(objects['K8ssandraCluster/orders'].object).toEqual(reference['K8ssandraCluster/orders'].object);
  });

  test('comes with the same Kubernetes objects and workers', () => {
    // A classic cluster makes that one itself; the name of the namespace for probes follows from the EKS cluster.
    const names = (all: object) => Object.keys(all).filter((one) => one !== 'ConfigMap/aws-auth').map((one) => one.replace(/cassandra-probes-\w{8}$/, 'cassandra-probes')).sort();
    expect(names(objects)).toEqual(names(reference));
    template.resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 3);
  });

  test('preflight knows whether this stack upgrades the control plane', () => {
    const [{ Properties }] = Object.values(template.findResources('Custom::CassandraPreflight'));
    expect(Properties.OwnControlPlane).toBe(clusterStack === stack && !name.includes('imported') ? 'true' : undefined);
  });

  test('lives in the stack of who asked for it, which nothing in the EKS cluster\'s stack refers to', () => {
    expect(() => app.synth()).not.toThrow(); // as cyclic references between stacks would
    expect(stack.dependencies).toEqual(clusterStack === stack ? [] : [clusterStack]);
    expect(Stack.of(cluster.workers[0])).toBe(stack);
  });
});
