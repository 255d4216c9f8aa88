import { describeRule } from './rule-cases';

describeRule('names', {
  fails: {
    'a name that the operator would clean': { props: { name: 'my.cluster' }, says: /DNS label.*"my\.cluster"/ },
    'a name with a leading digit': { props: { name: '1cluster' }, says: /"1cluster"/ },
    'a name in upper case': { props: { name: 'Orders' }, says: /"Orders"/ },
    'a name of one character': { props: { name: 'o', clusterName: 'orders' }, says: /at least two characters/ },
    'a name that Cassandra shows of one character': { props: { clusterName: 'o' }, says: /at least two characters/ },
    'a namespace in upper case': { props: { namespace: 'Cassandra' }, says: /namespace is not a DNS label.*"Cassandra"/ },
    'a namespace of Kubernetes itself': { props: { namespace: 'kube-system' }, says: /others use it: got "kube-system"; leave namespace out/ },
    'the namespace of the operator': { props: { namespace: 'k8ssandra-operator' }, says: /others use it/ },
    'an operator in no namespace that there can be': { props: { operatorNamespace: 'Operators' }, says: /operator's namespace is not a DNS label/ },
    'a Secret with an underscore': { props: { superuserSecretName: 'my_secret' }, says: /superuser Secret/ },
  },
  passes: {
    'a namespace of others that is there': { namespace: 'default', createNamespace: false },
    'a DNS label': { name: 'orders-eu-1' },
    'any name that Cassandra shows': { clusterName: 'My Prod Cluster' },
  },
});
