import { randomUUID } from 'crypto';
import { clean } from './names';
import { DATACENTERS, isTrue, now } from './objects';
import { racksOf } from './stateful-sets';
import { KubeClient, KubeObject } from '../harness/kube-client';

const MEDUSA = '/apis/medusa.k8ssandra.io/v1alpha1';
const CONTAINER = 'medusa-restore';

/** Stand-in for the controller of MedusaRestoreJobs of k8ssandra-operator 1.32.5, state by state. Without Medusa in the pods, it restores no data. */
export async function reconcileRestores(client: KubeClient): Promise<void> {
  for (const job of await client.list(`${MEDUSA}/medusarestorejobs`)) {
    if (job.status?.finishTime) continue;
    await restore(client, job).catch((error) => console.error(new Date().toISOString(), job.metadata.name, String(error)));
  }
}

/** Without its backup or its datacenter, it fails in each round, and nothing says so in its status. */
async function restore(client: KubeClient, job: KubeObject): Promise<void> {
  const { namespace, name } = job.metadata;
  const own = `${MEDUSA}/namespaces/${namespace}/medusarestorejobs/${name}`;
  const report = (status: object) => client.patch(`${own}/status`, { status });
  const backup = await client.get(`${MEDUSA}/namespaces/${namespace}/medusabackups/${job.spec.backup}`);
  const path = `${DATACENTERS}/namespaces/${namespace}/cassandradatacenters/${job.spec.cassandraDatacenter}`;
  const datacenter = await client.get(path);
  const status = { startTime: now(), restoreKey: randomUUID(), restorePrepared: false, ...job.status };
  if (!job.metadata.ownerReferences) {
    const { uid } = datacenter.metadata;
    const owner = { apiVersion: 'cassandra.datastax.com/v1beta1', kind: 'CassandraDatacenter', name: datacenter.metadata.name, uid };
    await client.patch(own, { metadata: { ownerReferences: [owner] } });
  }
  const message = refusal(backup, datacenter);
  if (message) await report({ ...status, finishTime: now(), message });
  else if (!status.restorePrepared) await report({ ...status, restorePrepared: true, restoreMapping: mapping(backup, datacenter) });
  else await settle(client, path, datacenter, status, backup.metadata.name, report);
}

type Report = (status: object) => Promise<unknown>;

async function settle(client: KubeClient, path: string, datacenter: KubeObject, status: any, backup: string, report: Report): Promise<void> {
  if (!status.datacenterStopped) {
    if (!datacenter.spec.stopped) await client.patch(path, { spec: { stopped: true } });
    else if (isTrue(datacenter, 'Stopped')) await report({ ...status, datacenterStopped: now() });
    return;
  }
  const { initContainers = [] } = datacenter.spec.podTemplateSpec.spec;
  const env = [{ name: 'BACKUP_NAME', value: backup }, { name: 'RESTORE_KEY', value: status.restoreKey }, { name: 'RESTORE_MAPPING', value: JSON.stringify(status.restoreMapping) }];
  if (!initContainers.some((one: any) => one.name === CONTAINER && one.env?.some(({ value }: any) => value === status.restoreKey))) {
    const others = initContainers.filter((one: any) => one.name !== CONTAINER);
    await client.patch(path, { spec: { podTemplateSpec: { spec: { initContainers: [...others, { name: CONTAINER, env }] } } } });
  } else if (datacenter.spec.stopped) {
    await client.patch(path, { spec: { stopped: false } });
  } else if (isReady(datacenter)) {
    await report({ ...status, finishTime: now() });
  }
}

function isReady({ status, metadata }: KubeObject): boolean {
  return status?.observedGeneration === metadata.generation && status?.cassandraOperatorProgress === 'Ready' && status.conditions.some((one: any) => one.type === 'Ready' && one.status === 'True');
}

/** What it compares, and no more: not the nodes of each rack. */
function refusal({ status = {} }: KubeObject, datacenter: KubeObject): string | undefined {
  const { totalNodes = 0, finishedNodes = 0, finishTime, nodes = [] } = status;
  if (totalNodes === 0 && finishedNodes === 0) return undefined;
  if (!finishTime) return 'target backup has not finished';
  if (finishedNodes !== totalNodes) return 'target backup has not completed successfully';
  if (totalNodes !== datacenter.spec.size) return 'node counts differ for source backup and destination datacenter';
  if (nodes.some((one: any) => one.datacenter !== (datacenter.spec.datacenterName ?? datacenter.metadata.name))) return 'target datacenter has different name than backup';
  const racks = new Set(nodes.map((one: any) => one.rack));
  const wanted = racksOf(datacenter).map(({ name }) => name);
  if (racks.size !== wanted.length) return 'amount of racks must match in backup and target datacenter';
  return wanted.every((name) => racks.has(name)) ? undefined : 'rack names must match in backup and target datacenter';
}

function mapping({ status }: KubeObject, { metadata, spec }: KubeObject): object {
  const hosts: any[] = status?.nodes ?? [];
  const prefix = `${clean(spec.clusterName)}-${metadata.name}-`;
  const map = Object.fromEntries(hosts.map(({ host }) => [host, { source: [host], seed: false }]));
  return { in_place: hosts.every(({ host }) => host.startsWith(prefix)), host_map: map };
}
