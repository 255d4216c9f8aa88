import { CassandraDatacenterOptions } from '../../../../lib';
import { describeRule, GOOD_DATACENTER } from '../../../rules/rule-cases';

const dc = (name: string, props: Partial<CassandraDatacenterOptions> = {}) => ({ ...GOOD_DATACENTER, name, ...props });
const replication = { orders: 3 };

describeRule('rebuild-source', {
  fails: {
    'two sources': {
      props: { datacenters: [dc('dc1'), dc('dc2', { replication, rebuildFrom: 'dc1' }), dc('dc3', { replication, rebuildFrom: 'dc2' })] },
      says: /different rebuild sources: got "dc2 from dc1; dc3 from dc2"/,
    },
    'one that is named, and the first by default': {
      props: { datacenters: [dc('dc1'), dc('dc2'), dc('dc3', { replication, rebuildFrom: 'dc2' }), dc('dc4', { replication })] },
      says: /dc3 from dc2; dc4 from dc1/,
    },
  },
  passes: {
    'none joins': { datacenters: [dc('dc1'), dc('dc2')] },
    'one that is not the first': { datacenters: [dc('dc1'), dc('dc2'), dc('dc3', { replication, rebuildFrom: 'dc2' })] },
    'the first, named and by default': { datacenters: [dc('dc1'), dc('dc2', { replication, rebuildFrom: 'dc1' }), dc('dc3', { replication })] },
  },
});
