import { NOT_OFFERED, TASK_KINDS, TaskKind, TaskOption } from '../../tasks/kinds';
import type { TaskRequest } from '../../tasks/observed';
import { Input, KUBERNETES_OPTIONS, Option } from '../command';
import { didYouMean } from '../did-you-mean';
import { CommandError } from '../exit-code';

/** A cleanup or an upgrade of files of 60 nodes takes days, one node after another. */
export const TIMEOUT_HOURS = 24;

export const RUN_OPTIONS: readonly Option[] = [
  { name: 'yes', about: 'run it; without it, the plan is shown and nothing is changed' },
  { name: 'datacenter', value: 'name', several: true, about: 'this datacenter only; several times for several; all of them by default, one after another' },
  { name: 'rack', value: 'name', about: 'restart: this rack only' },
  { name: 'pod', value: 'name', about: 'replace: the pod of the node to replace' },
  { name: 'keyspace', value: 'name', about: 'this keyspace only' },
  { name: 'table', value: 'name', several: true, about: 'this table of the keyspace only; several times for several' },
  { name: 'from', value: 'datacenter', about: 'rebuild: the datacenter to stream from, by its name in Cassandra' },
  { name: 'nodes-down', about: 'take a node down although others are not ready, as when several are lost: rows whose replicas are all down are unavailable' },
  { name: 'id', value: 'text', about: 'name of this run, by which it happens once and can be followed again; made from the time by default' },
  { name: 'timeout', value: 'hours', about: `how long to follow each task, which goes on without this command: ${TIMEOUT_HOURS} by default` },
  ...KUBERNETES_OPTIONS,
];

const OPTIONS: readonly TaskOption[] = ['rack', 'keyspace', 'table', 'pod', 'from'];
/** Names in Cassandra, of which those with capitals are quoted by it. */
const NAME = /^\w{1,48}$/;

/** @throws CommandError if there is no such task */
export function kindOf(name: string): TaskKind {
  const kind = TASK_KINDS.find((one) => one.name === name);
  if (kind) return kind;
  if (Object.hasOwn(NOT_OFFERED, name)) throw new CommandError(`run does not offer "${name}": ${NOT_OFFERED[name]}`);
  const names = TASK_KINDS.map((one) => one.name);
  throw new CommandError(`there is no task "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}`);
}

/** @throws CommandError if an option is missing, or does not belong to the task */
export function requestOf({ name, takes, needs }: TaskKind, input: Input): TaskRequest {
  const given = OPTIONS.filter((option) => input.values(option).length > 0);
  const foreign = given.find((option) => !takes.includes(option));
  if (foreign) throw new CommandError(`run ${name} does not take --${foreign}${takes.length > 0 ? `; it takes ${takes.map((one) => `--${one}`).join(', ')}` : ''}`);
  const missing = needs.find((option) => !given.includes(option));
  if (missing) throw new CommandError(`run ${name} needs --${missing}`);
  const [keyspace, tables] = [input.value('keyspace'), input.values('table')];
  if (tables.length > 0 && keyspace === undefined) throw new CommandError(`run ${name} needs --keyspace with --table`);
  const odd = [...keyspace === undefined ? [] : [keyspace], ...tables].find((one) => !NAME.test(one));
  if (odd !== undefined) throw new CommandError(`"${odd}" is no name of a keyspace or table: those have up to 48 letters, digits and "_"`);
  return { kind: name, rack: input.value('rack'), pod: input.value('pod'), keyspace, tables, from: input.value('from'), acceptsNodesDown: input.has('nodes-down') };
}
