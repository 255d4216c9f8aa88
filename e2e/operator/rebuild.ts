import { CLUSTERS, isTrue, ownedBy, TASKS } from './objects';
import { KubeClient, KubeObject } from '../harness/kube-client';

const REBUILD = 'k8ssandra.io/rebuild-dc';

/** A datacenter that is not the first gets its data from another one, also when both are made at once. */
export function askForRebuild(client: KubeClient, cluster: KubeObject, datacenter: string): Promise<void> {
  return annotate(client, cluster, datacenter);
}

/** @returns whether it needs no data, or has it */
export async function rebuilt(client: KubeClient, cluster: KubeObject, datacenter: KubeObject): Promise<boolean> {
  const { name, namespace } = datacenter.metadata;
  const { annotations } = await client.get(path(cluster)).then(({ metadata }) => metadata);
  if (annotations?.[REBUILD] !== name) return true;
  const tasks = `${TASKS}/namespaces/${namespace}/cassandratasks`;
  const task = await client.find(`${tasks}/${name}-rebuild`);
  if (task && isTrue(task, 'Complete')) {
    await annotate(client, cluster, null);
    return true;
  }
  if (!task) {
    await client.create(tasks, {
      apiVersion: 'control.k8ssandra.io/v1alpha1',
      kind: 'CassandraTask',
      metadata: { name: `${name}-rebuild`, namespace, labels: { 'k8ssandra.io/cluster-name': cluster.metadata.name }, ownerReferences: ownedBy(datacenter, 'cassandra.datastax.com/v1beta1', 'CassandraDatacenter') },
      spec: { datacenter: { name, namespace }, jobs: [{ name: `${name}-rebuild`, command: 'rebuild', args: { source_datacenter: sourceOf(cluster, name) } }] },
    });
  }
  return false;
}

/** Only what is asked for the cluster as a whole is read: what an entry of a datacenter says, is not. */
function sourceOf(cluster: KubeObject, name: string): string {
  const { datacenters, rebuild } = cluster.spec.cassandra;
  return rebuild?.sourceDc ?? datacenters.find(({ metadata }: any) => metadata.name !== name).metadata.name;
}

async function annotate(client: KubeClient, cluster: KubeObject, value: string | null): Promise<void> {
  await client.patch(path(cluster), { metadata: { annotations: { [REBUILD]: value } } });
}

function path({ metadata: { namespace, name } }: KubeObject): string {
  return `${CLUSTERS}/namespaces/${namespace}/k8ssandraclusters/${name}`;
}
