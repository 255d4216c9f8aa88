import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const placement = CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }] });

describeRule('worker-options', {
  fails: {
    'instances of others': {
      props: withDatacenter({ workers: { amiRelease: 'v20261101' }, placement }), says: /"dc1" has options for workers.*leave workers out.*maxPods of CassandraPlacement/,
    },
  },
  passes: {
    'instances of the library': withDatacenter({ workers: { amiRelease: 'v20261101' } }),
    'instances of others, without': withDatacenter({ placement }),
  },
});
