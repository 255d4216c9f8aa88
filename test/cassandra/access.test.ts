import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CLUSTER, flatten, kubernetesObjects, refused, testPlatform, testStack } from '../fixtures';

const role = (stack: Stack, id: string) => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });
const ROLE = 'rbac.authorization.k8s.io';

function entries(stack: Stack) {
  return Object.values(Template.fromStack(stack).findResources('AWS::EKS::AccessEntry'))
    .filter(({ Properties }) => JSON.stringify(Properties.KubernetesGroups ?? []).includes('cassandra-'))
    .map(({ Properties }) => [flatten(Properties.PrincipalArn), Properties.KubernetesGroups]);
}

/** Whether a level may do something in the namespace of the cluster, as Kubernetes decides it: by the rules of its Role. */
function may(stack: Stack, level: string, verb: string, group: string, resource: string, name?: string): boolean {
  const { rules } = (kubernetesObjects(Template.fromStack(stack)) as any)[`Role/orders-${level}`].object;
  return rules.some((rule: any) => rule.apiGroups.includes(group) && rule.resources.includes(resource) && rule.verbs.includes(verb)
    && (rule.resourceNames === undefined || rule.resourceNames.includes(name)));
}

test('without people there is nothing for them', () => {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
  expect(entries(stack)).toEqual([]);
  expect(Object.keys(kubernetesObjects(Template.fromStack(stack))).filter((id) => /(viewers|operators|owners)$/.test(id))).toEqual([]);
});

test('each level has a Role in the namespace, bound to the group of its IAM roles', () => {
  const stack = testStack();
  const [viewer, owner] = [role(stack, 'Viewer'), role(stack, 'Owner')];
  testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, access: { viewers: [viewer], owners: [owner] } });
  const objects = kubernetesObjects(Template.fromStack(stack)) as any;
  expect(objects['RoleBinding/orders-viewers'].object).toMatchObject({
    metadata: { namespace: 'cassandra-orders' }, roleRef: { apiGroup: ROLE, kind: 'Role', name: 'orders-viewers' }, subjects: [{ kind: 'Group', name: 'cassandra-orders:orders:viewers' }],
  });
  expect(objects['Role/orders-operators']).toBeUndefined();
  expect(entries(stack)).toEqual(expect.arrayContaining([
    [expect.stringContaining('Viewer'), ['cassandra-orders:orders:viewers']], [expect.stringContaining('Owner'), ['cassandra-orders:orders:owners']],
  ]));
  for (const { Properties } of Object.values(Template.fromStack(stack).findResources('AWS::EKS::AccessEntry', { Properties: { KubernetesGroups: ['cassandra-orders:orders:viewers'] } }))) {
    expect(Properties.AccessPolicies).toBeUndefined();
  }
});

test('levels include the ones below, and nobody below owners reads a Secret or replaces data', () => {
  const stack = testStack();
  const access = { viewers: [role(stack, 'V')], operators: [role(stack, 'O')], owners: [role(stack, 'W')] };
  testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, access });
  const table: Array<[verb: string, group: string, resource: string, who: string, name?: string]> = [
    ['list', 'k8ssandra.io', 'k8ssandraclusters', 'viewers operators owners'],
    ['list', 'medusa.k8ssandra.io', 'medusabackups', 'viewers operators owners'],
    ['list', 'medusa.k8ssandra.io', 'medusarestorejobs', 'viewers operators owners'],
    ['get', '', 'pods/log', 'viewers operators owners'],
    ['create', 'control.k8ssandra.io', 'cassandratasks', 'operators owners'],
    ['create', 'medusa.k8ssandra.io', 'medusabackupjobs', 'operators owners'],
    ['create', 'medusa.k8ssandra.io', 'medusatasks', 'owners'],
    ['create', 'control.k8ssandra.io', 'k8ssandratasks', ''],
    ['create', '', 'pods/eviction', 'operators owners'],
    ['create', 'medusa.k8ssandra.io', 'medusarestorejobs', 'owners'],
    ['patch', 'k8ssandra.io', 'k8ssandraclusters', 'owners', 'orders'],
    ['create', '', 'pods/exec', 'owners'],
    ['get', '', 'secrets', 'owners', 'orders-superuser'],
    ['get', '', 'secrets', '', 'another'],
    ['list', '', 'secrets', ''],
    ['delete', 'k8ssandra.io', 'k8ssandraclusters', '', 'orders'],
    ['delete', '', 'persistentvolumeclaims', ''],
    ['delete', 'medusa.k8ssandra.io', 'medusabackups', ''],
    ['create', 'rbac.authorization.k8s.io', 'rolebindings', ''],
  ];
  for (const [verb, group, resource, who, name] of table) {
    const able = ['viewers', 'operators', 'owners'].filter((level) => may(stack, level, verb, group, resource, name)).join(' ');
    expect(`${verb} ${resource} ${name ?? ''}: ${able}`).toBe(`${verb} ${resource} ${name ?? ''}: ${who}`);
  }
});

test('people of the platform are people of each cluster, with one access entry for each role', () => {
  const stack = testStack();
  const [all, some] = [role(stack, 'All'), role(stack, 'Some')];
  const platform = testPlatform(stack, { access: { viewers: [all] } });
  platform.addCassandraCluster('Orders', { ...CLUSTER, access: { viewers: [some] } });
  platform.addCassandraCluster('Users', { ...CLUSTER, access: { owners: [some] } });
  expect(entries(stack).sort()).toEqual([
    [expect.stringContaining('All'), ['cassandra-orders:orders:viewers', 'cassandra-users:users:viewers']],
    [expect.stringContaining('Some'), ['cassandra-orders:orders:viewers', 'cassandra-users:users:owners']],
  ]);
});

test('a role that the platform admits everywhere may have another level in one cluster', () => {
  const stack = testStack();
  const all = role(stack, 'All');
  testPlatform(stack, { access: { viewers: [all] } }).addCassandraCluster('Orders', { ...CLUSTER, access: { owners: [all] } });
  expect(entries(stack)).toEqual([[expect.stringContaining('All'), ['cassandra-orders:orders:owners']]]);
});

test('a role that is imported twice has one access entry', () => {
  const stack = testStack();
  const platform = testPlatform(stack);
  ['Orders', 'Users'].forEach((id) => platform.addCassandraCluster(id, {
    ...CLUSTER, access: { viewers: [iam.Role.fromRoleArn(stack, `Sso${id}`, 'arn:aws:iam::111122223333:role/sso')] },
  }));
  expect(entries(stack)).toEqual([['arn:aws:iam::111122223333:role/sso', ['cassandra-orders:orders:viewers', 'cassandra-users:users:viewers']]]);
});

test('the access entry of a role keeps its id when the cluster that came first goes', () => {
  const idOf = (...clusters: string[]) => {
    const stack = testStack();
    const platform = testPlatform(stack, { access: { viewers: [role(stack, 'All')] } });
    clusters.forEach((id) => platform.addCassandraCluster(id, CLUSTER));
    return Object.entries(Template.fromStack(stack).findResources('AWS::EKS::AccessEntry'))
      .filter(([, { Properties }]) => JSON.stringify(Properties.KubernetesGroups ?? []).includes('viewers')).map(([id]) => id);
  };
  expect(idOf('Users')).toEqual(idOf('Orders', 'Users'));
  expect(idOf('Users')).toHaveLength(1);
});

test('roles of the stack may ask for the address of the EKS cluster', () => {
  const stack = testStack();
  const viewer = role(stack, 'Viewer');
  testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, access: { viewers: [viewer] } });
  const statement = Match.objectLike({ Action: 'eks:DescribeCluster', Effect: 'Allow' });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [statement] }, Roles: [stack.resolve(viewer.roleName)] });
});

test('a role on two levels, or of an administrator, is refused', () => {
  const twice = () => {
    const stack = testStack();
    const one = role(stack, 'One');
    testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, access: { viewers: [one], owners: [one] } });
    return stack;
  };
  expect(refused(twice)).toThrow(/Test\/One: viewers, owners.*\[access-twice\]/);
  const admin = () => {
    const stack = testStack();
    const one = role(stack, 'One');
    testPlatform(stack, { admins: [one] }).addCassandraCluster('Orders', { ...CLUSTER, access: { viewers: [one] } });
    return stack;
  };
  expect(refused(admin)).toThrow(/the access entry of IAM role .* is already taken.*administrators have all rights already.*\[name-collision\]/);
});
