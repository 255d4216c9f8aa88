import { describeRule, withDatacenter } from './rule-cases';

describeRule('quorum-nodes', {
  warns: {
    'one rack': { props: withDatacenter({ nodes: 3, racks: [{ name: 'r1' }] }), says: /one rack: it does not answer at QUORUM/ },
    'two racks': { props: withDatacenter({ nodes: 4, racks: [{ name: 'r1' }, { name: 'r2' }] }), says: /two racks/ },
  },
  passes: { 'three racks': {} },
});
