import { defineRule } from './rule';
import type { Capability } from '../model/capability';
import type { ClusterModel } from '../model/cluster-model';
import { releasesOf } from '../model/settings';

interface Ask {
  /** Whether the cluster asks for it. */
  readonly is: (model: ClusterModel) => boolean;
  readonly what: string;
  readonly fix: string;
}

const OTHER = 'or use an operator that can do it';

/** Everything that an operator may lack. The compiler misses what is left out. */
const ASKS: Readonly<Record<Capability, Ask>> = {
  'backup': { is: ({ backup }) => backup !== undefined, what: 'backups', fix: `remove backup, ${OTHER}` },
  'repair': { is: ({ repair }) => repair !== undefined, what: 'repairs', fix: `set repair: { enabled: false } and schedule repairs yourself, ${OTHER}` },
  'several-datacenters': {
    is: ({ datacenters, leaving }) => datacenters.length + leaving.length > 1,
    what: 'several datacenters',
    fix: `keep one datacenter, ${OTHER}`,
  },
  'several-releases': { is: (model) => releasesOf(model).length > 1, what: 'datacenters of different releases', fix: `remove version of the datacenters, ${OTHER}` },
  'internode-tls': { is: ({ encryption }) => encryption.internode !== undefined, what: 'encryption between nodes', fix: `remove encryption.internode, ${OTHER}` },
  'client-tls': { is: ({ encryption }) => encryption.client !== undefined, what: 'encryption of clients', fix: `remove encryption.client, ${OTHER}` },
  'management-api-tls': {
    is: ({ encryption }) => encryption.managementApi !== undefined,
    what: 'encryption of the management API',
    fix: `remove encryption.managementApi, ${OTHER}`,
  },
  'dc-replication': {
    is: ({ datacenters }) => datacenters.some(({ replication, rebuildFrom }) => replication !== undefined || rebuildFrom !== undefined),
    what: 'a datacenter that gets its data when it joins',
    fix: `remove replication and rebuildFrom, and alter keyspaces and rebuild nodes yourself, ${OTHER}`,
  },
  'decommission': { is: ({ leaving }) => leaving.length > 0, what: 'a datacenter that is decommissioned', fix: `remove decommission, and decommission its nodes yourself, ${OTHER}` },
  'stop': { is: ({ datacenters }) => datacenters.some(({ stopped }) => stopped), what: 'a datacenter that is stopped', fix: `remove stopped, ${OTHER}` },
  'nodes-per-worker': {
    is: ({ datacenters }) => datacenters.some(({ workers }) => workers.nodesPerWorker > 1),
    what: 'several nodes of Cassandra on one worker',
    fix: `remove nodesPerWorker, ${OTHER}`,
  },
  'own-image': { is: ({ images }) => images.cassandra !== undefined, what: 'an own image of Cassandra', fix: `remove images.cassandra, ${OTHER}` },
  'monitoring': { is: ({ monitoring }) => monitoring !== undefined, what: 'metrics that Prometheus collects', fix: `remove monitoring, and collect metrics yourself, ${OTHER}` },
  'cql-pods': { is: ({ cqlPods }) => cqlPods !== undefined, what: 'network policies that admit certain pods', fix: `remove cqlPods, and write network policies yourself, ${OTHER}` },
};

export const backendCapability = defineRule({
  id: 'backend-capability',
  title: 'The operator can do everything that the cluster asks for',
  why: 'What an operator cannot do is not in its custom resources: the cluster would run without it, and nothing would tell.',
  source: 'the capabilities of each backend (lib/backends)',
  * offences(model) {
    for (const [capability, { is, what, fix }] of Object.entries(ASKS) as Array<[Capability, Ask]>) {
      if (model.capabilities.includes(capability) || !is(model)) continue;
      yield {
        what: `the cluster asks for ${what}, which its operator cannot do`,
        got: `${capability} of ${model.backend}`,
        allowed: model.capabilities.length > 0 ? model.capabilities.join(', ') : 'nothing of this kind',
        fix,
      };
    }
  },
});
