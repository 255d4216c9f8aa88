import * as alpha from '@aws-cdk/aws-eks-v2-alpha';
import { App, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { describeRule, withDatacenter } from './rule-cases';
import {
  CassandraCluster, CassandraDatacenterOptions, CassandraNetwork, CassandraPlacement, CassandraStorage, CassandraStorageClass, CertManager,
  HostCluster,
  K8ssandraOperator, VolumeDriver,
} from '../../lib';
import { CLUSTER, DATACENTER, kubectlLayer, refused } from '../fixtures';

const AUTO_MODE: Partial<CassandraDatacenterOptions> = {
  storage: CassandraStorage.gp3(Size.gibibytes(200), { driver: VolumeDriver.EKS_AUTO_MODE }),
  placement: CassandraPlacement.existingNodes({
    labels: { 'eks.amazonaws.com/compute-type': 'auto', 'karpenter.sh/nodepool': 'cassandra' }, taints: [{ key: 'cassandra' }],
  }),
};
const KARPENTER = { placement: CassandraPlacement.existingNodes({ labels: { 'karpenter.sh/nodepool': 'cassandra' }, taints: [{ key: 'cassandra' }] }) };
const WARNING = Match.stringLikeRegexp('\\[auto-mode\\]');

// A chart of Kubernetes objects alone does not know where it goes.
describeRule('auto-mode', { passes: { 'dedicated workers somewhere': {}, 'instances of Auto Mode somewhere': withDatacenter(AUTO_MODE) } });

/** Cassandra on a cluster of the v2 module, as somebody makes it without this library. */
function cassandraOn(props: Partial<eks.ClusterProps>, datacenter: Partial<CassandraDatacenterOptions>) {
  const stack = new Stack(new App(), 'Test', { terminationProtection: true });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] });
  const host = HostCluster.fromV2(new eks.Cluster(stack, 'Eks', {
    vpc, version: eks.KubernetesVersion.V1_35, serviceIpv4Cidr: '172.20.0.0/16', kubectlProviderOptions: { kubectlLayer: kubectlLayer(stack) }, ...props,
  }));
  return new CassandraCluster(stack, 'Orders', {
    ...CLUSTER,
    host,
    network: CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Zones', { vpc, availabilityZones: vpc.availabilityZones }),
    operator: new K8ssandraOperator(stack, 'Operator', { host, certManager: new CertManager(stack, 'CertManager', { host }) }),
    datacenters: [{ ...DATACENTER, ...datacenter }],
  });
}

test('fails: the same on a cluster of the alpha module', () => {
  const stack = new Stack(new App(), 'Test');
  const make = (id: string, defaultCapacityType?: alpha.DefaultCapacityType) => HostCluster.fromAlpha(new alpha.Cluster(stack, id, {
    version: alpha.KubernetesVersion.of('1.35'), kubectlProviderOptions: { kubectlLayer: kubectlLayer(new Construct(stack, `${id}Kubectl`)) }, defaultCapacityType,
  }));
  const classOn = (host: HostCluster, id: string) => () => new CassandraStorageClass(stack, id, { host, name: 'cassandra', storage: AUTO_MODE.storage! });
  expect(refused(classOn(make('Auto'), 'Two'))).not.toThrow();
  expect(refused(classOn(make('Groups', alpha.DefaultCapacityType.NODEGROUP), 'One'))).toThrow(/\[auto-mode\]/);
});

describe('an EKS cluster of this app', () => {
  const NODEGROUP = { defaultCapacityType: eks.DefaultCapacityType.NODEGROUP };

  test('fails: instances of Auto Mode on a cluster without it', () => {
    expect(cassandraOn(NODEGROUP, AUTO_MODE).node.validate())
      .toEqual([expect.stringMatching(/datacenter "dc1" selects instances of EKS Auto Mode, which the EKS cluster does not run.*AUTOMODE \[auto-mode\]/)]);
  });

  test.each([['dedicated workers', {}], ['instances', KARPENTER]])('warns: %s of another kind on a cluster that runs Auto Mode, as those of the v2 module do by default', (what, datacenter) => {
    const cluster = cassandraOn({}, datacenter);
    expect(cluster.node.validate()).toEqual([]);
    Annotations.fromStack(Stack.of(cluster)).hasWarning('/Test/Orders', Match.stringLikeRegexp(`the EKS cluster runs Auto Mode, and the ${what} of datacenter "dc1"`));
  });

  test.each([['instances of Auto Mode where it runs', {}, AUTO_MODE], ['dedicated workers without it', NODEGROUP, {}]])('passes: %s', (_, props, datacenter) => {
    const cluster = cassandraOn(props, datacenter);
    expect(cluster.node.validate()).toEqual([]);
    Annotations.fromStack(Stack.of(cluster)).hasNoWarning('*', WARNING);
  });
});
