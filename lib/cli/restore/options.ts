import { Input, KUBERNETES_OPTIONS, Option } from '../command';
import { CommandError } from '../exit-code';

/** Two TiB a node take half a day at the default rate of Medusa. */
const TIMEOUT_HOURS = 24;

export const RESTORE_OPTIONS: readonly Option[] = [
  { name: 'yes', about: 'stop the datacenters and replace their data; without it, the plan is shown and nothing is changed' },
  { name: 'sync', about: 'first make backups known that are in the bucket and have no object in Kubernetes, as after the loss of a cluster' },
  { name: 'status', about: 'where the restores of this cluster stand; changes nothing' },
  { name: 'one-datacenter', about: 'restore one datacenter although the cluster has others: their newer data comes back into it' },
  { name: 'room-checked', about: 'you compared the size of the backup with the free space of the volumes yourself' },
  { name: 'id', value: 'text', about: 'to restore a backup once more: a restore happens once for each backup and id' },
  { name: 'timeout', value: 'hours', about: `how long to follow a restore, which goes on without this command: ${TIMEOUT_HOURS} by default` },
  ...KUBERNETES_OPTIONS,
];

/** @throws CommandError if options contradict each other */
export function modeOf(input: Input): 'list' | 'plan' | 'run' | 'status' {
  const backups = input.words.length - 1;
  if (input.has('status') && (backups > 0 || input.has('yes') || input.has('sync'))) throw new CommandError('restore takes --status with the name of a cluster only');
  if (input.has('yes') && backups === 0) throw new CommandError('restore --yes needs the names of the backups to restore; without them, it lists the backups there are');
  return input.has('status') ? 'status' : backups === 0 ? 'list' : input.has('yes') ? 'run' : 'plan';
}

/** @throws CommandError if it cannot be a part of a name */
export function idOf(input: Input): string | undefined {
  const id = input.value('id');
  if (id !== undefined && !/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(id)) throw new CommandError(`restore: --id has up to 20 lower-case letters, digits and "-", and is not "${id}"`);
  return id;
}

/** In milliseconds. @throws CommandError if it is not a number of hours */
export function timeoutOf(input: Input): number {
  const given = input.value('timeout') ?? String(TIMEOUT_HOURS);
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new CommandError(`restore: --timeout is a number of hours from 1 to 9999, not "${given}"`);
  return Number(given) * 3_600_000;
}
