/**
 * Cassandra on existing EKS clusters, with the separate parts of the platform. The same function supports a cluster of aws-eks-v2, one of the
 * deprecated alpha module, one of the classic aws-eks module, and one that is not in this app.
 */
import * as eksAlpha from '@aws-cdk/aws-eks-v2-alpha';
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Annotations, App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eksClassic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  BackupSchedule, CassandraCluster, CassandraNetwork, CassandraStorage, CassandraVersion, CertManager, HostCluster, K8ssandraOperator,
} from 'cdk-eks-cassandra';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const SERVICES = '172.20.0.0/16';

const app = new App();
onV2Cluster(new Stack(app, 'CassandraOnV2', { terminationProtection: true }));
onAlphaCluster(new Stack(app, 'CassandraOnAlpha', { terminationProtection: true }));
onClassicCluster(new Stack(app, 'CassandraOnClassic', { terminationProtection: true }));
onImportedCluster(new Stack(app, 'CassandraOnImported', { terminationProtection: true }));

/** The common part: everything that Cassandra needs in addition to an EKS cluster with nodes and add-ons (network, DNS, volumes, Pod Identity). */
function addCassandra(stack: Stack, host: HostCluster, vpc: ec2.IVpc): void {
  // VPC CNI enforces network policies here: its add-on is configured elsewhere.
  Annotations.of(stack).acknowledgeWarning('cdk-eks-cassandra:network-policies');
  const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ZONES });
  const certManager = new CertManager(stack, 'CertManager', { host });
  const operator = new K8ssandraOperator(stack, 'Operator', { host, certManager });
  new CassandraCluster(stack, 'Orders', {
    host,
    network,
    operator,
    version: CassandraVersion.V5_0_6,
    datacenters: [{
      name: 'dc1',
      nodes: 3,
      instanceType: new ec2.InstanceType('r8g.xlarge'),
      storage: CassandraStorage.gp3(Size.gibibytes(200)),
    }],
    backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
  });
}

function onV2Cluster(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new eks.Cluster(stack, 'Cluster', {
    vpc,
    version: eks.KubernetesVersion.V1_35,
    serviceIpv4Cidr: SERVICES,
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 3,
    kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'), privateSubnets: vpc.privateSubnets },
  });
  addCassandra(stack, HostCluster.fromV2(cluster), vpc);
}

function onAlphaCluster(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new eksAlpha.Cluster(stack, 'Cluster', {
    vpc,
    version: eksAlpha.KubernetesVersion.of('1.35'),
    serviceIpv4Cidr: SERVICES,
    endpointAccess: eksAlpha.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eksAlpha.ClusterLoggingTypes),
    defaultCapacityType: eksAlpha.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 3,
    kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'), privateSubnets: vpc.privateSubnets },
  });
  addCassandra(stack, HostCluster.fromAlpha(cluster), vpc);
}

function onClassicCluster(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new eksClassic.Cluster(stack, 'Cluster', {
    vpc,
    version: eksClassic.KubernetesVersion.V1_35,
    serviceIpv4Cidr: SERVICES,
    // By default such a cluster has no access entries, which workers and kubectl need. The change is made in place and cannot be reversed.
    authenticationMode: eksClassic.AuthenticationMode.API_AND_CONFIG_MAP,
    endpointAccess: eksClassic.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eksClassic.ClusterLoggingTypes),
    defaultCapacity: 3,
    kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
  });
  addCassandra(stack, HostCluster.fromClassic(stack, 'Host', cluster, { serviceIpv4Cidr: SERVICES }), vpc);
}

function onImportedCluster(stack: Stack): void {
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ZONES,
    privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
    privateSubnetRouteTableIds: ['rtb-0123456789abcdef0', 'rtb-0123456789abcdef1', 'rtb-0123456789abcdef2'],
  });
  const host = HostCluster.fromHostClusterAttributes(stack, 'Host', {
    clusterName: 'shared',
    clusterEndpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
    clusterCertificateAuthorityData: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==',
    clusterSecurityGroupId: 'sg-0123456789abcdef0',
    serviceIpv4Cidr: SERVICES,
    kubernetesVersion: eks.KubernetesVersion.V1_35,
    vpc,
    kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
    kubectlPrivateSubnets: vpc.privateSubnets,
  });
  addCassandra(stack, host, vpc);
}
