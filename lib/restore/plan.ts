import type { Backup, RestoreTarget } from './observed';

/** One restore to start. */
export interface PlannedRestore {
  readonly target: RestoreTarget;
  readonly backup: Backup;
  /** Name of the run, by which it happens once. */
  readonly run: string;
}

/** Whether the nodes have the names that they had at the time of the backup: then system keyspaces are restored too, with roles and tokens. */
export function isInPlace({ target, backup }: PlannedRestore): boolean {
  const hosts = new Set(backup.nodes.map(({ host }) => host));
  return target.pods.every((pod) => hosts.has(pod));
}

/** Size of one node in the backup, on average. */
export function bytesPerNode({ bytes, nodes }: Backup): number | undefined {
  return bytes === undefined || nodes.length === 0 ? undefined : bytes / nodes.length;
}

/** How long the download takes at the configured rate, in minutes. */
export function downloadMinutes({ target, backup }: PlannedRestore): number | undefined {
  const bytes = bytesPerNode(backup);
  return bytes === undefined ? undefined : Math.ceil(bytes / target.bytesPerSecond / 60);
}

/** Complete ones first, the newest of them first. */
export function inOrder(backups: readonly Backup[]): Backup[] {
  const rank = ({ incomplete, finishedAt = 0 }: Backup) => (incomplete === undefined ? finishedAt : finishedAt - Number.MAX_SAFE_INTEGER);
  return [...backups].sort((one, other) => one.datacenter.localeCompare(other.datacenter) || rank(other) - rank(one));
}
