import type { Groups } from './groups';
import { instanceOf, isMarked, isReady, listNodes, NodeObject } from './nodes';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { COMPUTE_TYPE_AUTO, LABEL_CLUSTER, LABEL_COMPUTE_TYPE, LABEL_NODE_GROUP, LABEL_NODE_POOL } from '../../private/placement';
import { CommandError, ExitCode } from '../exit-code';
import type { FoundCluster } from '../status/find-clusters';
import { readLive } from '../status/read-live';

/** Kubernetes nodes of a Cassandra cluster: those that run its pods, carry its labels, or were left by a roll. */
export async function nodesOf(client: KubernetesClient, cluster: FoundCluster): Promise<NodeObject[]> {
  const { pods } = await readLive(client, cluster, Date.now());
  const used = new Set(pods.flatMap(({ node }) => node ?? []));
  const nodes = await listNodes(client, cluster.name, (some) => [...used].every((name) => some.some(({ metadata }) => metadata.name === name)));
  return nodes.filter((node) => used.has(node.metadata.name) || node.metadata.labels?.[LABEL_CLUSTER] === cluster.name || isMarked(node, cluster));
}

/**
 * Names of the Auto Scaling groups to which the nodes belong.
 *
 * @throws CommandError if a node belongs to none, or to something that replaces it by itself
 */
export async function findGroups(nodes: readonly NodeObject[], groups: Groups): Promise<string[]> {
  if (nodes.length === 0) throw refused('the Cassandra cluster has no node: is it stopped?');
  nodes.forEach(refuseManaged);
  const ids = nodes.map((node) => instanceOf(node)!);
  const found = await groups.groupsOf(ids);
  // The node of a terminated instance remains for a while.
  const lone = nodes.find((node) => !found.has(instanceOf(node)!) && isReady(node));
  if (lone) throw refused(`${instanceOf(lone)} (node ${lone.metadata.name}) belongs to no Auto Scaling group, so that nothing would take its place. Replace it by hand (docs/nodes.md)`);
  return [...new Set(found.values())].sort();
}

/** Whatever creates these nodes also replaces them, and respects disruption budgets. */
function refuseManaged(node: NodeObject): void {
  const { name, labels = {} } = node.metadata;
  const is = (what: string, way: string) => refused(`node ${name} ${what}, not to an Auto Scaling group of its own: ${way} (docs/compute.md)`);
  if (labels[LABEL_COMPUTE_TYPE] === COMPUTE_TYPE_AUTO) throw is('belongs to EKS Auto Mode', 'it replaces nodes by itself');
  if (labels[LABEL_NODE_POOL] !== undefined) throw is(`belongs to node pool ${labels[LABEL_NODE_POOL]}`, 'Karpenter replaces it, as its disruption settings say');
  if (labels[LABEL_NODE_GROUP] !== undefined) throw is(`belongs to node group ${labels[LABEL_NODE_GROUP]}`, 'update the version of the node group');
  if (instanceOf(node) === undefined) throw refused(`node ${name} is no instance of EC2 (spec.providerID). Replace it as whoever made it says`);
}

function refused(message: string): CommandError {
  return new CommandError(message, ExitCode.FOUND);
}
