import { Template } from 'aws-cdk-lib/assertions';
import { exampleTemplates } from './example';
import { everythingBefore, kubernetesObjects } from '../fixtures';

const templates = Object.fromEntries(exampleTemplates('other-compute').map(({ stackName, template }) => [stackName, Template.fromJSON(template)]));

/** What Cassandra's pods look for, and what they bear. */
function datacenterOf(template: Template) {
  const { object, logicalId } = kubernetesObjects(template)['K8ssandraCluster/orders'];
  const [{ racks, tolerations }] = object.spec.cassandra.datacenters;
  return { tolerations, affinity: racks.map(({ nodeAffinityLabels }: any) => nodeAffinityLabels), before: everythingBefore(template, logicalId) };
}

test.each(Object.keys(templates))('%s has no workers of this library', (name) => {
  templates[name].resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 0);
  templates[name].resourceCountIs('AWS::EC2::LaunchTemplate', 0);
});

test('each rack finds the node group of its zone, and bears its taint', () => {
  const template = templates.CassandraOnNodeGroups;
  const { affinity, tolerations, before } = datacenterOf(template);
  const subnets = template.findResources('AWS::EC2::Subnet');
  const groups = Object.entries<any>(template.findResources('AWS::EKS::Nodegroup')).filter(([, { Properties: { Taints } }]) => Taints);
  const labels = groups.map(([, { Properties: { Labels, InstanceTypes, Subnets } }]) => {
    expect(Subnets).toHaveLength(1);
    return { ...Labels, 'node.kubernetes.io/instance-type': InstanceTypes[0], 'topology.kubernetes.io/zone': subnets[Subnets[0].Ref].Properties.AvailabilityZone };
  });
  expect(labels).toEqual(affinity);
  for (const [id, { Properties: { Taints } }] of groups) {
    expect(Taints).toEqual([{ Key: tolerations[0].key, Value: tolerations[0].value, Effect: 'NO_SCHEDULE' }]);
    expect([...before]).toContain(id);
  }
  expect(kubernetesObjects(template)['StorageClass/cassandra-orders-dc1'].object.provisioner).toBe('ebs.csi.aws.com');
});

test('Auto Mode makes instances that the pods look for and bear, before and as long as there is Cassandra', () => {
  const template = templates.CassandraOnAutoMode;
  const { affinity, tolerations, before } = datacenterOf(template);
  const objects = kubernetesObjects(template);
  const { object: { spec: { template: { metadata: { labels }, spec } } }, logicalId } = objects['NodePool/cassandra'];
  const [types] = spec.requirements;
  expect(affinity.map(({ 'topology.kubernetes.io/zone': _, ...others }: Record<string, string>) => others)).toEqual(affinity.map(() => ({
    ...labels, 'eks.amazonaws.com/compute-type': 'auto', [types.key]: types.values[0],
  })));
  expect(spec.taints.map(({ key, value, effect }: any) => ({ key, value, effect, operator: 'Equal' }))).toEqual(tolerations);
  expect([...before]).toEqual(expect.arrayContaining([logicalId, objects['ConfigMap/amazon-vpc-cni'].logicalId]));
  expect(objects['StorageClass/cassandra-orders-dc1'].object.provisioner).toBe('ebs.csi.eks.amazonaws.com');
  expect(Object.values<any>(template.findResources('AWS::EKS::Cluster'))[0].Properties.ComputeConfig.Enabled).toBe(true);
});
