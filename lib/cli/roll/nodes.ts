import { conditionOf } from '../../backends/live-pods';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { clusterPath, CORE, everywherePath, kubernetesPath } from '../../private/kubernetes-path';
import { ANNOTATION_ROLL, LABEL_CLUSTER } from '../../private/placement';
import type { RollNode, RollPod } from '../../roll/observed';
import type { FoundCluster } from '../status/find-clusters';

/** A Kubernetes node as the API server tells it. */
export type NodeObject = any;

/**
 * Nodes that may be those of a Cassandra cluster: by the label of this library, or all of the EKS cluster if those do not contain everything that is
 * looked for, since machines of others have labels of their own.
 *
 * @param isComplete whether everything that is looked for is among them
 */
export async function listNodes(
  client: KubernetesClient, cluster: string, isComplete: (nodes: readonly NodeObject[]) => boolean,
): Promise<NodeObject[]> {
  const path = everywherePath(CORE.nodes);
  const labelled = await client.list(`${path}?labelSelector=${encodeURIComponent(`${LABEL_CLUSTER}=${cluster}`)}`);
  return labelled.length > 0 && isComplete(labelled) ? labelled : client.list(path);
}

/** "aws:///eu-west-1a/i-0123" names an instance of EC2. */
export function instanceOf({ spec }: NodeObject): string | undefined {
  return /^aws:\/\/\/[^/]+\/(i-[0-9a-z]+)$/.exec(spec?.providerID ?? '')?.[1];
}

/** Whether a pod is a member of the ring. */
export type IsMember = (namespace: string, pod: string) => boolean;

/** Whether its kubelet serves. */
export function isReady({ status }: NodeObject): boolean {
  return conditionOf(status, 'Ready')?.status === 'True';
}

/** Whether a roll of this Cassandra cluster has begun with it. */
export function isMarked({ metadata }: NodeObject, cluster: FoundCluster): boolean {
  return metadata.annotations?.[ANNOTATION_ROLL] === markOf(cluster);
}

/** Which Cassandra cluster it is, since an EKS cluster may have several. */
function markOf({ namespace, name }: FoundCluster): string {
  return `${namespace}/${name}`;
}

/** A node, and of a marked one what it carries. Pods come last: nothing is ended on a look that is older than that at them. */
export async function readNode(client: KubernetesClient, cluster: FoundCluster, node: NodeObject, isMember: IsMember): Promise<RollNode> {
  const { metadata: { name }, spec } = node;
  const seen = {
    name,
    isReady: isReady(node),
    isCordoned: spec?.unschedulable === true,
    isMarked: isMarked(node, cluster),
  };
  if (!seen.isMarked) return { ...seen, pods: [], volumes: 0 };
  const attachments = await client.list(everywherePath(CORE.attachments));
  const pods = await client.list(`${everywherePath(CORE.pods)}?fieldSelector=${encodeURIComponent(`spec.nodeName=${name}`)}`);
  return {
    ...seen,
    pods: pods.filter(hasToLeave).map((pod) => rollPod(pod, isMember)),
    volumes: attachments.filter((one) => one.spec?.nodeName === name).length,
  };
}

/** Pods of daemonsets come back to a cordoned node, those of the node itself go with it, and finished ones hold nothing. */
function hasToLeave({ metadata, status }: any): boolean {
  const isDaemon = (metadata.ownerReferences ?? []).some(({ kind, controller }: any) => kind === 'DaemonSet' && controller);
  const isOfNode = metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
  return !isDaemon && !isOfNode && !['Succeeded', 'Failed'].includes(status?.phase);
}

function rollPod({ metadata, spec }: any, isMember: IsMember): RollPod {
  const { namespace, name, uid } = metadata;
  const isOwned = (metadata.ownerReferences ?? []).some(({ controller }: any) => controller);
  const hasVolume = (spec?.volumes ?? []).some(({ persistentVolumeClaim }: any) => persistentVolumeClaim);
  return {
    namespace,
    name,
    uid,
    isMember: isMember(namespace, name),
    isLeaving: metadata.deletionTimestamp !== undefined,
    isFixed: !isOwned ? 'has no owner that would make it again' : hasVolume ? 'has a volume that may not follow it' : undefined,
  };
}

/** In one request, so that no node is cordoned without telling why. */
export async function cordon(client: KubernetesClient, node: string, cluster: FoundCluster): Promise<void> {
  await patch(client, node, true, markOf(cluster));
}

export async function uncordon(client: KubernetesClient, node: string): Promise<void> {
  await patch(client, node, null, null);
}

async function patch(client: KubernetesClient, node: string, unschedulable: true | null, mark: string | null): Promise<void> {
  await client.request({
    method: 'PATCH',
    path: clusterPath(CORE.nodes, node),
    contentType: 'application/merge-patch+json',
    body: { spec: { unschedulable }, metadata: { annotations: { [ANNOTATION_ROLL]: mark } } },
  });
}

/** Asks for the eviction of exactly this pod. @throws KubernetesError with status 429 if its disruption budget says no */
export async function evict(client: KubernetesClient, { namespace, name, uid }: RollPod): Promise<void> {
  await client.request({
    method: 'POST',
    path: `${kubernetesPath(CORE.pods, namespace, name)}/eviction`,
    body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { namespace, name }, deleteOptions: { preconditions: { uid } } },
  });
}
