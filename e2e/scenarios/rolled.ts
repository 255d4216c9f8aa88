import { strict as assert } from 'assert';
import * as path from 'path';
import { commandLine } from './command-line';
import { cassandraPods, NAMESPACE, placed, RACK } from './quickstart-stack';
import { Context } from './scenario';
import { instances } from './shrunk';
import { Environment } from '../harness/environment';
import { writeKubeconfig } from '../harness/kubeconfig';
import { RunResult } from '../harness/process';

/** What docs/cli.md says that a roll needs: it may evict pods, and cannot delete them. */
const RULES = [
  { apiGroups: ['k8ssandra.io'], resources: ['k8ssandraclusters'], verbs: ['get', 'list'] },
  { apiGroups: ['cassandra.datastax.com'], resources: ['cassandradatacenters'], verbs: ['list'] },
  { apiGroups: ['control.k8ssandra.io'], resources: ['cassandratasks'], verbs: ['list'] },
  { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusarestorejobs'], verbs: ['list'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'patch'] },
  { apiGroups: ['storage.k8s.io'], resources: ['volumeattachments'], verbs: ['list'] },
];
const ROLES = '/apis/rbac.authorization.k8s.io/v1';

/** `cdk-eks-cassandra roll` after a deployment that changed the launch template, by somebody who has no other rights. */
export async function rolled({ environment, step }: Context): Promise<void> {
  const kubeconfig = await roller(environment);
  const roll = (...args: string[]) => commandLine(environment, ['roll', 'orders', '--kubeconfig', kubeconfig, '--json', ...args]);
  const before = (await cassandraPods(environment)).sort((one, other) => (one.metadata.labels![RACK] < other.metadata.labels![RACK] ? -1 : 1));
  const ids = before.map(({ spec }) => spec.nodeName);
  await step('roll finds all three instances outdated, in the order of their racks, and changes nothing', async () => {
    const { result, plan } = told(await roll(), 0);
    assert.equal(result, 'planned');
    assert.deepEqual(plan.map(({ instance }: any) => instance), ids);
    assert.deepEqual(told(await roll('--status'), 1).outdated.sort(), [...ids].sort());
    assert.deepEqual(await instances(environment), [...ids].sort());
  });
  await step('roll replaces one of them: its pod was evicted, and runs on the next instance with its volume', async () => {
    const claims = await volumes(environment);
    assert.deepEqual(told(await roll('--yes', '--instance', ids[0]), 0).replaced, [ids[0]]);
    const left = await instances(environment);
    assert.ok(left.length === 3 && !left.includes(ids[0]) && ids.slice(1).every((id) => left.includes(id)), `there are ${left.join(', ')}`);
    await placed(environment, 3);
    const uids = new Map((await cassandraPods(environment)).map(({ metadata }) => [metadata.name, metadata.uid]));
    assert.deepEqual(before.map(({ metadata }) => uids.get(metadata.name) === metadata.uid), [false, true, true]);
    assert.deepEqual(await volumes(environment), claims);
    assert.deepEqual(told(await roll('--status'), 1).outdated.sort(), ids.slice(1).sort());
  });
  await step('roll replaces the others, and nothing is left to do', async () => {
    assert.deepEqual(told(await roll('--yes'), 0).replaced, ids.slice(1));
    await placed(environment, 3);
    assert.equal(told(await roll('--status'), 0).result, 'up to date');
  });
}

function told({ code, stdout, output }: RunResult, expected: number): any {
  assert.equal(code, expected, output);
  return JSON.parse(stdout);
}

/** Claims and their volumes. */
async function volumes({ cluster }: Environment): Promise<string[]> {
  const claims = await cluster.client.list(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims`);
  return claims.map(({ metadata, spec }) => `${metadata.name} ${spec.volumeName}`).sort();
}

/** A kubeconfig of somebody with these rights only. */
async function roller({ cluster: { client, ca, server }, folder }: Environment): Promise<string> {
  const account = '/api/v1/namespaces/default/serviceaccounts';
  const metadata = { name: 'roller' };
  await client.create(account, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { ...metadata, namespace: 'default' } });
  await client.create(`${ROLES}/clusterroles`, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata, rules: RULES });
  await client.create(`${ROLES}/clusterrolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'roller' },
    subjects: [{ kind: 'ServiceAccount', name: 'roller', namespace: 'default' }],
  });
  const { status } = await client.create(`${account}/roller/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } });
  const file = path.join(folder, 'roller.kubeconfig');
  writeKubeconfig(file, { server, ca, token: status.token });
  return file;
}
