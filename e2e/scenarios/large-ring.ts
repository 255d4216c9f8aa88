import { strict as assert } from 'assert';
import { NAMESPACE, podIds, ready, stackStatus, toldStatus } from './quickstart-stack';
import { Scenario } from './scenario';
import { Cdk } from '../harness/cdk';
import { eventually } from '../harness/process';

const NODES = 30;
const LARGE: [string, string] = ['nodes: 3', `nodes: ${NODES}`];
/** Shorter than the ring takes: a node restarts in seconds here, and in minutes elsewhere. */
const IMPATIENT = '  readiness: { timeout: Duration.seconds(20) },\n';
const settings = (reads: number): [string, string] => ['  backup: {', `${IMPATIENT}  configuration: { concurrency: { reads: ${reads} } },\n  backup: {`];

/** A ring that takes longer to roll than the gate waits: progress is no failure, and nothing is taken back. */
export const largeRing: Scenario = {
  name: 'large-ring',
  run: async ({ environment, step }) => {
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts').edit(LARGE);
    await cdk.bootstrap();
    await step(`cdk deploy with ${NODES} nodes`, async () => {
      await cdk.deploy();
      await ready(environment);
    });
    const before = await podIds(environment);
    await step('a change of settings outlasts the gate: it says how far the roll is, and takes nothing back', async () => {
      await cdk.edit(LARGE, settings(48)).deploy();
      assert.equal(await stackStatus(environment), 'UPDATE_COMPLETE');
      assert.match(await toldStatus(environment), new RegExp(`rolling, \\d+ of ${NODES}`));
      const cluster = await environment.cluster.client.get(`/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`);
      assert.match(JSON.stringify(cluster.spec.cassandra), /"concurrent_reads":48/);
    });
    await step('the roll goes on to its end without another deployment', async () => {
      await eventually('the last rack has rolled', 300, async () => {
        const now = await podIds(environment);
        return now.length === NODES && !now.some((pod) => before.includes(pod));
      });
      await ready(environment);
    });
  },
};
