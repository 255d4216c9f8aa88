import { CfnWaitConditionHandle, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { JsonPatch } from 'cdk8s';
import { BackupSchedule, CassandraClusterOptions, CassandraPlacement, CassandraPlatformProps, CassandraStorage, CassandraVersion, K8ssandraOperatorVersion } from '../../lib';
import { CLUSTER, DATACENTER, everythingBefore, kubernetesObjects, refused, testPlatform, testStack } from '../fixtures';

function deploy(options: Partial<CassandraClusterOptions> = {}, props: Partial<CassandraPlatformProps> = {}) {
  const stack = testStack();
  const cluster = testPlatform(stack, props).addCassandraCluster('Orders', { ...CLUSTER, backup: { schedule: BackupSchedule.daily() }, ...options });
  return { stack, cluster, synth: () => Template.fromStack(stack) };
}
const only = (template: Template, type: string): [string, any] => {
  const found = Object.entries(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0] as [string, any];
};

/** An intrinsic as one text. */
function flat(value: any): string {
  if (typeof value === 'string') return value;
  return value['Fn::Join'] ? value['Fn::Join'][1].map(flat).join('') : `<${Object.values(value)[0]}>`;
}

const template = deploy().synth();
const objects = kubernetesObjects(template);
const before = (id: string) => everythingBefore(template, id);
const gates = Object.entries(template.findResources('Custom::CassandraAdmissionGate')) as Array<[string, any]>;
const gateOf = (kind: string) => gates.find(([, { Properties }]) => JSON.parse(Properties.Probes).some((probe: any) => probe.kind.kind === kind))![0];
const [barrier] = only(template, 'Custom::CassandraBarrier');
const [deletion] = only(template, 'Custom::CassandraDeletion');
const [readiness] = only(template, 'Custom::CassandraReadiness');
const [chart] = only(template, 'Custom::AWSCDK-EKS-HelmChart');
const custom = objects['K8ssandraCluster/orders'].logicalId;
const idsOf = (type: string) => Object.keys(template.findResources(type));

describe('order', () => {
  test.each<[string, string[], string]>([
    ['cert-manager before its gate', idsOf('AWS::EKS::Addon'), gateOf('Issuer')],
    ['cert-manager\'s gate before the operator', [gateOf('Issuer')], chart],
    ['a look at the Helm release before the chart', idsOf('Custom::CassandraHelmCheck'), chart],
    ['the way to the API before that look', Object.keys(template.findResources('AWS::EKS::AccessEntry', { Properties: { KubernetesGroups: ['cdk-eks-cassandra:gates'] } })),
      idsOf('Custom::CassandraHelmCheck')[0]],
    ['the chart, which makes the namespace, before the rights in it', [chart], objects['Role/k8ssandra-operator-helm-check'].logicalId],
    ['the operator before its gate', [chart], gateOf('K8ssandraCluster')],
    ['the operator\'s gate before the barrier', [gateOf('K8ssandraCluster')], barrier],
    ['all that operators and pods need before the barrier', [
      ...idsOf('AWS::AutoScaling::AutoScalingGroup'), ...idsOf('AWS::EKS::PodIdentityAssociation'), ...idsOf('Custom::CassandraSuperuser'), ...idsOf('AWS::S3::BucketPolicy'),
      objects['Namespace/cassandra-orders'].logicalId, objects['ServiceAccount/orders-cassandra'].logicalId, objects['StorageClass/cassandra-orders-dc1'].logicalId,
    ], barrier],
    ['the look at what runs before instances and Cassandra', idsOf('Custom::CassandraPreflight'), custom],
    ...idsOf('AWS::AutoScaling::AutoScalingGroup').map((group): [string, string[], string] => ['the same before each group of instances', idsOf('Custom::CassandraPreflight'), group]),
    ...idsOf('AWS::AutoScaling::AutoScalingGroup').map((group): [string, string[], string] => ['the protection of instances before each group', idsOf('Custom::CassandraInstanceProtection'), group]),
    ['the look at what runs before that protection', idsOf('Custom::CassandraPreflight'), idsOf('Custom::CassandraInstanceProtection')[0]],
    ['the same before the operator', idsOf('Custom::CassandraPreflight'), chart],
    ['the guard before that look', idsOf('Custom::CassandraChangeGuard'), idsOf('Custom::CassandraPreflight')[0]],
    ['its rights before it', [objects['RoleBinding/orders-gates'].logicalId], idsOf('Custom::CassandraPreflight')[0]],
    ['the barrier before the custom resource', [barrier], custom],
    ['the custom resource before its deleter', [custom], deletion],
    ['the deleter before readiness, so that a first start that fails is cleaned up', [deletion], readiness],
    ['readiness before schedules', [readiness], objects['MedusaBackupSchedule/orders-dc1-backup'].logicalId],
    ['the namespace of probes, and the rights in it, before the gates that try in it', [objects['RoleBinding/probes'].logicalId], gateOf('K8ssandraCluster')],
    ['the same before cert-manager\'s gate', [objects['RoleBinding/probes'].logicalId], gateOf('Issuer')],
    ['the namespace before the rights in it', [objects['Namespace/cassandra-orders'].logicalId], objects['RoleBinding/orders-gates'].logicalId],
    ['rights before all that uses them', [objects['RoleBinding/orders-gates'].logicalId], barrier],
    ['the way to the API before all gates', [
      ...idsOf('AWS::EC2::SecurityGroupIngress'),
      ...Object.keys(template.findResources('AWS::EKS::AccessEntry', { Properties: { KubernetesGroups: ['cdk-eks-cassandra:gates'] } })),
    ], gateOf('K8ssandraCluster')],
  ])('%s', (_, first, second) => {
    expect(first.length).toBeGreaterThan(0);
    const there = before(second);
    expect(first.filter((id) => !there.has(id))).toEqual([]);
  });
});

describe('rights', () => {
  test('are to look, and to delete this one cluster', () => {
    const { object } = objects['Role/orders-gates'];
    expect(object.metadata.namespace).toBe('cassandra-orders');
    expect(object.rules).toEqual([
      { apiGroups: ['k8ssandra.io'], resources: ['k8ssandraclusters'], resourceNames: ['orders'], verbs: ['get', 'delete'] },
      { apiGroups: ['cassandra.datastax.com'], resources: ['cassandradatacenters'], verbs: ['list'] },
      { apiGroups: ['replication.k8ssandra.io'], resources: ['replicatedsecrets'], verbs: ['list'] },
      { apiGroups: ['control.k8ssandra.io'], resources: ['cassandratasks'], verbs: ['list'] },
      { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusarestorejobs'], verbs: ['list'] },
      { apiGroups: [''], resources: ['pods', 'events', 'persistentvolumeclaims'], verbs: ['list'] },
    ]);
  });

  test('to look at Helm releases end at the namespace of the chart', () => {
    const { object } = objects['Role/k8ssandra-operator-helm-check'];
    expect(object.metadata.namespace).toBe('k8ssandra-operator');
    const [{ resourceNames, ...rule }, ...others] = object.rules;
    expect([rule, others]).toEqual([{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }, []]);
    expect([resourceNames.length, resourceNames[0], resourceNames[99]]).toEqual([100, 'sh.helm.release.v1.k8ssandra-operator.v1', 'sh.helm.release.v1.k8ssandra-operator.v100']);
    expect(only(template, 'Custom::CassandraHelmCheck')[1].Properties.LastRevision).toBe(100);
    expect(objects['RoleBinding/k8ssandra-operator-helm-check'].object).toMatchObject({
      metadata: { namespace: 'k8ssandra-operator' }, subjects: [{ kind: 'Group', name: 'cdk-eks-cassandra:gates' }],
    });
  });

  test('beyond a namespace are to see which instance a node is', () => {
    const name = 'cdk-eks-cassandra:cassandra-orders:orders';
    expect(Object.keys(objects).filter((key) => key.startsWith('ClusterRole'))).toEqual([`ClusterRole/${name}`, `ClusterRoleBinding/${name}`]);
    expect(objects[`ClusterRole/${name}`].object.rules).toEqual([{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }]);
    expect(objects[`ClusterRoleBinding/${name}`].object).toMatchObject({ roleRef: { kind: 'ClusterRole', name }, subjects: [{ kind: 'Group', name: 'cdk-eks-cassandra:gates' }] });
  });

  test('to create end where trying ends', () => {
    const [name] = Object.keys(objects).filter((key) => key.startsWith('Namespace/cassandra-probes-')).map((key) => key.split('/')[1]);
    expect(objects['Role/probes'].object).toMatchObject({ metadata: { namespace: name } });
    const { spec } = objects[`ValidatingAdmissionPolicy/${name}`].object;
    expect(spec).toMatchObject({
      failurePolicy: 'Fail',
      matchConstraints: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } }, resourceRules: [{ operations: ['CREATE', 'UPDATE'], resources: ['*'] }] },
      validations: [{ expression: 'has(request.dryRun) && request.dryRun' }],
    });
    // Whatever the role can create, the policy sees.
    expect(spec.matchConstraints.resourceRules[0].apiGroups).toEqual(objects['Role/probes'].object.rules.flatMap(({ apiGroups }: any) => apiGroups));
    expect(objects['Role/probes'].object.rules.map(({ resources, verbs }: any) => [resources, verbs])).toEqual([
      [['cassandradatacenters'], ['create']], [['issuers'], ['create']], [['k8ssandraclusters'], ['create']], [['medusabackupschedules'], ['create']],
    ]);
    expect(objects[`ValidatingAdmissionPolicyBinding/${name}`].object.spec).toEqual({ policyName: name, validationActions: ['Deny'] });
    // In one manifest and before the rights.
    expect(objects['RoleBinding/probes'].logicalId).toBe(objects[`ValidatingAdmissionPolicyBinding/${name}`].logicalId);
  });

  test('of AWS are to find the cluster, to read the status of this stack, and to protect the instances of its groups', () => {
    const statements = Object.entries(template.findResources('AWS::IAM::Role')).find(([id]) => id.includes('GatesRole'))![1].Properties.Policies[0].PolicyDocument.Statement;
    const written = statements.map(({ Action, Resource }: any) => [Action, flat(Resource)]);
    expect(written.slice(2)).toEqual([
      ['eks:DescribeCluster', expect.stringContaining(':cluster/')],
      [['cloudformation:DescribeStacks', 'cloudformation:DescribeStackResource'], '<AWS::StackId>'],
      ['autoscaling:DescribeAutoScalingGroups', '*'],
      ['autoscaling:SetInstanceProtection', expect.stringMatching(/^arn:<AWS::Partition>:autoscaling:[^*]*:autoScalingGroup:\*:autoScalingGroupName\/<AWS::StackName>-\*$/)],
    ]);
  });
});

describe('they run again', () => {
  const digestOf = (type: string, synthesized: Template, at = 0) => Object.values(synthesized.findResources(type))[at].Properties.Digest;
  const gateDigest = (props: Partial<CassandraPlatformProps>) =>
    Object.values(deploy({}, props).synth().findResources('Custom::CassandraAdmissionGate')).find(({ Properties }) => JSON.parse(Properties.Probes).length === 3)!.Properties.Digest;

  test('the webhooks\' gate when version or values of the chart change', () => {
    const usual = gateDigest({});
    expect(gateDigest({})).toBe(usual);
    expect(gateDigest({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 })).not.toBe(usual);
    expect(gateDigest({ imageRegistry: 'registry.example' })).not.toBe(usual);
  });

  test('and before anything of a Cassandra cluster that goes through the webhooks changes, patches included', () => {
    const following = (synthesized: Template) => Object.values(synthesized.findResources('Custom::CassandraAdmissionGate'))
      .find(({ Properties }) => JSON.parse(Properties.Probes).length === 3)!.Properties.Following;
    expect(following(deploy().synth())).toBe(following(template));
    expect(following(deploy({ datacenters: [{ ...DATACENTER, nodes: 6 }] }).synth())).not.toBe(following(template));
    const { cluster, synth } = deploy();
    cluster.customResources[0].addJsonPatch(JsonPatch.add('/spec/externalDatacenters', ['dc0']));
    expect(following(synth())).not.toBe(following(template));
  });

  test('the look at the Helm release, too', () => {
    const helmDigest = (props: Partial<CassandraPlatformProps>) => digestOf('Custom::CassandraHelmCheck', deploy({}, props).synth());
    const usual = helmDigest({});
    expect(helmDigest({})).toBe(usual);
    expect(helmDigest({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 })).not.toBe(usual);
    expect(helmDigest({ imageRegistry: 'registry.example' })).not.toBe(usual);
  });

  test('readiness when anything of the custom resource changes, patches included', () => {
    const { cluster, synth } = deploy();
    cluster.customResources[0].addJsonPatch(JsonPatch.add('/spec/externalDatacenters', ['dc0']));
    expect(digestOf('Custom::CassandraReadiness', synth())).not.toBe(digestOf('Custom::CassandraReadiness', template));
    expect(digestOf('Custom::CassandraReadiness', deploy().synth())).toBe(digestOf('Custom::CassandraReadiness', template));
  });

  test('the look at what runs, when instances or Cassandra change', () => {
    const usual = digestOf('Custom::CassandraPreflight', template);
    expect(digestOf('Custom::CassandraPreflight', deploy().synth())).toBe(usual);
    expect(digestOf('Custom::CassandraPreflight', deploy({ cassandraYaml: { concurrent_reads: 64 } }).synth())).not.toBe(usual);
    expect(digestOf('Custom::CassandraPreflight', deploy({ datacenters: [{ ...DATACENTER, workerNodes: 6 }] }).synth())).not.toBe(usual);
  });

  test('the look at what runs: the revision of the operator\'s update is no change beside itself', () => {
    const digest = (operatorUpdateRevision: string) => digestOf('Custom::CassandraPreflight', deploy({ operatorUpdateRevision }).synth());
    expect([digest('1'), digest('2')]).toEqual([1, 2].map(() => digestOf('Custom::CassandraPreflight', template)));
  });

  test.each<[string, (group: CfnAutoScalingGroup) => void, boolean]>([
    ['metadata', (group) => group.addMetadata('owner', 'shop'), false],
    ['a dependency', (group) => group.addResourceDependency(new CfnWaitConditionHandle(Stack.of(group), 'Handle')), false],
    ['a removal policy', (group) => group.applyRemovalPolicy(RemovalPolicy.RETAIN), false],
    ['a property', (group) => group.addPropertyOverride('Cooldown', '60'), true],
    ['another way to update', (group) => group.addOverride('UpdatePolicy.AutoScalingRollingUpdate.PauseTime', 'PT1M'), true],
    ['another id', (group) => group.overrideLogicalId('Other'), true],
  ])('the look at what runs, of resources of instances: %s', (_, change, looks) => {
    const { stack, synth } = deploy();
    const [group] = stack.node.findAll().filter((one): one is CfnAutoScalingGroup => one instanceof CfnAutoScalingGroup);
    change(group);
    expect(digestOf('Custom::CassandraPreflight', synth()) !== digestOf('Custom::CassandraPreflight', template)).toBe(looks);
  });

  test.each<[string, Partial<CassandraClusterOptions>, boolean]>([
    ['another release', { version: CassandraVersion.V5_0_9 }, true],
    ['more nodes', { datacenters: [{ ...DATACENTER, nodes: 6 }] }, true],
    ['another number of racks', { datacenters: [{ ...DATACENTER, racks: [{ name: 'r1' }] }] }, true],
    ['another setting', { cassandraYaml: { concurrent_reads: 64 } }, false],
    ['larger volumes', { datacenters: [{ ...DATACENTER, storage: CassandraStorage.gp3(Size.tebibytes(2)) }] }, true],
    ['a release of one datacenter', { datacenters: [{ ...DATACENTER, version: CassandraVersion.V5_0_9 }] }, true],
    ['a datacenter that stops', { datacenters: [{ ...DATACENTER, stopped: true }] }, true],
  ])('readiness knows whether there is a way back from %s', (_, options, oneWay) => {
    const [, { Properties }] = only(deploy(options).synth(), 'Custom::CassandraReadiness');
    expect(Properties.OneWay !== only(template, 'Custom::CassandraReadiness')[1].Properties.OneWay).toBe(oneWay);
  });
});

describe('options', () => {
  test('time-outs', () => {
    const [, { Properties }] = only(deploy({ readiness: { timeout: Duration.minutes(20) } }).synth(), 'Custom::CassandraReadiness');
    expect(Properties.TimeoutSeconds).toBe(1200);
    expect(only(template, 'Custom::CassandraReadiness')[1].Properties.TimeoutSeconds).toBe(3300);
    expect(only(template, 'Custom::CassandraPreflight')[1].Properties.TimeoutSeconds).toBe(600);
    expect(refused(() => deploy({ readiness: { timeout: Duration.minutes(56) } }))).toThrow(/longer than a custom resource can: got "56 minutes", allowed: at most 55 minutes.*\[gate-timeout\]/);
  });

  test('without readiness the deleter stays, and schedules follow it', () => {
    const off = deploy({ readiness: { enabled: false } }).synth();
    off.resourceCountIs('Custom::CassandraReadiness', 0);
    const schedule = kubernetesObjects(off)['MedusaBackupSchedule/orders-dc1-backup'].logicalId;
    expect(everythingBefore(off, schedule)).toContain(only(off, 'Custom::CassandraDeletion')[0]);
  });
});

test('the looks at all Cassandra clusters come before instances of any of them, and before the operator of all', () => {
  const stack = testStack();
  const platform = testPlatform(stack);
  ['Orders', 'Users'].forEach((id) => platform.addCassandraCluster(id, CLUSTER));
  const two = Template.fromStack(stack);
  const looks = Object.keys(two.findResources('Custom::CassandraPreflight'));
  expect(looks).toHaveLength(2);
  for (const type of ['AWS::AutoScaling::AutoScalingGroup', 'Custom::AWSCDK-EKS-HelmChart']) {
    for (const id of Object.keys(two.findResources(type))) expect([...everythingBefore(two, id)]).toEqual(expect.arrayContaining(looks));
  }
});

test('a revision of the operator\'s update is a step of its own: it changes the custom resource, and preflight knows it', () => {
  const { synth } = deploy({ operatorUpdateRevision: '1.32.5' });
  const updated = synth();
  expect(kubernetesObjects(updated)['K8ssandraCluster/orders'].object.metadata.annotations).toMatchObject({ 'k8ssandra.io/autoupdate-spec': 'once', 'cdk-eks-cassandra/operator-update': '1.32.5' });
  for (const type of ['Custom::CassandraPreflight', 'Custom::CassandraReadiness']) {
    expect(only(updated, type)[1].Properties.OperatorUpdate).toBe('1.32.5');
  }
  expect(objects['K8ssandraCluster/orders'].object.metadata.annotations ?? {}).not.toHaveProperty('k8ssandra.io/autoupdate-spec');
});

test('readiness is asked after an upgrade of the operator, too', () => {
  const [older, newer] = [K8ssandraOperatorVersion.V1_32_4, K8ssandraOperatorVersion.V1_32_5]
    .map((operatorVersion) => only(deploy({}, { operatorVersion }).synth(), 'Custom::CassandraReadiness')[1].Properties);
  expect(older.Operator).not.toBe(newer.Operator);
  expect({ ...older, Operator: '' }).toEqual({ ...newer, Operator: '' });
});

test('another operator is reason to look', () => {
  const digestWith = (props: object) => {
    const stack = testStack();
    testPlatform(stack, props).addCassandraCluster('Orders', CLUSTER);
    return only(Template.fromStack(stack), 'Custom::CassandraPreflight')[1].Properties.Digest;
  };
  const { V1_32_4, V1_32_5 } = K8ssandraOperatorVersion;
  const [older, newer] = [V1_32_4, V1_32_5].map((operatorVersion) => digestWith({ operatorVersion }));
  expect(older).not.toBe(newer);
});

test('a datacenter that leaves is known to readiness and preflight, and no longer waited for', () => {
  const leaving = deploy({ datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2', decommission: true }] }).synth();
  for (const type of ['Custom::CassandraReadiness', 'Custom::CassandraPreflight']) {
    expect(only(leaving, type)[1].Properties).toMatchObject({ Datacenters: ['dc1'], Leaving: ['dc2'] });
  }
  const schedules = Object.keys(kubernetesObjects(leaving)).filter((key) => key.startsWith('MedusaBackupSchedule/'));
  expect(schedules).toEqual(['MedusaBackupSchedule/orders-dc1-backup']);
  // Preflight knows, too, that nobody leaves.
  expect(only(template, 'Custom::CassandraPreflight')[1].Properties.Leaving).toEqual([]);
});

test('deleter and cluster know each other, so that only the cluster\'s own deleter deletes it', () => {
  const { Deleter } = only(template, 'Custom::CassandraDeletion')[1].Properties;
  expect(objects['K8ssandraCluster/orders'].object.metadata.annotations).toEqual({ 'cdk-eks-cassandra/deleter': Deleter });
});

describe('the protection of instances', () => {
  const groupsOf = (synthesized: Template, type: string) => only(synthesized, type)[1].Properties.Groups;

  test('knows the groups of all racks by their logical ids, with the sizes that they are to have', () => {
    const groups = Object.entries(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
    expect(groups).toHaveLength(3);
    expect(groupsOf(template, 'Custom::CassandraInstanceProtection')).toEqual(['r1', 'r2', 'r3'].map((rack) => {
      const [id, { Properties }] = groups.find(([, { Properties: { Tags } }]) => Tags.some(({ Value }: any) => String(Value).endsWith(`/${rack}`)))!;
      return { LogicalId: id, Datacenter: 'dc1', Rack: rack, Instances: Properties.MaxSize };
    }));
  });

  test('is taken back by the deleter, which knows the same groups', () => {
    expect(groupsOf(template, 'Custom::CassandraDeletion')).toEqual(groupsOf(template, 'Custom::CassandraInstanceProtection'));
  });

  test('covers a datacenter that leaves, and follows an id and a size that are overridden', () => {
    const { cluster, synth } = deploy({ datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2', decommission: true }] });
    const group = cluster.workers[0].racks[0].autoScalingGroup.node.defaultChild as CfnAutoScalingGroup;
    group.overrideLogicalId('Other');
    group.maxSize = '7';
    const groups = groupsOf(synth(), 'Custom::CassandraInstanceProtection');
    expect(groups.map(({ Datacenter }: any) => Datacenter)).toEqual(['dc1', 'dc1', 'dc1', 'dc2', 'dc2', 'dc2']);
    expect(groups[0]).toMatchObject({ LogicalId: 'Other', Instances: '7' });
  });

  test('is not there if others make the instances', () => {
    const { synth } = deploy({ datacenters: [{ ...DATACENTER, placement: CassandraPlacement.existingNodes({ labels: { pool: 'own' }, taints: [{ key: 'own' }] }) }] });
    const synthesized = synth();
    synthesized.resourceCountIs('Custom::CassandraInstanceProtection', 0);
    expect(Object.keys(kubernetesObjects(synthesized)).filter((key) => key.startsWith('ClusterRole'))).toEqual([]);
    expect(only(synthesized, 'Custom::CassandraDeletion')[1].Properties).not.toHaveProperty('Groups');
  });
});

test('several clusters share functions, waiter and probes', () => {
  const stack: Stack = testStack();
  const platform = testPlatform(stack);
  platform.addCassandraCluster('Orders', CLUSTER);
  const one = Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Function')).length;
  const both: Stack = testStack();
  const second = testPlatform(both);
  for (const id of ['Orders', 'Users']) second.addCassandraCluster(id, CLUSTER);
  const synthesized = Template.fromStack(both);
  expect(Object.keys(synthesized.findResources('AWS::Lambda::Function'))).toHaveLength(one);
  synthesized.resourceCountIs('AWS::StepFunctions::StateMachine', 1);
  synthesized.resourceCountIs('Custom::CassandraReadiness', 2);
  synthesized.resourceCountIs('Custom::CassandraAdmissionGate', 2);
});
