import { defineRule } from './rule';
import { isUnresolved, known } from '../model/deferred';
import { cleanName, DNS_1035, DNS_1123 } from '../private/names';

/** Namespaces that every cluster has. */
const KUBERNETES = /^(default|kube-.*)$/;

export const names = defineRule({
  id: 'names',
  title: 'Names of cluster, namespace, Secret and ServiceAccount are valid Kubernetes names',
  why: 'The operator silently drops what a DNS label cannot hold ("1cluster" runs as "cluster"), and accepts names of one character but fails later.',
  source: 'RFC 1035, RFC 1123; measured',
  * offences(model) {
    const badName = !DNS_1035.test(model.name) || model.name.length < 2;
    if (badName) {
      yield {
        what: 'the name of a Cassandra cluster must be a DNS label of at least two characters that starts with a letter',
        got: model.name,
        allowed: 'a-z, 0-9 and "-", 2 to 63 characters, first a letter, last no "-"',
        fix: 'choose such a name; clusterName can hold any name that Cassandra itself should show',
      };
    }
    if (model.clusterName.length < 2) {
      yield { what: 'the name that Cassandra shows must have at least two characters', got: model.clusterName, fix: 'choose a longer clusterName' };
    } else if (!badName && cleanName(model.clusterName).length < 2) {
      yield {
        what: 'Kubernetes names are derived from clusterName, which has too few valid characters',
        got: model.clusterName,
        allowed: 'at least two characters that a DNS label can hold, first a letter',
        fix: 'choose another clusterName',
      };
    }
    for (const [what, name, prop] of [
      ['namespace', model.namespace, 'namespace'], ['operator\'s namespace', model.operatorNamespace, 'the namespace of the operator'],
      ['superuser Secret', model.superuserSecret, 'superuserSecretName'], ['ServiceAccount', model.serviceAccount, 'the name of the cluster'],
    ] as const) {
      // What is derived from a bad name is bad with it, and reported once.
      const follows = badName && !isUnresolved(name) && name.includes(model.name);
      if (!follows && !isUnresolved(name) && !DNS_1123.test(name)) {
        yield { what: `the name of the ${what} is not a DNS label`, got: name, allowed: 'a-z, 0-9 and "-", at most 63 characters', fix: `change ${prop}` };
      }
    }
    const namespace = known(model.namespace);
    if (model.createNamespace && namespace !== undefined && (KUBERNETES.test(namespace) || namespace === known(model.operatorNamespace))) {
      yield {
        what: 'the namespace would be created, and deleted with the cluster, but others use it',
        got: namespace,
        fix: 'leave namespace out, or give one that only this cluster uses',
      };
    }
  },
});
