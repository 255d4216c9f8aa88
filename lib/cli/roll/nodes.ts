import { conditionOf } from '../../backends/live-pods';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { clusterPath, CORE, everywherePath, kubernetesPath } from '../../private/kubernetes-path';
import { ANNOTATION_ROLL, LABEL_CLUSTER } from '../../private/placement';
import type { RollNode, RollPod } from '../../roll/observed';
import type { FoundCluster } from '../status/find-clusters';

/** A Kubernetes node as returned by the API server. */
export type NodeObject = any;

/**
 * Candidate nodes of a Cassandra cluster: those with the label of this library, or all nodes of the EKS cluster if the labeled ones are not complete,
 * since nodes that others created have labels of their own.
 *
 * @param isComplete whether a list of nodes contains everything that is needed
 */
export async function listNodes(
  client: KubernetesClient, cluster: string, isComplete: (nodes: readonly NodeObject[]) => boolean,
): Promise<NodeObject[]> {
  const path = everywherePath(CORE.nodes);
  const labelled = await client.list(`${path}?labelSelector=${encodeURIComponent(`${LABEL_CLUSTER}=${cluster}`)}`);
  return labelled.length > 0 && isComplete(labelled) ? labelled : client.list(path);
}

/** "aws:///eu-west-1a/i-0123" identifies an EC2 instance. */
export function instanceOf({ spec }: NodeObject): string | undefined {
  return /^aws:\/\/\/[^/]+\/(i-[0-9a-z]+)$/.exec(spec?.providerID ?? '')?.[1];
}

const ENDED = '/ended';

/** Whether a pod is a member of the ring. */
export type IsMember = (namespace: string, pod: string) => boolean;

/** Whether its kubelet is ready. */
export function isReady({ status }: NodeObject): boolean {
  return conditionOf(status, 'Ready')?.status === 'True';
}

/** Whether a roll of this Cassandra cluster has begun with it. */
export function isMarked(node: NodeObject, cluster: FoundCluster): boolean {
  return node.metadata.annotations?.[ANNOTATION_ROLL] === markOf(cluster) || isEnded(node, cluster);
}

/** Whether the roll has had its instance terminated: the node is there for a minute more, and must not take pods again. */
export function isEnded({ metadata }: NodeObject, cluster: FoundCluster): boolean {
  return metadata.annotations?.[ANNOTATION_ROLL] === `${markOf(cluster)}${ENDED}`;
}

/** Which Cassandra cluster it is, since an EKS cluster may have several. */
function markOf({ namespace, name }: FoundCluster): string {
  return `${namespace}/${name}`;
}

/** A node and, if it is marked, its pods and volumes. Pods are read last: no instance is terminated on older knowledge of them. */
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

/** DaemonSet pods return to a cordoned node, static pods disappear with it, and finished pods hold nothing. */
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

/** Sets both in one request, so that no node is cordoned without a visible reason. */
export async function cordon(client: KubernetesClient, node: string, cluster: FoundCluster): Promise<void> {
  await patch(client, node, true, markOf(cluster));
}

/** Comes right before its instance is terminated. */
export async function markEnded(client: KubernetesClient, node: string, cluster: FoundCluster): Promise<void> {
  await patch(client, node, true, `${markOf(cluster)}${ENDED}`);
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

/** Requests the eviction of exactly this pod. @throws KubernetesError with status 429 if its disruption budget does not allow it */
export async function evict(client: KubernetesClient, { namespace, name, uid }: RollPod): Promise<void> {
  await client.request({
    method: 'POST',
    path: `${kubernetesPath(CORE.pods, namespace, name)}/eviction`,
    body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { namespace, name }, deleteOptions: { preconditions: { uid } } },
  });
}
