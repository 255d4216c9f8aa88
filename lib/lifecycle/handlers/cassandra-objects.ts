import type { KubernetesClient } from './kubernetes';
import { kubernetesPath } from '../../private/kubernetes-path';

/** A Cassandra cluster in Kubernetes. */
export interface ClusterName {
  readonly Namespace: string;
  readonly Name: string;
}

export const clusterPath = ({ Namespace, Name }: ClusterName) =>
  kubernetesPath({ group: 'k8ssandra.io', version: 'v1alpha1', plural: 'k8ssandraclusters' }, Namespace, Name);

/** The datacenters of a namespace, which holds one Cassandra cluster only. */
export async function datacentersIn(client: KubernetesClient, namespace: string): Promise<any[]> {
  return client.listOrNone(kubernetesPath({ group: 'cassandra.datastax.com', version: 'v1beta1', plural: 'cassandradatacenters' }, namespace));
}
