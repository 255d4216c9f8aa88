import { strict as assert } from 'assert';
import { inventory } from './inventory';
import { assertOnlyDataLeft, leftovers } from './leftovers';
import { Context, Scenario } from './scenario';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { eventually } from '../harness/process';

const APP = 'examples/existing-cluster/app.ts';
const ZONES: [string, string] = ["['eu-west-1a', 'eu-west-1b', 'eu-west-1c']", "['us-east-1a', 'us-east-1b', 'us-east-1c']"];

/** Cassandra on clusters that its user made in the same stack with CDK's own constructs. */
export const existingClusters: Scenario = {
  name: 'existing-clusters',
  run: async (context) => {
    for (const stack of ['CassandraOnV2', 'CassandraOnAlpha']) {
      const cdk = new Cdk(context.environment, APP, stack).edit(ZONES);
      await cdk.bootstrap();
      await lives(context, cdk, stack, { installsDriver: true });
    }
  },
};

/** On a cluster of another stack, and on one of which only the names are known. */
export const sharedCluster: Scenario = {
  name: 'shared-cluster',
  run: async (context) => {
    const { environment, step } = context;
    const shared = new Cdk(environment, APP, 'Shared').edit(ZONES, ['', SHARED]);
    await shared.bootstrap();
    await step('the owner of the cluster deploys it, and the volume driver', () => Promise.all([shared.deploy(), installDriver(environment)]));
    const before = await inventory(environment.cluster.client);
    const untouched = async (name: string) => step(`${name}: the cluster holds what it held before, volumes, and what helm leaves`, async () => {
      const client = environment.cluster.client;
      const added = async () => (await inventory(client)).filter((one) => !before.includes(one) && !STAYS.test(one));
      await eventually('what is deleted is gone', 30, async () => (await added()).length === 0).catch(async () => assert.deepEqual(await added(), []));
      const now = await inventory(client);
      assert.deepEqual(before.filter((one) => !now.includes(one)), []);
    });

    await lives(context, new Cdk(environment, APP, 'CassandraOnShared').edit(ZONES, ['', SHARED]), 'CassandraOnShared');
    await untouched('CassandraOnShared');
    await lives(context, new Cdk(environment, APP, 'CassandraOnImported').edit(ZONES, ...await importedNames(environment)), 'CassandraOnImported');
    await untouched('CassandraOnImported');
    await step('the owner of the cluster destroys it', () => shared.destroy());
  },
};

/**
 * Volumes stay since they hold data. Definitions of custom resources and the namespace of a chart stay when the chart goes, as helm has it, and in
 * the namespaces the certificates that cert-manager made for webhooks.
 */
const STAYS = new RegExp([
  '^(PersistentVolume|CustomResourceDefinition) ',
  '^Namespace (cert-manager|k8ssandra-operator)$',
  '^(ConfigMap|ServiceAccount) (cert-manager|k8ssandra-operator)/(kube-root-ca.crt|default)$',
  '^Secret cert-manager/cert-manager-webhook-ca$',
  '^Secret k8ssandra-operator/k8ssandra-operator-(cass-operator-)?webhook$',
].join('|'));

const SHARED = `
const sharedStack = new Stack(app, 'Shared');
const sharedVpc = new ec2.Vpc(sharedStack, 'Vpc', { availabilityZones: ZONES });
const sharedEks = new eks.Cluster(sharedStack, 'Cluster', {
  vpc: sharedVpc,
  version: eks.KubernetesVersion.V1_35,
  serviceIpv4Cidr: SERVICES,
  endpointAccess: eks.EndpointAccess.PRIVATE,
  clusterLogging: Object.values(eks.ClusterLoggingTypes),
  defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
  defaultCapacity: 3,
  kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(sharedStack, 'Kubectl'), privateSubnets: sharedVpc.privateSubnets },
});
addCassandra(new Stack(app, 'CassandraOnShared', { terminationProtection: true }), HostCluster.fromV2(sharedEks), sharedVpc);
`;

/** What the owner of a cluster tells. */
async function importedNames({ aws, cluster: { name } }: Environment): Promise<[string, string][]> {
  const { cluster } = await aws.call('eks', 'DescribeCluster', { name });
  const { StackResources } = await aws.call('cloudformation', 'DescribeStackResources', { StackName: 'Shared' });
  const privately = (type: string, what: string) => [1, 2, 3].map((at) => StackResources
    .find(({ ResourceType, LogicalResourceId }: any) => ResourceType === type && LogicalResourceId.startsWith(`VpcPrivateSubnet${at}${what}`)).PhysicalResourceId as string);
  const quoted = (ids: string[]) => ids.map((id) => `'${id}'`).join(', ');
  return [
    ["'vpc-0123456789abcdef0'", `'${cluster.resourcesVpcConfig.vpcId}'`],
    ["'subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'", quoted(privately('AWS::EC2::Subnet', 'Subnet'))],
    ["'rtb-0123456789abcdef0', 'rtb-0123456789abcdef1', 'rtb-0123456789abcdef2'", quoted(privately('AWS::EC2::RouteTable', 'RouteTable'))],
    ["'shared'", `'${name}'`],
    ["'https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com'", `'${cluster.endpoint}'`],
    ["'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=='", `'${cluster.certificateAuthority.data}'`],
    ["'sg-0123456789abcdef0'", `'${cluster.resourcesVpcConfig.clusterSecurityGroupId}'`],
  ];
}

async function lives({ environment, step }: Context, cdk: Cdk, stack: string, options: { installsDriver?: boolean } = {}): Promise<void> {
  const before = await leftovers(environment);
  if (options.installsDriver) {
    await step(`${stack}: cdk deploy, while the owner of the cluster installs the volume driver`, () => Promise.all([cdk.deploy(), installDriver(environment)]));
  } else {
    await step(`${stack}: cdk deploy`, () => cdk.deploy());
  }
  await step(`${stack}: CassandraDatacenter is ready`, async () => {
    await eventually('the cluster orders is ready', 120, async () => {
      const { status, metadata } = await environment.cluster.client.get('/apis/k8ssandra.io/v1alpha1/namespaces/cassandra-orders/k8ssandraclusters/orders');
      return status?.observedGeneration === metadata.generation;
    });
  });
  await step(`${stack}: cdk destroy`, async () => {
    await environment.aws.call('cloudformation', 'UpdateTerminationProtection', { StackName: stack, EnableTerminationProtection: false });
    await cdk.destroy();
  });
  await step(`${stack}: only data is left`, async () => assertOnlyDataLeft(await leftovers(environment, before)));
}

async function installDriver(environment: Environment): Promise<void> {
  await eventually('the cluster has a node that takes pods', 300, async () =>
    (await environment.cluster.client.list('/api/v1/nodes')).some(({ spec }) => !spec.taints?.length));
  await environment.installAddon(environment.cluster, 'aws-ebs-csi-driver');
}
