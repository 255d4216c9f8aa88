import { defineRule } from './rule';
import { known } from '../model/deferred';
import { parseIpv4Range } from '../private/cidr';

export const cqlClients = defineRule({
  id: 'cql-clients',
  title: 'CQL clients are IPv4 ranges',
  why: 'The API server refuses a network policy with any other value during the deployment.',
  source: 'Kubernetes, NetworkPolicy ipBlock.cidr',
  * offences({ cqlClients: ranges }) {
    for (const range of ranges.map(known)) {
      if (range !== undefined && !parseIpv4Range(range)) {
        yield { what: 'cqlClients contains a value that is not an IPv4 range', got: range, allowed: 'as in "10.0.0.0/16", with the first address of the range', fix: 'correct it' };
      }
    }
  },
});
