import { describeRule, GOOD_DATACENTER, withDatacenter } from './rule-cases';

describeRule('first-start', {
  warns: {
    'many nodes': { props: withDatacenter({ nodes: 24 }), says: /"orders" may take longer than the deployment waits: got "about 56 minutes", allowed: 55 minutes/ },
    'many nodes over datacenters': { props: { datacenters: [1, 2, 3].map((at) => ({ ...GOOD_DATACENTER, name: `dc${at}`, nodes: 9 })) }, says: /about 62 minutes/ },
  },
  passes: {
    'as many as there is time for': withDatacenter({ nodes: 23 }),
  },
});
