import { describeRule, withDatacenter } from './rule-cases';

describeRule('nodes-per-rack', {
  warns: {
    'four nodes in three racks': { props: withDatacenter({ nodes: 4 }), says: /do not spread evenly over its 3 racks: got 4; use a multiple of 3, for instance 6/ },
  },
  leaves: { 'too few nodes': withDatacenter({ nodes: 2 }) },
  passes: {
    'six nodes in three racks': withDatacenter({ nodes: 6 }),
  },
});
