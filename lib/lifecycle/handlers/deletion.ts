import { ClusterName, clusterPath, datacentersIn } from './cassandra-objects';
import type { KubernetesClient } from './kubernetes';
import { KubernetesError } from './kubernetes-error';
import { Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';
import { safeText } from '../../private/safe-text';

/** Who may delete the cluster: kept on the cluster, so that a deleter that was only renamed leaves it alone. */
export const DELETER = 'cdk-eks-cassandra/deleter';

/**
 * Deletes a Cassandra cluster while all that its operators need for it is still there, and waits until they are through. Its volumes stay, as the
 * custom resource says.
 */
export const deletion: Waiting = {
  acts: 'on deletion',
  needs: ['Namespace', 'Name', 'Deleter'],
  start: async (event, tools) => { await request(await tools.kubernetes(), event); },
  progress,
  unknown: (_, reason) => `it is not known how far the deletion is: ${reason}. ${SKIP}`,
};

/** Asks for it. @returns whether there was something to ask for */
async function request(client: KubernetesClient, { ResourceProperties }: WaitingEvent): Promise<boolean> {
  const { Deleter, ...cluster } = ResourceProperties as ClusterName & { Deleter: string };
  const there = await client.find(clusterPath(cluster));
  if (!there || there.metadata.annotations?.[DELETER] !== Deleter) return false;
  if (there.metadata.deletionTimestamp === undefined) await deleteOnce(client, clusterPath(cluster), there.metadata.uid);
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
  const { Deleter, ...cluster } = event.ResourceProperties as ClusterName & { Deleter: string };
  // Again, since the first time nobody may have listened.
  if (await request(client, event)) return { done: false, missing: await holds(client, cluster) };
  if (await client.find(clusterPath(cluster))) return { done: true };
  const left = await absence.progress(event, tools);
  if (left.done) await tellVolumes(client, cluster);
  return left;
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

/** Waits, when it is deleted, until no datacenter is left in the namespace: they can outlive their cluster, and need the operator to go. */
export const absence: Waiting = {
  acts: 'on deletion',
  needs: ['Namespace', 'Name'],
  progress: async ({ ResourceProperties }, tools) => {
    const client = await tools.kubernetes();
    const left = await datacentersIn(client, ResourceProperties.Namespace);
    return left.length === 0 ? { done: true } : { done: false, missing: await holds(client, ResourceProperties as ClusterName) };
  },
  unknown: ({ ResourceProperties: { Namespace } }, reason) => `it is not known which datacenters are left in namespace ${Namespace}: ${reason}. ${SKIP}`,
};

const SKIP = 'If nothing of it is to be kept in order, delete the stack again and retain this resource';

/** What keeps the deletion from ending, and the way out. */
async function holds(client: KubernetesClient, cluster: ClusterName): Promise<string> {
  const [there, datacenters, problems] = await Promise.all([
    client.find(clusterPath(cluster)), datacentersIn(client, cluster.Namespace), operatorProblems(client, cluster),
  ]);
  const left = [
    ...(there ? [`K8ssandraCluster ${cluster.Name}${finalizers(there)}${there.status?.error && there.status.error !== 'None' ? `, error: ${safeText(there.status.error)}` : ''}`] : []),
    ...datacenters.map((datacenter) => `CassandraDatacenter ${datacenter.metadata.name}${finalizers(datacenter)}`),
  ];
  return `${left.join('; ')} in namespace ${cluster.Namespace} ${left.length === 1 ? 'is' : 'are'} still there.${problems} `
    + 'Make the operators run again, and the Secrets that the datacenter names exist; then delete the stack again. '
    + `As the last resort: kubectl patch <object> -n ${cluster.Namespace} --type merge -p '{"metadata":{"finalizers":null}}'. ${SKIP}`;
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
