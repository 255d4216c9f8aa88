import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup } from 'constructs';
import { OwnFunction } from './function';
import { HostCluster } from '../host/host-cluster';

/** A function that uses the Kubernetes API as a member of one group, to which rights are bound. */
export interface HostFunction {
  readonly code: OwnFunction;
  readonly group: string;
  /** What must be there before the function is called. */
  readonly ready: DependencyGroup;
}

const FOUND = new WeakMap<Stack, Map<string, HostFunctions>>();

/**
 * Our functions for one EKS cluster: one a concern, however many Cassandra clusters there are. They hang in the stack of whoever needs them first, so
 * that a cluster of another stack is never changed.
 */
export class HostFunctions extends Construct {
  /** The functions for a cluster in the construct's stack. */
  public static of(construct: Construct, host: HostCluster): HostFunctions {
    const stack = Stack.of(construct);
    const known = FOUND.get(stack) ?? new Map<string, HostFunctions>();
    FOUND.set(stack, known);
    const key = host._cluster.node.addr;
    const found = known.get(key) ?? new HostFunctions(stack, `CassandraFunctions${known.size === 0 ? '' : key.slice(-8)}`, host);
    known.set(key, found);
    return found;
  }

  private readonly made = new Map<string, HostFunction>();
  private securityGroup?: ec2.SecurityGroup;
  private wayIn?: ec2.CfnSecurityGroupIngress;

  private constructor(scope: Construct, id: string, private readonly host: HostCluster) {
    super(scope, id);
  }

  /** Copies superusers from Secrets Manager. */
  public get superuser(): HostFunction {
    return this.function('Superuser', 'superuser', 'Copies the superusers of Cassandra clusters from Secrets Manager into Kubernetes');
  }

  private function(id: string, bundle: string, description: string): HostFunction {
    const found = this.made.get(id) ?? this.make(id, bundle, description);
    this.made.set(id, found);
    return found;
  }

  private make(id: string, bundle: string, description: string): HostFunction {
    const code = new OwnFunction(this, id, {
      bundle,
      description,
      timeout: Duration.minutes(5),
      rights: [new iam.PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [this.host._clusterArn(this)] })],
      environment: { CLUSTER_NAME: this.host.clusterName, URL_SUFFIX: Aws.URL_SUFFIX },
      network: this.network(),
    });
    const group = `cdk-eks-cassandra:${bundle}`;
    const access = this.host._addAccessEntry(code, 'Access', { principalArn: code.role.roleArn, kubernetesGroups: [group] });
    const ready = new DependencyGroup(access, code, this.host._apiReady);
    if (this.wayIn) ready.add(this.wayIn);
    return { code, group, ready };
  }

  private network() {
    const network = this.host._functionNetwork;
    if (!network) return undefined;
    this.securityGroup ??= this.makeSecurityGroup(network.vpc);
    this.wayIn ??= new ec2.CfnSecurityGroupIngress(this, 'WayIn', {
      groupId: network.clusterSecurityGroupId,
      sourceSecurityGroupId: this.securityGroup.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: 'Functions of cdk-eks-cassandra to the Kubernetes API',
    });
    return { vpc: network.vpc, subnets: network.subnets, securityGroup: this.securityGroup };
  }

  private makeSecurityGroup(vpc: ec2.IVpc): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc, allowAllOutbound: false, description: 'Functions of cdk-eks-cassandra: HTTPS to the Kubernetes API and to APIs of AWS',
    });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'HTTPS');
    return group;
  }
}

/** Rights within one namespace, bound to the group of a function. */
export function namespaceRights(name: string, namespace: string, group: string, rules: object[]): object[] {
  const metadata = { name, namespace, labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra' } };
  return [
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
    },
  ];
}
