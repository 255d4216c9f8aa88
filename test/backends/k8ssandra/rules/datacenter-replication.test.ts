import { CassandraDatacenterOptions } from '../../../../lib';
import { describeRule, GOOD_DATACENTER } from '../../../rules/rule-cases';

const and = (...more: Partial<CassandraDatacenterOptions>[]) => ({ datacenters: [GOOD_DATACENTER, ...more.map((one) => ({ ...GOOD_DATACENTER, name: 'dc2', ...one }))] });

describeRule('datacenter-replication', {
  fails: {
    'more copies than nodes': { props: and({ replication: { orders: 4 } }), says: /has too few nodes for the replication factor of keyspace "orders": got 4, allowed: 0 to 3/ },
    'half a copy': { props: and({ replication: { orders: 0.5 } }), says: /too few nodes/ },
    'a keyspace of the system': { props: and({ replication: { system_auth: 3 } }), says: /replicated by the operator/ },
    'the first datacenter': { props: { datacenters: [{ ...GOOD_DATACENTER, replication: {} }] }, says: /is the first/ },
    'keyspaces that only one of two names': {
      props: and({ replication: { orders: 3, users: 3 } }, { name: 'dc3', replication: { orders: 3 } }), says: /"dc3" lacks keyspaces.*\["users"\]/,
    },
    'data from itself': { props: and({ rebuildFrom: 'dc2' }), says: /cannot be rebuilt from that datacenter: got "dc2", allowed: dc1/ },
  },
  passes: {
    'all keyspaces': and({ replication: { orders: 3, caches: 0 }, rebuildFrom: 'dc1' }),
    'without data': and({}),
  },
});
