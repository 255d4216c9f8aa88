import { companions } from './companions';
import { deployedZones, guardedCluster } from './guarded-cluster';
import { k8ssandraLive } from './live';
import { objectNames } from './object-names';
import { K8ssandraModel, ownModel } from './own-model';
import { render } from './render';
import { RULES } from './rules';
import { seedsOfRacks } from './seeds';
import { TRANSITIONS } from './transitions';
import { ID, WATCH } from './watch';
import type { Backend } from '../backend';

/** k8ssandra-operator, which makes everything from one K8ssandraCluster. */
export const K8SSANDRA: Backend = {
  id: ID,
  namespace: 'k8ssandra-operator',
  capabilities: new Set([
    'backup', 'repair', 'several-datacenters', 'several-releases', 'internode-tls', 'client-tls', 'management-api-tls', 'dc-replication',
    'decommission', 'stop', 'nodes-per-worker', 'own-image',
  ]),
  names: objectNames,
  own: ownModel,
  images: (own) => (own as K8ssandraModel).images,
  companions: (own, { backup }) => companions(own as K8ssandraModel, backup),
  seeds: seedsOfRacks,
  render,
  guarded: ([cluster], around) => guardedCluster(cluster, around),
  deployedZones: ([cluster]) => deployedZones(cluster),
  watch: WATCH,
  live: k8ssandraLive,
  rules: RULES,
  transitions: TRANSITIONS,
  operatorUpdate: { 'k8ssandra.io/autoupdate-spec': 'once' },
};
