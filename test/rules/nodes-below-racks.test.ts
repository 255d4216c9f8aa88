import { describeRule, withDatacenter } from './rule-cases';

describeRule('nodes-below-racks', {
  fails: {
    'two nodes for three racks': { props: withDatacenter({ nodes: 2 }), says: /fewer nodes than its 3 racks: got 2, allowed: 3 or more; raise nodes to 3/ },
    'no nodes': { props: withDatacenter({ nodes: 0 }), says: /whole number of nodes: got 0/ },
    'half a node': { props: withDatacenter({ nodes: 3.5 }), says: /whole number of nodes: got 3\.5/ },
  },
  passes: {
    'a node a rack': withDatacenter({ nodes: 3 }),
    'more nodes than racks': withDatacenter({ nodes: 7 }),
  },
});
