import { K8SSANDRA_AT_DEPLOYMENT } from './at-deployment';
import { companions } from './companions';
import { deployedZones, guardedCluster } from './guarded-cluster';
import { cqlIngress } from './network-policies';
import { objectNames } from './object-names';
import { K8ssandraModel, ownModel } from './own-model';
import { PEOPLE } from './people';
import { render } from './render';
import { RULES } from './rules';
import { seedsOfRacks } from './seeds';
import type { Backend } from '../backend';

/** The backend of k8ssandra-operator, which creates everything from one K8ssandraCluster. */
export const K8SSANDRA: Backend = {
  ...K8SSANDRA_AT_DEPLOYMENT,
  namespace: 'k8ssandra-operator',
  capabilities: new Set([
    'backup', 'repair', 'several-datacenters', 'several-releases', 'internode-tls', 'client-tls', 'management-api-tls', 'dc-replication',
    'decommission', 'stop', 'nodes-per-worker', 'own-image', 'cql-pods', 'monitoring',
  ]),
  names: objectNames,
  people: PEOPLE,
  own: ownModel,
  images: (own) => (own as K8ssandraModel).images,
  companions: (own, { backup }) => companions(own as K8ssandraModel, backup),
  seeds: seedsOfRacks,
  render,
  cqlIngress,
  guarded: ([cluster], around) => guardedCluster(cluster, around),
  deployedZones: ([cluster]) => deployedZones(cluster),
  rules: RULES,
};
