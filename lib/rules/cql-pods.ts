import { defineRule } from './rule';
import { known } from '../model/deferred';
import { parseIpv4Range, rangesOverlap } from '../private/cidr';
import { DNS_1123, LABEL_KEY, LABEL_VALUE } from '../private/names';

/** Whether no subnet of nodes has addresses of the range. What is no range is another rule's finding. */
function isApart(range: string, subnets: ReadonlyArray<string | undefined>): boolean {
  const parsed = parseIpv4Range(range);
  if (!parsed) return true;
  const others = subnets.map((subnet) => parseIpv4Range(subnet ?? ''));
  return others.every((subnet) => subnet !== undefined && !rangesOverlap(parsed, subnet));
}

export const cqlPods = defineRule({
  id: 'cql-pods',
  title: 'Pods that may speak CQL are named by a valid namespace and valid labels, and other pods are not in cqlClients',
  why: 'The API server refuses a network policy with any other value during the deployment. Policies compare addresses, so that a range with the addresses of all pods admits all of them.',
  source: 'Kubernetes, "Labels and Selectors", syntax and character set; RFC 1123',
  * offences({ cqlPods: peers, cqlClients, subnetRanges }) {
    if (!peers) return;
    for (const range of cqlClients.map(known)) {
      if (range === undefined || !isApart(range, subnetRanges)) {
        yield {
          level: 'warning',
          what: 'cqlPods names the pods that may connect, but all pods with addresses of cqlClients may as well',
          got: range ?? 'a range that only the deployment knows',
          allowed: 'ranges without the subnets of the nodes, from which pods get their addresses',
          fix: 'remove the range, narrow it, or acknowledge it if no pods have addresses of it',
        };
      }
    }
    for (const { namespace, labels } of peers) {
      const name = known(namespace);
      if (name !== undefined && !DNS_1123.test(name)) {
        yield { what: 'cqlPods contains a namespace that is not a DNS label', got: name, allowed: 'a-z, 0-9 and "-", at most 63 characters', fix: 'correct it' };
      }
      for (const [key, value] of Object.entries(labels)) {
        const text = known(value);
        if (!LABEL_KEY.test(key) || (text !== undefined && !LABEL_VALUE.test(text))) {
          yield {
            what: 'cqlPods contains an invalid label',
            got: `${key}=${text ?? ''}`,
            allowed: 'A-Z, a-z, 0-9, "-", "_" and ".", at most 63 characters, first and last a letter or digit; the key may have a DNS prefix, as in "example.com/app"',
            fix: 'use the labels of the pods',
          };
        }
      }
    }
  },
});
