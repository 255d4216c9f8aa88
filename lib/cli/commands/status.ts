import { Command, KUBERNETES_OPTIONS } from '../command';
import { ExitCode } from '../exit-code';
import { connect } from '../kubernetes/connect';
import type { Output } from '../output';
import { ClusterStatus, clusterStatus } from '../status/cluster-status';
import { clustersNamed, findClusters } from '../status/find-clusters';

export const status: Command = {
  name: 'status',
  words: '[cluster]',
  wordCount: [0, 1],
  summary: 'Says how Cassandra clusters stand: nodes, datacenters, what is under way and what is missing',
  about: [
    'Asks the Kubernetes API, as kubectl would, and only reads. Without a name it reports all Cassandra clusters of --namespace, else of all namespaces.',
    'It sees what the gates of a deployment see: a cluster is ready when all of it is as it was asked to be and its operator is through.',
  ].join('\n'),
  options: KUBERNETES_OPTIONS,
  async run({ words: [name], value }, output) {
    output.progress('connecting');
    const { client, context, namespace } = connect({ kubeconfig: value('kubeconfig'), context: value('context') });
    output.progress(`looking for Cassandra clusters in context ${context}`);
    const found = await findClusters(client, value('namespace'), namespace ?? 'default');
    const clusters: ClusterStatus[] = [];
    for (const one of clustersNamed(found, name, context)) {
      output.progress(`looking at ${one.namespace}/${one.name}`);
      clusters.push(await clusterStatus(client, one.watch, one.namespace, one.name));
    }
    output.result({ context, clusters }, clusters.flatMap((cluster) => describe(cluster, output)));
    return clusters.every(({ ready }) => ready) ? ExitCode.OK : ExitCode.FOUND;
  },
};

function describe({ name, namespace, ready, state, nodes, datacenters, underWay, missing, remarks }: ClusterStatus, output: Output): string[] {
  const width = Math.max(...datacenters.map((one) => one.name.length), 0);
  return [
    `${output.paint('bold', name)} in namespace ${namespace}: ${output.paint(ready ? 'green' : 'yellow', state)}, ${nodes.ready} of ${nodes.wanted} nodes ready`,
    ...datacenters.map((one) => `  ${one.name.padEnd(width)}  ${one.nodes.ready} of ${one.nodes.wanted} nodes ready  ${one.state}${one.leaving ? ', leaves' : ''}`),
    ...underWay.map((one) => `  under way: ${one}`),
    ...(missing === undefined ? [] : [`  missing: ${missing}`]),
    ...remarks.map((one) => `  note: ${one}`),
  ];
}
