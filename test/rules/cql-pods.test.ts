import { describeRule } from './rule-cases';

describeRule('cql-pods', {
  fails: {
    'a namespace in capitals': { props: { cqlPods: [{ namespace: 'Shop' }] }, says: /namespace that is not a DNS label: got "Shop"/ },
    'no namespace': { props: { cqlPods: [{ namespace: '' }] }, says: /not a DNS label/ },
    'a label with a space': { props: { cqlPods: [{ namespace: 'shop', labels: { app: 'check out' } }] }, says: /invalid label: got "app=check out"/ },
    'a label that is too long': { props: { cqlPods: [{ namespace: 'shop', labels: { app: 'x'.repeat(64) } }] }, says: /at most 63 characters/ },
    'a key with two prefixes': { props: { cqlPods: [{ namespace: 'shop', labels: { 'a/b/c': 'd' } }] }, says: /a\/b\/c/ },
    'a key that begins with a dot': { props: { cqlPods: [{ namespace: 'shop', labels: { '.app': 'd' } }] }, says: /invalid label/ },
  },
  warns: {
    // A chart does not know the subnets of the nodes.
    'a range beside them': { props: { cqlPods: [{ namespace: 'shop' }], cqlClients: ['10.0.0.0/16'] }, says: /all pods with addresses of cqlClients may as well: got "10.0.0.0\/16"/ },
  },
  passes: {
    'a namespace': { cqlPods: [{ namespace: 'shop' }] },
    'labels, with a prefix or empty': { cqlPods: [{ namespace: 'shop', labels: { 'app.kubernetes.io/name': 'checkout', 'canary': '' } }] },
    'none at all': { cqlPods: [] },
    'ranges alone': { cqlClients: ['10.0.0.0/16'] },
    'a namespace that only the deployment knows': { cqlPods: [{ namespace: '${Token[ns.1]}' }] },
  },
});
