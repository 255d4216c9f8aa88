import { strict as assert } from 'assert';
import { commandLine, told } from './command-line';
import { cassandraPods, NAMESPACE, placed, podIds, RACK, ready, stackStatus } from './quickstart-stack';
import { Context } from './scenario';
import { kubeconfigOf, STATUS_RULES } from './somebody';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { KubeClient } from '../harness/kube-client';

const MEDUSA = `/apis/medusa.k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}`;
const BACKUP = 'orders-dc1-backup-1764201600';
/** What docs/restore.md says that a restore needs, without `nodes/proxy`. */
const RULES = [
  ...STATUS_RULES,
  { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusabackups', 'medusabackupjobs', 'medusabackupschedules', 'medusatasks'], verbs: ['list'] },
  { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusarestorejobs'], verbs: ['create'] },
];

/**
 * `cdk-eks-cassandra restore`, by somebody with the documented rights only. The operator is the stand-in, and its backup an object without data: what
 * Medusa restores is the part of the scenario `data`.
 *
 * @param edits of the deployed stack
 */
export async function restored({ environment, step }: Context, cdk: Cdk, edits: [string, string][]): Promise<void> {
  const { client } = environment.cluster;
  const kubeconfig = await kubeconfigOf(environment, 'restorer', RULES);
  const restore = (...args: string[]) => commandLine(environment, ['restore', 'orders', '--kubeconfig', kubeconfig, '--json', ...args]);
  await makeBackup(environment);
  const pods = await podIds(environment);
  await step('restore finds the backup, and refuses it while nobody knows the free space of the volumes', async () => {
    assert.deepEqual(told(await restore(), 0).backups.map(({ name, incomplete }: any) => [name, incomplete]), [[BACKUP, undefined]]);
    const { result, refused } = told(await restore(BACKUP, '--yes'), 1);
    assert.equal(result, 'refused');
    assert.match(refused.join(), /free space of .* cannot be seen/);
    const planned = told(await restore(BACKUP, '--room-checked'), 0);
    assert.deepEqual(planned.plan.map(({ datacenter, inPlace }: any) => [datacenter, inPlace]), [['dc1', true]]);
    assert.deepEqual(await podIds(environment), pods);
  });
  await step('cdk deploy while a restore is under way is refused by preflight', async () => {
    await refusedDuringRestore(client, environment, cdk, edits);
    assert.deepEqual(await podIds(environment), pods);
  });
  await step('restore stops all nodes, starts them again on their volumes, and is done when all are up', async () => {
    const claims = await volumes(client);
    assert.equal(told(await restore(BACKUP, '--room-checked', '--yes'), 0).result, 'done');
    await ready(environment);
    await placed(environment, 3);
    const now = await podIds(environment);
    assert.deepEqual(pods.filter((pod) => now.includes(pod)), []);
    assert.deepEqual(await volumes(client), claims);
    const { status } = await client.get(`${MEDUSA}/medusarestorejobs/${BACKUP}-restore`);
    assert.ok(status.finishTime && !status.message);
  });
  await step('the same restore happens once', async () => {
    assert.match(told(await restore(BACKUP, '--room-checked', '--yes'), 1).refused.join(), /was done\. To restore it once more/);
    assert.equal((await client.list(`${MEDUSA}/medusarestorejobs`)).length, 1);
  });
}

/** As the operator records it after a backup of all nodes that there are. */
async function makeBackup(environment: Environment): Promise<void> {
  const { client } = environment.cluster;
  const nodes = (await cassandraPods(environment)).map(({ metadata }) => (
    { host: metadata.name, datacenter: 'dc1', rack: metadata.labels![RACK], tokens: Array.from({ length: 16 }, (_, at) => at) }));
  await client.create(`${MEDUSA}/medusabackups`, {
    apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaBackup', metadata: { name: BACKUP, namespace: NAMESPACE }, spec: { cassandraDatacenter: 'dc1' },
  });
  const times = { startTime: '2026-11-27T00:00:00Z', finishTime: '2026-11-27T00:10:00Z' };
  await client.patch(`${MEDUSA}/medusabackups/${BACKUP}/status`, {
    status: { ...times, totalNodes: nodes.length, finishedNodes: nodes.length, totalSize: '3.00 GB', status: 'SUCCESS', nodes },
  });
}

/** A restore of a backup that does not exist never ends. */
async function refusedDuringRestore(client: KubeClient, environment: Environment, cdk: Cdk, edits: [string, string][]): Promise<void> {
  await client.create(`${MEDUSA}/medusarestorejobs`, {
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaRestoreJob',
    metadata: { name: 'endless', namespace: NAMESPACE },
    spec: { backup: 'none', cassandraDatacenter: 'dc1' },
  });
  const { code, output } = await cdk.edit(...edits, ['retention: Duration.days(14)', 'retention: Duration.days(21)']).deploy({ mayFail: true });
  assert.notEqual(code, 0);
  assert.match(output, /restore-running/);
  assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
  await client.delete(`${MEDUSA}/medusarestorejobs/endless`);
}

/** Claims and their volumes. */
async function volumes(client: KubeClient): Promise<string[]> {
  const claims = await client.list(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims`);
  return claims.map(({ metadata, spec }) => `${metadata.name} ${spec.volumeName}`).sort();
}
