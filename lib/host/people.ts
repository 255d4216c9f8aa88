import { createHash } from 'crypto';
import { Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { addressOf } from './address';
import { HostCluster } from './host-cluster';
import { report } from './report';

/** Kubernetes groups of the access entries. */
const GROUPS = new WeakMap<IConstruct, string[]>();

/**
 * Puts an IAM role into a Kubernetes group. EKS has one access entry for a role, so it is one construct in a stack, whose groups grow: whichever
 * Cassandra cluster comes first or goes, its id stays.
 */
export function addToGroup(scope: Construct, host: HostCluster, role: iam.IRole, group: string): void {
  const stack = Stack.of(scope);
  const people = child(stack, `CassandraPeople${addressOf(host._cluster)}`);
  // By its ARN: a role may be imported several times.
  const id = createHash('sha256').update(arnOf(stack, role)).digest('hex').slice(0, 8);
  const found = people.node.tryFindChild(id);
  const groups = (found && GROUPS.get(found)) ?? [];
  if (!groups.includes(group)) groups.push(group);
  if (found) return;
  claimRole(scope, host, role);
  const entry = host._addAccessEntry(people, id, { principalArn: role.roleArn, kubernetesGroups: Lazy.list({ produce: () => [...groups].sort() }) });
  GROUPS.set(entry, groups);
  letDescribe(people, `Describe${id}`, host, role);
}

/** EKS refuses a second access entry for a role. */
export function claimRole(scope: Construct, host: HostCluster, role: iam.IRole): void {
  host._claim('the access entry of IAM role', arnOf(Stack.of(scope), role), scope,
    'EKS has one for a role: administrators have all rights already, and the Cassandra clusters of other people are in one stack');
}

function arnOf(stack: Stack, role: iam.IRole): string {
  const arn: unknown = stack.resolve(role.roleArn);
  return typeof arn === 'string' ? arn : JSON.stringify(arn);
}

/**
 * `aws eks update-kubeconfig` asks for the address of the cluster. Only roles of this stack get the permission: those of single sign-on cannot be
 * changed, and one of another stack would depend on this one while this one depends on it.
 */
export function letDescribe(scope: Construct, id: string, host: HostCluster, role: iam.IRole): void {
  if (!iam.Role.isRole(role) || Stack.of(role) !== Stack.of(scope)) return;
  const statement = new iam.PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [host._clusterArn(scope)] });
  // Not in the role's own policy, on which whatever depends on the role would wait.
  new iam.Policy(scope, id, { roles: [role], statements: [statement] });
}

function child(scope: Construct, id: string): Construct {
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}

/** A role that is given on two levels of one cluster. */
export function reportTwice(scope: Construct, role: iam.IRole, levels: readonly string[]): void {
  report(scope, {
    rule: 'access-twice',
    what: 'a role is on several levels of access to one Cassandra cluster',
    got: `${role.node.path}: ${levels.join(', ')}`,
    fix: 'give it the highest level only, which includes the others',
  });
}
