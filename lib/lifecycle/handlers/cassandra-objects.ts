import { KubernetesClient, KubernetesError } from './kubernetes';

/** A Cassandra cluster in Kubernetes. */
export interface ClusterName {
  readonly Namespace: string;
  readonly Name: string;
}

export const clusterPath = ({ Namespace, Name }: ClusterName) => `/apis/k8ssandra.io/v1alpha1/namespaces/${Namespace}/k8ssandraclusters/${Name}`;

/** The datacenters of a namespace, which holds one Cassandra cluster only. */
export async function datacentersIn(client: KubernetesClient, namespace: string): Promise<any[]> {
  return listOrNone(client, `/apis/cassandra.datastax.com/v1beta1/namespaces/${namespace}/cassandradatacenters`);
}

/** Without their definitions there are no objects either. */
export async function listOrNone(client: KubernetesClient, path: string): Promise<any[]> {
  try {
    return await client.list(path);
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) return [];
    throw error;
  }
}

/** While the API server or our rights are away, it is not known how things stand. */
export function passing(error: unknown): string | undefined {
  return error instanceof KubernetesError && (error.isTransient || error.status === 403) ? error.message : undefined;
}
