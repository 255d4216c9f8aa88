/**
 * Cassandra on worker nodes that this library does not create: managed node groups and EKS Auto Mode. examples/gitops uses Karpenter. Labels and
 * taints select the nodes. Pods are sized for the instance type and checked, as on dedicated workers.
 */
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Annotations, App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  BackupSchedule, CassandraCluster, CassandraDatacenterOptions, CassandraNetwork, CassandraPlacement, CassandraStorage, CassandraVersion, CertManager,
  HostCluster, K8ssandraOperator, TaintEffect, VolumeDriver,
} from 'cdk-eks-cassandra';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const MACHINE = new ec2.InstanceType('r8g.xlarge');
const LABELS = { pool: 'cassandra' };
const TAINT = { key: 'pool', value: 'cassandra' };

const app = new App();
onNodeGroups(new Stack(app, 'CassandraOnNodeGroups', { terminationProtection: true }));
onAutoMode(new Stack(app, 'CassandraOnAutoMode', { terminationProtection: true }));

/** One node group per zone: a node group over several zones may replace an instance in a zone other than that of its volume. */
function onNodeGroups(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new eks.Cluster(stack, 'Cluster', {
    ...clusterProps(stack, vpc), defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 3,
  });
  for (const subnet of vpc.privateSubnets) {
    cluster.addNodegroupCapacity(`Cassandra-${subnet.availabilityZone}`, {
      subnets: { subnets: [subnet] },
      instanceTypes: [MACHINE],
      minSize: 1,
      maxSize: 2, // an update launches a new instance before it terminates the old one
      desiredSize: 1,
      labels: LABELS,
      taints: [{ ...TAINT, effect: eks.TaintEffect.NO_SCHEDULE }],
    });
  }
  addCassandra(stack, HostCluster.fromV2(cluster), vpc, {
    name: 'dc1',
    nodes: 3,
    instanceType: MACHINE,
    storage: CassandraStorage.gp3(Size.gibibytes(200)),
    placement: CassandraPlacement.existingNodes({ labels: LABELS, taints: [{ ...TAINT, effect: TaintEffect.NO_SCHEDULE }] }),
  });
}

/** EKS launches an instance for each pending pod; only the node pool that describes the instances has to be created. */
function onAutoMode(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new eks.Cluster(stack, 'Cluster', {
    ...clusterProps(stack, vpc), defaultCapacityType: eks.DefaultCapacityType.AUTOMODE, vpcSubnets: [{ subnets: vpc.privateSubnets }],
  });
  const pool = cluster.addManifest('CassandraPool', {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'cassandra' },
    spec: {
      // Instances are not consolidated to save costs, and only one is disrupted at a time. EKS replaces them after 21 days at the latest.
      disruption: { consolidationPolicy: 'WhenEmpty', consolidateAfter: '10m', budgets: [{ nodes: '1' }] },
      template: {
        metadata: { labels: LABELS },
        spec: {
          nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
          taints: [{ ...TAINT, effect: 'NoSchedule' }],
          requirements: [
            { key: 'node.kubernetes.io/instance-type', operator: 'In', values: [MACHINE.toString()] },
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
          ],
          expireAfter: '480h',
          terminationGracePeriod: '24h',
        },
      },
    },
  });
  // Without it, Auto Mode accepts network policies but does not enforce them.
  const policies = cluster.addManifest('NetworkPolicies', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
    data: { 'enable-network-policy-controller': 'true' },
  });
  const cassandra = addCassandra(stack, HostCluster.fromV2(cluster), vpc, {
    name: 'dc1',
    nodes: 3,
    instanceType: MACHINE,
    storage: CassandraStorage.gp3(Size.gibibytes(200), { driver: VolumeDriver.EKS_AUTO_MODE }),
    placement: CassandraPlacement.existingNodes({
      labels: { ...LABELS, 'eks.amazonaws.com/compute-type': 'auto' }, taints: [{ ...TAINT, effect: TaintEffect.NO_SCHEDULE }],
    }),
  });
  cassandra.node.addDependency(pool, policies);
}

function clusterProps(stack: Stack, vpc: ec2.Vpc) {
  return {
    vpc,
    version: eks.KubernetesVersion.V1_35,
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'), privateSubnets: vpc.privateSubnets },
  };
}

function addCassandra(stack: Stack, host: HostCluster, vpc: ec2.IVpc, datacenter: CassandraDatacenterOptions): CassandraCluster {
  // VPC CNI enforces network policies here: its add-on is configured elsewhere.
  Annotations.of(stack).acknowledgeWarning('cdk-eks-cassandra:network-policies');
  const certManager = new CertManager(stack, 'CertManager', { host });
  return new CassandraCluster(stack, 'Orders', {
    host,
    network: CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc, availabilityZones: ZONES }),
    operator: new K8ssandraOperator(stack, 'Operator', { host, certManager }),
    version: CassandraVersion.V5_0_6,
    datacenters: [datacenter],
    backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
  });
}
