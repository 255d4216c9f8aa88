import { Annotations as Acknowledgements } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CassandraCluster, CassandraNetwork, CertManager, HostCluster, K8ssandraOperator } from '../../lib';
import { CLUSTER, DATACENTER, testPlatform, testStack } from '../fixtures';
import { newStack, v2Cluster } from '../host/clusters';

const INERT = Match.stringLikeRegexp('nobody is known to enforce network policies');

function onCluster(change: (cluster: eks.Cluster) => void = () => undefined) {
  const stack = newStack();
  const cluster = v2Cluster(stack, { defaultCapacity: 2, serviceIpv4Cidr: '172.20.0.0/16' });
  change(cluster);
  const host = HostCluster.fromV2(cluster);
  const operator = new K8ssandraOperator(stack, 'Operator', { host, certManager: new CertManager(stack, 'CertManager', { host }) });
  const zones = cluster.vpc.privateSubnets.map(({ availabilityZone }) => availabilityZone);
  const network = CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Network', { vpc: cluster.vpc, availabilityZones: zones });
  new CassandraCluster(stack, 'Orders', { ...CLUSTER, datacenters: [{ ...DATACENTER, racks: [{ name: 'r1' }] }], host, operator, network });
  return stack;
}
const addon = (configurationValues: string, addonName = 'vpc-cni', clusterName?: string) => (cluster: eks.Cluster) => {
  new eks.CfnAddon(cluster.stack, 'Cni', { addonName, clusterName: clusterName ?? cluster.clusterName, configurationValues });
};

test('a cluster of this library enforces them', () => {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
  Annotations.fromStack(stack).hasNoWarning('*', INERT);
});

test.each<[string, string]>([['text', '{"enableNetworkPolicy": "true"}'], ['truth', '{"env":{},"enableNetworkPolicy":true}']])('so does one whose add-on says so: %s', (_, values) => {
  Annotations.fromStack(onCluster(addon(values))).hasNoWarning('*', INERT);
});

test('so does one whose add-on is made after the Cassandra cluster', () => {
  const stack = onCluster();
  addon('{"enableNetworkPolicy":"true"}')(stack.node.findChild('Eks') as eks.Cluster);
  Annotations.fromStack(stack).hasNoWarning('*', INERT);
});

test.each<[string, Parameters<typeof onCluster>[0]]>([
  ['no add-on', undefined],
  ['an add-on that does not', addon('{"enableNetworkPolicy":"false"}')],
  ['another add-on', addon('{"enableNetworkPolicy":"true"}', 'coredns')],
  ['an add-on of another EKS cluster', addon('{"enableNetworkPolicy":"true"}', 'vpc-cni', 'other')],
])('of one with %s nobody knows, which can be acknowledged', (_, change) => {
  const stack = onCluster(change);
  Annotations.fromStack(stack).hasWarning('/Test/Orders', INERT);
  Acknowledgements.of(stack).acknowledgeWarning('cdk-eks-cassandra:network-policies');
  Annotations.fromStack(stack).hasNoWarning('*', INERT);
});
