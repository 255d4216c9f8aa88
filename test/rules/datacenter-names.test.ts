import { describeRule, GOOD_DATACENTER, withDatacenter } from './rule-cases';

describeRule('datacenter-names', {
  fails: {
    'no datacenter': { props: { datacenters: [] }, says: /at least one datacenter/ },
    'upper case': { props: withDatacenter({ name: 'DC1' }), says: /"DC1"/ },
    'an underscore': { props: withDatacenter({ name: 'dc_1' }), says: /"dc_1"/ },
    'a leading digit': { props: withDatacenter({ name: '1dc' }), says: /"1dc"/ },
    'one character': { props: withDatacenter({ name: 'd' }), says: /two characters/ },
    'two of one name': { props: { datacenters: [GOOD_DATACENTER, GOOD_DATACENTER] }, says: /same name.*"dc1"/ },
  },
  passes: {
    'two names': { datacenters: [GOOD_DATACENTER, { ...GOOD_DATACENTER, name: 'analytics' }] },
  },
});
