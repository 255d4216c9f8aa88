import { Input, KUBERNETES_OPTIONS, Option } from '../command';
import { CommandError } from '../exit-code';

/** Two TiB a node take half a day at the default rate of Medusa. */
export const TIMEOUT_HOURS = 24;

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
