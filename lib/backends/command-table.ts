import { k8ssandraRestores } from './k8ssandra/restores';
import { k8ssandraTasks } from './k8ssandra/tasks';
import { ID as K8SSANDRA } from './k8ssandra/watch';
import type { Restores } from './restores';
import type { Tasks } from './tasks';

/** Parts of a backend for commands that change something; one that is missing is refused by its command. */
export interface CommandParts {
  readonly restores?: Restores;
  readonly tasks?: Tasks;
}

/** By backend id. Separate from the other table, so that functions of a deployment do not contain them. */
export const COMMAND_PARTS: Readonly<Record<string, CommandParts>> = {
  [K8SSANDRA]: { restores: k8ssandraRestores, tasks: k8ssandraTasks },
};
