import { k8ssandraRestores } from './k8ssandra/restores';
import { ID as K8SSANDRA } from './k8ssandra/watch';
import type { Restores } from './restores';

/** Backends that can restore, by id. Separate from the other table, so that functions of a deployment do not contain it. */
export const RESTORES: Readonly<Record<string, Restores>> = {
  [K8SSANDRA]: k8ssandraRestores,
};
