import { KubeClient } from '../harness/kube-client';

/** Copies of a keyspace by datacenter. */
export type Replication = Record<string, number>;

const NAME = 'stand-in-keyspaces';
const path = (namespace: string) => `/api/v1/namespaces/${namespace}/configmaps/${NAME}`;

/** The keyspaces that users made. There is no Cassandra to ask: who plays its user writes them into a ConfigMap. */
export async function keyspaces(client: KubeClient, namespace: string): Promise<Record<string, Replication>> {
  const found = await client.find(path(namespace));
  return Object.fromEntries(Object.entries(found?.data ?? {}).map(([name, copies]) => [name, JSON.parse(copies as string)]));
}

/** What CREATE KEYSPACE and ALTER KEYSPACE would do. */
export async function setKeyspace(client: KubeClient, namespace: string, name: string, copies: Replication): Promise<void> {
  await client.apply(path(namespace), {
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: NAME, namespace }, data: { [name]: JSON.stringify(copies) },
  });
}
