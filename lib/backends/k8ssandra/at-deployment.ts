import { k8ssandraLive } from './live';
import { TRANSITIONS } from './transitions';
import { ID, WATCH } from './watch';
import type { BackendAtDeployment } from '../at-deployment';

export const K8SSANDRA_AT_DEPLOYMENT: BackendAtDeployment = {
  id: ID,
  watch: WATCH,
  live: k8ssandraLive,
  transitions: TRANSITIONS,
  operatorUpdate: { 'k8ssandra.io/autoupdate-spec': 'once' },
};
