import { Construct } from 'constructs';
import { namespaceRights } from './rights';
import { HostCluster } from '../host/host-cluster';

/** Whose kinds are tried. */
const GROUPS = ['cert-manager.io', 'k8ssandra.io', 'cassandra.datastax.com', 'medusa.k8ssandra.io'];
const RESOURCES = ['issuers', 'k8ssandraclusters', 'cassandradatacenters', 'medusabackupschedules'];

/**
 * A namespace in which objects are tried and never made. Trying a creation needs the right to create; an admission policy takes from that right all
 * but the trying, for everybody.
 */
export class ProbeNamespace extends Construct {
  public readonly namespace: string;

  constructor(scope: Construct, id: string, host: HostCluster, group: string) {
    super(scope, id);
    // Another stack may have one on the same cluster.
    this.namespace = `cassandra-probes-${this.node.addr.slice(-8)}`;
    const metadata = { name: this.namespace, labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra' } };
    const rules = [{ apiGroups: GROUPS, resources: RESOURCES, verbs: ['create'] }];
    host._addManifest(this, 'Resource', {
      objects: [
        { apiVersion: 'v1', kind: 'Namespace', metadata },
        { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata, spec: onlyTried(this.namespace) },
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyBinding',
          metadata,
          spec: { policyName: this.namespace, validationActions: ['Deny'] },
        },
        ...namespaceRights('probes', this.namespace, group, rules),
      ],
    });
  }
}

function onlyTried(namespace: string): object {
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      resourceRules: [{ apiGroups: GROUPS, apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['*'] }],
    },
    validations: [{ expression: 'has(request.dryRun) && request.dryRun', message: 'in this namespace objects are only tried (dry run)' }],
  };
}
