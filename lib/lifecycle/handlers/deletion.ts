import type { KubernetesClient } from './kubernetes';
import { KubernetesError } from './kubernetes-error';
import { release } from './protection';
import { Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { watchOf } from './watched';
import type { ClusterName, Watched } from '../../backends/live';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';
import { ANNOTATION_DELETER } from '../../private/placement';
import { safeText } from '../../private/safe-text';

/**
 * Deletes a Cassandra cluster while everything that its operators need still exists, and waits until they have finished. Its volumes are kept, as the
 * custom resource specifies.
 */
export const deletion: Waiting = {
  acts: 'on deletion',
  needs: ['Namespace', 'Name', 'Deleter', 'Watch'],
  start: async (event, tools) => {
    await releaseInstances(event, tools);
    await request(await tools.kubernetes(), event);
  },
  progress: async (event, tools) => {
    const reached = await progress(event, tools);
    // Repeated, since the first request may have reached nobody.
    if (reached.done) await releaseInstances(event, tools);
    return reached;
  },
  unknown: (_, reason) => `it is not known how far the deletion is: ${reason}. ${SKIP}`,
};

/** The groups are deleted after the cluster, with all the instances that they have. */
function releaseInstances(event: WaitingEvent, tools: WaitingTools): Promise<void> {
  return release(event.ResourceProperties.Groups ?? [], event, tools);
}

/** The objects to delete, with the path of their owner. */
interface Target extends ClusterName {
  readonly watch: Watched;
  readonly path: string;
}

function targetOf({ ResourceProperties }: WaitingEvent): Target {
  const { Namespace, Name } = ResourceProperties as ClusterName;
  const watch = watchOf(ResourceProperties);
  return { Namespace, Name, watch, path: kubernetesPath(watch.owner, Namespace, Name) };
}

/** Requests the deletion. @returns whether there was anything to delete */
async function request(client: KubernetesClient, event: WaitingEvent): Promise<boolean> {
  const { path } = targetOf(event);
  const there = await client.find(path);
  if (!there || there.metadata.annotations?.[ANNOTATION_DELETER] !== event.ResourceProperties.Deleter) return false;
  if (there.metadata.deletionTimestamp === undefined) await deleteOnce(client, path, there.metadata.uid);
  return true;
}

/** Events can arrive twice: objects that another call deleted in the meantime are fine, and recreated objects are left alone. */
async function deleteOnce(client: KubernetesClient, path: string, uid: string): Promise<void> {
  try {
    await client.request({ method: 'DELETE', path, body: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid } } });
  } catch (error) {
    if (!(error instanceof KubernetesError && [404, 409, 410].includes(error.status))) throw error;
  }
}

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  const client = await tools.kubernetes();
  const target = targetOf(event);
  // Repeated, since the first request may have reached nobody.
  if (await request(client, event)) return { done: false, missing: await holds(client, target) };
  if (await client.find(target.path)) return { done: true };
  const left = await absence.progress(event, tools);
  if (left.done) await tellVolumes(client, target);
  return left;
}

/** Objects that can outlive the cluster, by kind. */
async function childrenIn(client: KubernetesClient, { watch, Namespace }: Target): Promise<string[]> {
  const lists = await Promise.all(watch.children.map(async (kind) => (await client.listOrNone(kubernetesPath(kind, Namespace)))
    .map((one) => `${kind.kind} ${one.metadata.name}${finalizers(one)}`)));
  return lists.flat();
}

/** Volumes outlive their cluster: the function's log lists them, since CloudFormation shows no message for a success. */
async function tellVolumes(client: KubernetesClient, { Namespace, Name }: ClusterName): Promise<void> {
  try {
    const claims = await client.list(kubernetesPath(CORE.claims, Namespace));
    const bound = claims.filter(({ spec }) => spec?.volumeName).map(({ metadata, spec }) => `${metadata.name} (PersistentVolume ${spec.volumeName})`);
    console.log(bound.length === 0 ? `Cassandra cluster ${Name} leaves no volumes` : `Cassandra cluster ${Name} is deleted; its volumes stay: ${bound.join(', ')}`);
  } catch (error) {
    // The cluster is deleted nevertheless.
    console.error(`Cassandra cluster ${Name} is deleted; its volumes stay, but could not be listed: ${error}`);
  }
}

/** On deletion, waits until the namespace contains nothing that can outlive its cluster and needs the operator for its own deletion. */
export const absence: Waiting = {
  acts: 'on deletion',
  needs: ['Namespace', 'Name', 'Watch'],
  progress: async (event, tools) => {
    const client = await tools.kubernetes();
    const target = targetOf(event);
    return (await childrenIn(client, target)).length === 0 ? { done: true } : { done: false, missing: await holds(client, target) };
  },
  unknown: ({ ResourceProperties: { Namespace } }, reason) => `it is not known which datacenters are left in namespace ${Namespace}: ${reason}. ${SKIP}`,
};

const SKIP = 'If nothing of it is to be kept in order, delete the stack again and retain this resource';

/** What blocks the deletion, and the way out. */
async function holds(client: KubernetesClient, target: Target): Promise<string> {
  const [there, children, problems] = await Promise.all([client.find(target.path), childrenIn(client, target), operatorProblems(client, target)]);
  const error = there?.status?.error && there.status.error !== 'None' ? `, error: ${safeText(there.status.error)}` : '';
  const left = [...(there ? [`${target.watch.owner.kind} ${target.Name}${finalizers(there)}${error}`] : []), ...children];
  return `${left.join('; ')} in namespace ${target.Namespace} ${left.length === 1 ? 'is' : 'are'} still there.${problems} `
    + 'Make the operators run again, and the Secrets that the datacenter names exist; then delete the stack again. '
    + `As the last resort: kubectl patch <object> -n ${target.Namespace} --type merge -p '{"metadata":{"finalizers":null}}'. ${SKIP}`;
}

function finalizers({ metadata }: any): string {
  return metadata.finalizers?.length ? ` (held by ${metadata.finalizers.join(', ')})` : '';
}

/** The newest warning about a datacenter shows why its finalizer is not done, for example because a superuser's Secret is missing. */
async function operatorProblems(client: KubernetesClient, { Namespace }: ClusterName): Promise<string> {
  const events = await client.list(`${kubernetesPath(CORE.events, Namespace)}?fieldSelector=${encodeURIComponent('type=Warning')}`);
  const newest = events.filter(({ reason }) => reason === 'ValidationFailed' || reason === 'ReconcileFailed')
    .sort((one, other) => String(other.lastTimestamp ?? '').localeCompare(String(one.lastTimestamp ?? '')))[0];
  return newest ? ` Newest warning: ${newest.reason}: ${safeText(newest.message)}.` : '';
}
