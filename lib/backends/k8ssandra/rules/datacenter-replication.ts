import { defineRule } from '../../../rules/rule';

const SYSTEM = /^system(_.*)?$/;

export const datacenterReplication = defineRule({
  id: 'datacenter-replication',
  title: 'A new datacenter specifies the replication factor of each keyspace',
  why: 'The operator stops halfway if a keyspace is missing, and a keyspace cannot have more replicas than nodes. Without replication, the datacenter silently joins without data.',
  source: 'k8ssandra-operator 1.32.5, annotation k8ssandra.io/dc-replication, measured',
  * offences({ datacenters }) {
    const joining = datacenters.filter(({ replication }) => replication !== undefined);
    const everywhere = new Set(joining.flatMap(({ replication }) => Object.keys(replication!)));
    for (const { name, nodes, replication } of joining) {
      if (name === datacenters[0].name) {
        yield { what: `datacenter "${name}" is the first and cannot join a cluster`, fix: 'give replication to the datacenter that is added' };
      }
      for (const [keyspace, copies] of Object.entries(replication!)) {
        if (!Number.isInteger(copies) || copies < 0 || copies > nodes) {
          yield { what: `datacenter "${name}" has too few nodes for the replication factor of keyspace "${keyspace}"`, got: copies, allowed: `0 to ${nodes}`, fix: 'lower it, or add nodes' };
        }
        if (SYSTEM.test(keyspace)) {
          yield { what: `keyspace "${keyspace}" of datacenter "${name}" is replicated by the operator`, got: copies, fix: 'specify user keyspaces only' };
        }
      }
      const missing = [...everywhere].filter((keyspace) => !(keyspace in replication!));
      if (missing.length > 0) {
        yield { what: `replication of datacenter "${name}" lacks keyspaces of another datacenter`, got: missing, fix: 'add them, with 0 for those that are not replicated to it' };
      }
    }
    for (const { name, rebuildFrom } of datacenters) {
      const others = datacenters.map((other) => other.name).filter((other) => other !== name);
      if (rebuildFrom !== undefined && !others.includes(rebuildFrom)) {
        yield { what: `datacenter "${name}" cannot be rebuilt from that datacenter`, got: rebuildFrom, allowed: others.join(', '), fix: 'name another datacenter of this cluster' };
      }
    }
  },
});
