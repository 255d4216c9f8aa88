import type { Bucket } from './backup-bucket';
import type { IndexedBackup } from '../../backends/backup-index';
import { BACKUP_INDEXES } from '../../backends/backup-index-table';
import type { BackupNumbers, WatchedBackups, WatchedDatacenter } from '../../model/watched-backups';

/** The backups of one datacenter. */
interface DatacenterBackups {
  readonly datacenter: string;
  /** When the newest complete backup was started, or, as long as none is complete, backups were switched on. In seconds since 1970. */
  readonly since: number;
  /** Nodes that the newest backup, complete or not, does not contain yet. */
  readonly missingNodes: number;
  readonly completeBackups: number;
}

/** Access to AWS, and the clock. */
export interface BackupTools {
  bucketOf(watched: WatchedBackups): Bucket;
  /** In seconds since 1970. */
  roleCreatedAt(role: string): Promise<number>;
  publish(watched: WatchedBackups, numbers: BackupNumbers): Promise<void>;
  /** In milliseconds since 1970. */
  now(): number;
}

/** Measures the backups of all clusters. One that cannot be measured does not keep the others from being measured. */
export async function measureAll(clusters: readonly WatchedBackups[], tools: BackupTools): Promise<void> {
  const failed: string[] = [];
  for (const watched of clusters) {
    await measure(watched, tools).catch((error: Error) => { failed.push(`${watched.cluster}: ${error.message}`); });
  }
  if (failed.length > 0) throw new Error(`The backups of these clusters were not measured, so nothing is published for them. ${failed.join('; ')}`);
}

/**
 * Measures the backups of one cluster and publishes the result. Throws if anything cannot be read, before anything is published: a missing number
 * raises the alarm in time, a wrong one hides that there is no backup.
 */
async function measure(watched: WatchedBackups, tools: BackupTools): Promise<void> {
  const index = BACKUP_INDEXES[watched.backend];
  const bucket = tools.bucketOf(watched);
  const folder = `${watched.prefix}/${index.folder}`;
  const keys = await bucket.keys(folder);
  const backups = await index.read(keys.map((key) => key.slice(folder.length)), (key) => bucket.text(`${folder}${key}`));
  const datacenters = await Promise.all(watched.datacenters.map((datacenter) =>
    backupsOf(datacenter, backups, () => switchedOnAt(datacenter, watched, tools))));
  const numbers = numbersOf(datacenters, tools.now() / 1000);
  console.log(JSON.stringify({ cluster: watched.cluster, ...numbers, datacenters }));
  await tools.publish(watched, numbers);
}

/** A backup is complete in a datacenter if all its nodes there have finished. */
async function backupsOf(
  { name }: WatchedDatacenter, backups: readonly IndexedBackup[], switchedOn: () => Promise<number>,
): Promise<DatacenterBackups> {
  const own = backups
    .map(({ startedAt, nodes }) => ({ startedAt, nodes: nodes.filter((node) => node.datacenter === name) }))
    .filter(({ nodes }) => nodes.length > 0)
    .sort((one, other) => other.startedAt - one.startedAt);
  const complete = own.filter(({ nodes }) => nodes.every(({ finished }) => finished));
  return {
    datacenter: name,
    since: complete[0]?.startedAt ?? await switchedOn(),
    missingNodes: own[0]?.nodes.filter(({ finished }) => !finished).length ?? 0,
    completeBackups: complete.length,
  };
}

/** The datacenter whose backups are worst decides. */
function numbersOf(datacenters: readonly DatacenterBackups[], now: number): BackupNumbers {
  const oldest = Math.min(...datacenters.map(({ since }) => since));
  return {
    ageSeconds: Math.max(0, Math.round(now - oldest)),
    missingNodes: datacenters.reduce((sum, { missingNodes }) => sum + missingNodes, 0),
    completeBackups: Math.min(...datacenters.map(({ completeBackups }) => completeBackups)),
  };
}

/** Only asked for while a datacenter has no complete backup. */
async function switchedOnAt({ role: own }: WatchedDatacenter, { role }: WatchedBackups, tools: BackupTools): Promise<number> {
  return Math.max(...await Promise.all([role, ...(own === undefined ? [] : [own])].map((one) => tools.roleCreatedAt(one))));
}
