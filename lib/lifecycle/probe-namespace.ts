import { Lazy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { namespaceRights } from './rights';
import type { Kind } from '../backends/watch';
import { HostCluster } from '../host/host-cluster';
import { podSecurity } from '../private/pod-security';

/**
 * A namespace in which objects are only created as a dry run. A dry run requires permission to create; an admission policy limits that permission to
 * dry runs, for everyone.
 */
export class ProbeNamespace extends Construct {
  public readonly namespace: string;
  private readonly kinds = new Map<string, Kind>();

  constructor(scope: Construct, id: string, host: HostCluster, group: string) {
    super(scope, id);
    // Another stack may have its own on the same cluster.
    this.namespace = `cassandra-probes-${this.node.addr.slice(-8)}`;
    const metadata = { name: this.namespace, labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra' } };
    // No pod is ever created here.
    const restricted = { ...metadata, labels: { ...metadata.labels, ...podSecurity('restricted') } };
    host._inTurn('preflights', host._addManifest(this, 'Resource', {
      objects: [
        { apiVersion: 'v1', kind: 'Namespace', metadata: restricted },
        { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata, spec: Lazy.any({ produce: () => onlyTried(this.namespace, this.groups()) }) },
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyBinding',
          metadata,
          spec: { policyName: this.namespace, validationActions: ['Deny'] },
        },
        ...namespaceRights('probes', this.namespace, group, Lazy.any({ produce: () => this.rules() }) as unknown as object[]),
      ],
    }));
  }

  /** Permits dry runs for some kinds of objects. */
  public allow(kinds: readonly Kind[]): void {
    for (const kind of kinds) this.kinds.set(`${kind.group}/${kind.plural}`, kind);
  }

  private groups(): string[] {
    return [...new Set([...this.kinds.values()].map(({ group }) => group))].sort();
  }

  private rules(): object[] {
    return this.groups().map((apiGroup) => ({
      apiGroups: [apiGroup], resources: [...this.kinds.values()].filter(({ group }) => group === apiGroup).map(({ plural }) => plural).sort(), verbs: ['create'],
    }));
  }
}

function onlyTried(namespace: string, groups: readonly string[]): object {
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      resourceRules: [{ apiGroups: groups, apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['*'] }],
    },
    validations: [{ expression: 'has(request.dryRun) && request.dryRun', message: 'in this namespace objects are only tried (dry run)' }],
  };
}
