import { defineDatacentersTransition } from './transition';
import { GuardedCluster, isUnknown, shown } from '../../model/guarded-cluster';

/** Where a peer of a node is. */
type Peer = 'in the same rack' | 'in another rack' | 'in another datacenter';

export const internodeEncryption = defineDatacentersTransition({
  id: 'internode-encryption',
  title: 'Internode encryption is enabled and disabled in steps',
  why: 'nodes restart one after another, and those with the new setting cannot connect to those with the old one: the ring splits until the last node has restarted',
  source: 'Cassandra 4.0: a node that must encrypt refuses plain peers, one without stores refuses encrypted ones (server_encryption_options)',
  * missteps(before, after) {
    const peers = peersOf(after);
    for (const datacenter of after.datacenters) {
      const was = before.datacenters.find(({ name }) => name === datacenter.name)?.internode;
      const now = datacenter.internode;
      if (was === undefined || now === undefined || isUnknown(was) || isUnknown(now) || was === now) continue;
      const cut = peers.find((peer) => !hears(was, now, peer) || !hears(now, was, peer));
      if (cut !== undefined) {
        yield {
          subject: datacenter.name,
          what: `encryption between nodes of datacenter "${datacenter.name}" goes from ${shown(was)} to ${shown(now)}, which cuts off peers ${cut}`,
          fix: peers.includes('in another datacenter')
            ? 'with several datacenters there is no intermediate step: accept it for one deployment and plan for an outage'
            : 'follow the steps of docs/encryption.md: BETWEEN_DATACENTERS with optional, then ALL with optional, then without; reverse them to go back',
        };
      }
    }
  },
});

function peersOf({ datacenters }: GuardedCluster): Peer[] {
  return [
    'in the same rack',
    ...(datacenters.some(({ racks }) => racks.length > 1) ? ['in another rack' as const] : []),
    ...(datacenters.length > 1 ? ['in another datacenter' as const] : []),
  ];
}

/** Whether a node with one setting gets through to a peer with the other. */
function hears(speaker: string, listener: string, peer: Peer): boolean {
  if (encrypts(speaker, peer)) return !listener.startsWith('none');
  return listener.endsWith(' optional') || !encrypts(listener, peer);
}

function encrypts(setting: string, peer: Peer): boolean {
  const [scope] = setting.split(' ');
  return scope === 'all' || (scope === 'rack' && peer !== 'in the same rack') || (scope === 'dc' && peer === 'in another datacenter');
}
