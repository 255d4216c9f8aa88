import { Scenario } from './index';
import { assertOnlyDataLeft, leftovers } from './leftovers';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { eventually } from '../harness/process';

/** Cassandra on clusters that its user made with CDK's own constructs. */
export const existingClusters: Scenario = {
  name: 'existing-clusters',
  run: async ({ environment, step }) => {
    for (const stack of ['CassandraOnV2', 'CassandraOnAlpha']) {
      const cdk = new Cdk(environment, 'examples/existing-cluster/app.ts', stack)
        .edit(["['eu-west-1a', 'eu-west-1b', 'eu-west-1c']", "['us-east-1a', 'us-east-1b', 'us-east-1c']"]);
      await cdk.bootstrap();
      const before = await leftovers(environment);
      await step(`${stack}: cdk deploy, while the owner of the cluster installs the volume driver`, () =>
        Promise.all([cdk.deploy(), installDriver(environment)]));
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
      await step(`${stack}: only data is left`, async () => {
        assertOnlyDataLeft(await leftovers(environment, before));
      });
    }
  },
};

async function installDriver(environment: Environment): Promise<void> {
  await eventually('the cluster has a node that takes pods', 300, async () =>
    (await environment.cluster.client.list('/api/v1/nodes')).some(({ spec }) => !spec.taints?.length));
  await environment.installAddon(environment.cluster, 'aws-ebs-csi-driver');
}
