import { defineRule } from './rule';

const OPTION = 'allocate_tokens_for_local_replication_factor';

export const twoRacks = defineRule({
  id: 'two-racks',
  title: 'A datacenter of two racks says so to the token allocation',
  why: 'Cassandra\'s stock configuration allocates tokens for a replication factor of 3. With exactly two racks it cannot, and the third node fails to start.',
  source: `Cassandra 4.0 and newer, conf/cassandra.yaml (${OPTION}: 3)`,
  * offences(model) {
    for (const { name, racks, cassandraYaml } of model.datacenters) {
      const option = cassandraYaml[OPTION] ?? model.cassandraYaml[OPTION];
      const lowered = typeof option === 'number' && option <= 2;
      if (racks.length === 2 && !lowered) {
        yield {
          what: `datacenter "${name}" has two racks, and the token allocation expects three`,
          got: option,
          allowed: '1 or at least 3 racks',
          fix: `use three racks, or set ${OPTION} to 2 in cassandraYaml`,
        };
      }
    }
  },
});
