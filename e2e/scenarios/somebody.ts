import * as path from 'path';
import { Environment } from '../harness/environment';
import { writeKubeconfig } from '../harness/kubeconfig';

const ROLES = '/apis/rbac.authorization.k8s.io/v1';

/** A kubeconfig of somebody with these rights in Kubernetes only. */
export async function kubeconfigOf({ cluster, folder }: Environment, name: string, rules: readonly object[]): Promise<string> {
  const { client, ca, server } = cluster;
  const account = '/api/v1/namespaces/default/serviceaccounts';
  await client.create(account, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'default' } });
  await client.create(`${ROLES}/clusterroles`, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules });
  await client.create(`${ROLES}/clusterrolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
  });
  const { status } = await client.create(`${account}/${name}/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } });
  const file = path.join(folder, `${name}.kubeconfig`);
  writeKubeconfig(file, { server, ca, token: status.token });
  return file;
}

/** What docs/cli.md says that `status` needs. */
export const STATUS_RULES = [
  { apiGroups: ['k8ssandra.io'], resources: ['k8ssandraclusters'], verbs: ['get', 'list'] },
  { apiGroups: ['cassandra.datastax.com'], resources: ['cassandradatacenters'], verbs: ['list'] },
  { apiGroups: ['control.k8ssandra.io'], resources: ['cassandratasks'], verbs: ['list'] },
  { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusarestorejobs'], verbs: ['list'] },
  { apiGroups: [''], resources: ['pods', 'events'], verbs: ['list'] },
];
