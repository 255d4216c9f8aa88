import type { PlannedTask, TaskRun, TaskView } from './view';
import type { TaskRequest } from '../../tasks/observed';
import { ExitCode } from '../exit-code';
import type { Followed } from '../follow';
import type { Output } from '../output';

/** What would be run, or why it would not. */
export function tellPlan(
  { cluster: { name, namespace } }: TaskView, { kind, request, planned }: TaskRun, refused: readonly string[], output: Output,
): ExitCode {
  output.result({ cluster: name, namespace, task: kind.name, result: refused.length > 0 ? 'refused' : 'planned', refused, plan: planned, note: kind.note }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${kind.name} ${kind.summary}`,
    ...planned.map(({ datacenter, nodes }, at) => `  ${at + 1}. datacenter ${datacenter}, ${extent(request, nodes)}`),
    ...(kind.note === undefined ? [] : [`  note: ${kind.note}`]),
    ...refused.map((one) => `${output.paint('red', 'refused')}: ${one}`),
    ...(refused.length > 0 ? [] : ['Nothing was changed. To run it, say --yes']),
  ]);
  return refused.length > 0 ? ExitCode.FOUND : ExitCode.OK;
}

/** How a run ended, and how to go on. */
export function tellEnding(
  { cluster: { name, namespace } }: TaskView, { kind, id }: TaskRun, done: readonly PlannedTask[], { end, told }: Followed, output: Output,
): ExitCode {
  const datacenters = done.map(({ datacenter }) => datacenter);
  output.result({ cluster: name, namespace, task: kind.name, result: end, told, id, done: datacenters }, [
    `${output.paint('bold', name)} in namespace ${namespace}: ${kind.name} ${output.paint(end === 'done' ? 'green' : 'red', end === 'done' ? 'is done' : `${end}: ${told}`)}`,
    ...(end === 'done' ? [] : [`  done: ${datacenters.map((one) => `datacenter ${one}`).join(', ') || 'none'}`, `  ${wayOn(end, id)}`]),
  ]);
  return end === 'done' ? ExitCode.OK : end === 'unknown' ? ExitCode.NO_ANSWER : ExitCode.FOUND;
}

function wayOn(end: Followed['end'], id: string): string {
  return end === 'failed'
    ? 'No further datacenter was begun. When the cause is gone, run it again under another id'
    : `What was begun goes on without this command. To follow it and go on: the same command with --id ${id}`;
}

function extent({ rack, pod, keyspace, tables }: TaskRequest, nodes: number): string {
  if (pod !== undefined) return `node ${pod}`;
  const where = rack === undefined ? `all ${nodes} nodes, one after another` : `the nodes of rack ${rack}, one after another`;
  const what = keyspace === undefined ? '' : tables.length > 0 ? `: ${tables.map((table) => `${keyspace}.${table}`).join(', ')}` : `: keyspace ${keyspace}`;
  return where + what;
}
