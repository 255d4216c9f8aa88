import type { LiveCluster } from '../../backends/live';
import type { Backup, ObservedRestores, RestoreRun } from '../../restore/observed';
import type { PlannedRestore } from '../../restore/plan';
import { refusals } from '../../restore/refusals';
import { didYouMean } from '../did-you-mean';
import { CommandError } from '../exit-code';

/** The restores of the named backups, one for each datacenter. @throws CommandError if a name is unknown or two are of one datacenter */
export function chosen(observed: ObservedRestores, names: readonly string[], id: string | undefined): PlannedRestore[] {
  const planned = names.map((name) => backupNamed(observed, name)).map((backup) => ({
    backup,
    target: observed.targets.find(({ name }) => name === backup.datacenter)!,
    run: runName(backup.name, id),
  }));
  const twice = planned.find(({ target }, at) => planned.findIndex((one) => one.target === target) !== at);
  if (twice) throw new CommandError(`several of the backups are of datacenter ${twice.target.name}: name one for each`);
  return planned;
}

/** Name of a run, by which it happens once. */
export function runName(backup: string, id: string | undefined): string {
  return [backup, 'restore', ...(id === undefined ? [] : [id])].join('-');
}

function backupNamed({ backups }: ObservedRestores, name: string): Backup {
  const found = backups.find((one) => one.name === name);
  if (found) return found;
  throw new CommandError(`there is no backup "${name}".${didYouMean(name, backups.map((one) => one.name))} `
    + 'List those that Kubernetes knows with: restore <cluster>. If it is in the bucket only, add --sync');
}

/** The runs of the plan that exist already. */
function existing({ runs }: ObservedRestores, planned: readonly PlannedRestore[]): RestoreRun[] {
  return runs.filter(({ name }) => planned.some(({ run }) => run === name));
}

/** Why nothing may begin now, with ways out. */
export function obstacles(observed: ObservedRestores, live: LiveCluster, planned: readonly PlannedRestore[], oneDatacenter: boolean): string[] {
  return [
    ...existing(observed, planned).map(done),
    ...live.running.filter(({ kind }) => kind !== 'other').map(({ told }) => `${told}. Wait until it is through`),
    ...observed.backingUp.map((told) => `${told}. Wait until it is finished`),
    ...live.datacenters.filter(({ isLeaving }) => isLeaving).map(({ name }) => `datacenter ${name} leaves. Wait until it is gone`),
    ...(live.isSeen ? [] : ['the operator is not through with the last change of the cluster, and would undo a restore. Wait for it (status)']),
    ...oneOfSeveral(observed, planned, oneDatacenter),
    ...planned.flatMap(refusals),
  ];
}

function done({ name, backup, failure, phase }: RestoreRun): string {
  const how = failure !== undefined ? `failed: ${failure}` : phase === 'ended' ? 'was done' : 'is under way';
  return `restore ${name} of backup ${backup} ${how}. To restore it once more, give the new restore an --id`;
}

function oneOfSeveral({ targets }: ObservedRestores, planned: readonly PlannedRestore[], accepted: boolean): string[] {
  const others = targets.filter((target) => !planned.some((one) => one.target === target)).map(({ name }) => name);
  return accepted || others.length === 0 ? [] : [
    `${others.join(', ')} would keep newer data, which repairs and reads bring back into ${planned.map(({ target }) => target.name).join(', ')}, deleted rows included. `
      + 'Name a backup for each datacenter, or add --one-datacenter if that is what you want (docs/restore.md)',
  ];
}
