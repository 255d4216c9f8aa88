import { ID } from './watch';
import type { DeployedZone, GuardedSurroundings } from '../../lib/backends/backend';
import { GuardedCluster, UNKNOWN } from '../../lib/model/guarded-cluster';

type Plain = Record<string, any>;

/** What must not change of a Ring. */
export function guarded({ metadata, spec }: Plain, around: GuardedSurroundings): GuardedCluster {
  const { operatorVersion, operator, leaving, createsNamespace, host, madeServiceAccounts, accepted, instances } = around;
  return {
    backend: ID,
    name: metadata.name,
    namespace: metadata.namespace,
    clusterName: spec.clusterName,
    version: spec.release,
    operatorVersion,
    operator,
    authentication: true,
    serviceAccount: spec.account,
    madeServiceAccounts,
    datacenters: [{
      name: spec.datacenter,
      nodes: spec.nodes,
      workers: spec.nodes,
      ...instances.get(spec.datacenter),
      racks: spec.racks.map(({ name, zone }: Plain) => ({ name, zone: typeof zone === 'string' ? zone : UNKNOWN })),
      storageClass: spec.storage.class,
      volumeBytes: spec.storage.gib * 2 ** 30,
      extraVolumes: [],
      severalNodesOnOneWorker: false,
      rest: JSON.stringify(spec.settings),
    }],
    leaving,
    createsNamespace,
    host,
    extra: { flavour: spec.flavour },
    accepted,
  };
}

export function deployedZones({ spec }: Plain): DeployedZone[] {
  return spec.racks.filter(({ zone }: Plain) => typeof zone === 'object').map(({ name, zone }: Plain) => ({ datacenter: spec.datacenter, rack: name, zone }));
}
