import { describeRule } from './rule-cases';

describeRule('cql-clients', {
  fails: {
    'one address': { props: { cqlClients: ['10.0.0.1'] }, says: /not an IPv4 range: got "10.0.0.1"/ },
    'a security group': { props: { cqlClients: ['sg-0123'] }, says: /sg-0123/ },
    'an address inside of the range': { props: { cqlClients: ['10.0.0.1/16'] }, says: /first address of the range/ },
  },
  passes: {
    'ranges': { cqlClients: ['10.0.0.0/16', '192.168.1.7/32'] },
    'none': { cqlClients: [] },
    'a range that only the deployment knows': { cqlClients: ['${Token[cidr.1]}'] },
  },
});
