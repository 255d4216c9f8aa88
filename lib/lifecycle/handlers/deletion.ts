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
 * Deletes a Cassandra cluster while all that its operators need for it is still there, and waits until they are through. Its volumes stay, as the
 * custom resource says.
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
    // Again, since the first time nobody may have listened.
    if (reached.done) await releaseInstances(event, tools);
    return reached;
  },
  unknown: (_, reason) => `it is not known how far the deletion is: ${reason}. ${SKIP}`,
};

/** The groups go after the cluster, with whatever instances they have. */
function releaseInstances(event: WaitingEvent, tools: WaitingTools): Promise<void> {
  return release(event.ResourceProperties.Groups ?? [], event, tools);
}

/** What is to be deleted, with the path under which its owner is. */
interface Target extends ClusterName {
  readonly watch: Watched;
  readonly path: string;
}

function targetOf({ ResourceProperties }: WaitingEvent): Target {
  const { Namespace, Name } = ResourceProperties as ClusterName;
  const watch = watchOf(ResourceProperties);
  return { Namespace, Name, watch, path: kubernetesPath(watch.owner, Namespace, Name) };
}

/** Asks for it. @returns whether there was something to ask for */
async function request(client: KubernetesClient, event: WaitingEvent): Promise<boolean> {
  const { path } = targetOf(event);
  const there = await client.find(path);
  if (!there || there.metadata.annotations?.[ANNOTATION_DELETER] !== event.ResourceProperties.Deleter) return false;
  if (there.metadata.deletionTimestamp === undefined) await deleteOnce(client, path, there.metadata.uid);
  return true;
}

/** Events come twice: what another one deleted meanwhile is as it should be, and what was made anew is left alone. */
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
  // Again, since the first time nobody may have listened.
  if (await request(client, event)) return { done: false, missing: await holds(client, target) };
  if (await client.find(target.path)) return { done: true };
  const left = await absence.progress(event, tools);
  if (left.done) await tellVolumes(client, target);
  return left;
}

/** What can outlive the cluster, by its kind. */
async function childrenIn(client: KubernetesClient, { watch, Namespace }: Target): Promise<string[]> {
  const lists = await Promise.all(watch.children.map(async (kind) => (await client.listOrNone(kubernetesPath(kind, Namespace)))
    .map((one) => `${kind.kind} ${one.metadata.name}${finalizers(one)}`)));
  return lists.flat();
}

/** Volumes outlive their cluster: the function's log says which, since CloudFormation shows no message of what succeeds. */
async function tellVolumes(client: KubernetesClient, { Namespace, Name }: ClusterName): Promise<void> {
  try {
    const claims = await client.list(kubernetesPath(CORE.claims, Namespace));
    const bound = claims.filter(({ spec }) => spec?.volumeName).map(({ metadata, spec }) => `${metadata.name} (PersistentVolume ${spec.volumeName})`);
    console.log(bound.length === 0 ? `Cassandra cluster ${Name} leaves no volumes` : `Cassandra cluster ${Name} is deleted; its volumes stay: ${bound.join(', ')}`);
  } catch (error) {
    // The cluster is gone all the same.
    console.error(`Cassandra cluster ${Name} is deleted; its volumes stay, but could not be listed: ${error}`);
  }
}

/** Waits, when it is deleted, until nothing is left in the namespace that can outlive its cluster and needs the operator to go. */
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

/** What keeps the deletion from ending, and the way out. */
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

/** The newest warning about a datacenter says why its finalizer is not done, such as a superuser's Secret that is gone. */
async function operatorProblems(client: KubernetesClient, { Namespace }: ClusterName): Promise<string> {
  const events = await client.list(`${kubernetesPath(CORE.events, Namespace)}?fieldSelector=${encodeURIComponent('type=Warning')}`);
  const newest = events.filter(({ reason }) => reason === 'ValidationFailed' || reason === 'ReconcileFailed')
    .sort((one, other) => String(other.lastTimestamp ?? '').localeCompare(String(one.lastTimestamp ?? '')))[0];
  return newest ? ` Newest warning: ${newest.reason}: ${safeText(newest.message)}.` : '';
}
