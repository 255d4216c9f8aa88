import type { RestoreView } from './view';
import type { Backup, ObservedRestores, RestoreRun } from '../../restore/observed';
import { bytesPerNode, downloadMinutes, inOrder, isInPlace, PlannedRestore } from '../../restore/plan';
import { gib } from '../../restore/refusals';
import { progressOf } from '../../restore/standing';
import { ExitCode } from '../exit-code';
import type { Followed } from '../follow';
import type { Output } from '../output';

/** The backups that Kubernetes knows. */
export function tellBackups({ cluster: { name, namespace } }: RestoreView, observed: ObservedRestores, output: Output): ExitCode {
  const backups = inOrder(observed.backups);
  const count = backups.filter(({ incomplete }) => incomplete === undefined).length;
  output.result({ cluster: name, namespace, backups: backups.map(backupData) }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${count} complete backups are known to Kubernetes`,
    ...backups.map((one) => `  ${one.name}  datacenter ${one.datacenter}, ${one.incomplete ? `not complete: ${one.incomplete}` : describe(one)}`),
    ...(count > 0 ? [] : ['If there are some in the bucket, make them known with --sync']),
  ]);
  return count > 0 ? ExitCode.OK : ExitCode.FOUND;
}

/** What would be restored, or why nothing would be. */
export function tellPlan(
  { cluster: { name, namespace } }: RestoreView,
  { purges }: ObservedRestores,
  planned: readonly PlannedRestore[],
  refused: readonly string[],
  output: Output,
): ExitCode {
  output.result({ cluster: name, namespace, result: refused.length > 0 ? 'refused' : 'planned', refused, plan: planned.map(planData) }, [
    `${output.paint('bold', name)} in namespace ${namespace}: the data of ${planned.map(({ target }) => `datacenter ${target.name}`).join(' and ')} is to be replaced`,
    ...planned.flatMap(planLines),
    ...(purges ? ['  note: old backups are purged every night. Deploy purge: false before, until you know that the restored data is what you need'] : []),
    ...refused.map((one) => `${output.paint('red', 'refused')}: ${one}`),
    ...(refused.length > 0 ? [] : ['Nothing was changed. The datacenters serve nothing until it is done, and what was written since the backup is lost. To do it, say --yes']),
  ]);
  return refused.length > 0 ? ExitCode.FOUND : ExitCode.OK;
}

/** How a run ended, and what to do next. */
export function tellEnding(view: RestoreView, runs: readonly string[], { end, told }: Followed, output: Output): ExitCode {
  const { name, namespace } = view.cluster;
  output.result({ cluster: name, namespace, result: end, told, restores: runs }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${output.paint(end === 'done' ? 'green' : 'red', end === 'done' ? told : `${end}: ${told}`)}`,
    ...wayOn(view, end).map((line) => `  ${line}`),
  ]);
  return end === 'done' ? ExitCode.OK : end === 'unknown' ? ExitCode.NO_ANSWER : ExitCode.FOUND;
}

/** Where restores stand. */
export function tellStatus({ cluster: { name, namespace } }: RestoreView, { runs }: ObservedRestores, output: Output): ExitCode {
  const open = runs.filter(({ phase }) => phase !== 'ended');
  output.result({ cluster: name, namespace, result: open.length > 0 ? 'restoring' : 'nothing under way', restores: runs.map(runData) }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${open.length > 0 ? 'a restore is under way' : 'no restore is under way'}`,
    ...runs.map((run) => `  ${run.name}: ${run.failure ? `failed: ${run.failure}` : progressOf(run)}`),
    ...open.flatMap(({ nodes }) => nodes.filter(({ state }) => state !== 'restored').map(({ pod, state, why }) => `    ${pod}: ${why ?? state}`)),
  ]);
  return open.length > 0 ? ExitCode.FOUND : ExitCode.OK;
}

function wayOn(view: RestoreView, end: Followed['end']): string[] {
  if (end === 'done') {
    return [
      'Roles and passwords of applications are those of the backup. Compare row counts before you let applications in.',
      'Before you add nodes, deploy any change of the cluster: until then new pods are told to restore too (docs/restore.md).',
    ];
  }
  if (end === 'failed') return [`What a node says: ${view.logsOf('<pod>')}, and ${view.backupLogs}. How to go on: docs/restore.md`];
  return [`The restore goes on without this command. Look at it with: restore ${view.cluster.name} --status. Deploy nothing until it is done.`];
}

function describe(backup: Backup): string {
  const bytes = backup.bytes === undefined ? '' : `, ${gib(backup.bytes)}`;
  return `finished ${timeText(backup)}, ${backup.nodes.length} nodes${bytes}`;
}

function planLines(planned: PlannedRestore): string[] {
  const { backup, target, run } = planned;
  const [bytes, minutes] = [bytesPerNode(backup), downloadMinutes(planned)];
  return [
    `  datacenter ${target.name}: backup ${backup.name}, finished ${timeText(backup)} (run ${run})`,
    ...(bytes === undefined || minutes === undefined ? [] : [`    about ${gib(bytes)} for each node, downloaded in ${minutes} min or longer`]),
    isInPlace(planned)
      ? '    in place: all keyspaces, with the roles, tokens and peers of that time'
      : '    into a cluster with other node names: keyspaces of applications only, without their roles, which have to be made again',
    '    not checked: the release of Cassandra that made the backup, which must not be newer than the one that runs',
  ];
}

function timeText({ finishedAt }: Backup): string {
  return finishedAt === undefined ? 'at an unknown time' : new Date(finishedAt).toISOString().replace(/\.\d+Z$/, 'Z');
}

function backupData(backup: Backup) {
  const { name, datacenter, finishedAt, incomplete, nodes, bytes } = backup;
  return { name, datacenter, finished: finishedAt && timeText(backup), incomplete, nodes: nodes.length, bytes };
}

function planData(planned: PlannedRestore) {
  const { backup, target, run } = planned;
  const bytes = bytesPerNode(backup);
  return { datacenter: target.name, backup: backup.name, run, bytesPerNode: bytes, minutes: downloadMinutes(planned), inPlace: isInPlace(planned) };
}

function runData({ name, datacenter, backup, phase, failure, nodes }: RestoreRun) {
  return { name, datacenter, backup, phase, failure, nodes };
}
