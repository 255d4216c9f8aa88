import { fullDiff, ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Template } from '../examples/example';
import { flatten } from '../fixtures';

/** What CloudFormation may make anew: code without data, addresses or identity. */
const REPLACEABLE = new Set(['AWS::Lambda::LayerVersion', 'AWS::Lambda::Permission']);

/** What CloudFormation would change in place, but a release may not: it moves, rolls or resizes what runs, or is refused half way. */
const FIXED: Record<string, string[]> = {
  'AWS::AutoScaling::AutoScalingGroup': ['VPCZoneIdentifier', 'AvailabilityZones', 'MinSize', 'MaxSize', 'DesiredCapacity'],
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateData.ImageId', 'LaunchTemplateData.InstanceType'],
  'AWS::EKS::Addon': ['AddonName', 'AddonVersion'],
  'AWS::EKS::Cluster': ['Version'],
  'AWS::EKS::Nodegroup': ['Version', 'ScalingConfig'],
  'Custom::AWSCDK-EKS-HelmChart': ['Release', 'Namespace', 'Chart', 'Version'],
};

/** What may not change in Kubernetes objects: the API server refuses it in a class, and in a cluster it restarts nodes. */
const FIXED_FIELDS: Record<string, string[]> = {
  StorageClass: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  K8ssandraCluster: ['spec'],
  CassandraDatacenter: ['spec'],
};

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';

/**
 * What would happen to a running stack that goes from one template to another, as far as it must not: resources that hold data, capacity or addresses
 * are replaced, removed or moved.
 */
export function upgradeFindings(before: Template, after: Template): string[] {
  const findings: string[] = [];
  fullDiff(before, after).resources.forEachDifference((id, change) => findings.push(...judge(id, change)));
  return findings;
}

function judge(id: string, change: ResourceDifference): string[] {
  const type = change.oldResourceType ?? '';
  if (change.isAddition || REPLACEABLE.has(type)) return [];
  if (change.isRemoval) return [`${id} (${type}) is gone`];
  switch (change.changeImpact) {
    case ResourceImpact.WILL_REPLACE: return [`${id} (${type}) is replaced${because(change)}`];
    case ResourceImpact.MAY_REPLACE: return [`${id} (${type}) may be replaced${because(change)}`];
    case ResourceImpact.WILL_DESTROY: return [`${id} (${type}) is destroyed`];
    case ResourceImpact.WILL_ORPHAN: return [`${id} (${type}) is left behind`];
  }
  return [...changedKubernetes(id, type, change), ...changedFixed(id, type, change), ...lostProtection(id, type, change)];
}

function because(change: ResourceDifference): string {
  return `, because of ${Object.keys(change.propertyUpdates).join(', ')}`;
}

function changedFixed(id: string, type: string, change: ResourceDifference): string[] {
  return (FIXED[type] ?? [])
    .filter((path) => !same(read(change.oldProperties, path), read(change.newProperties, path)))
    .map((path) => `${id} (${type}) changes ${path} from ${show(read(change.oldProperties, path))} to ${show(read(change.newProperties, path))}`);
}

function changedKubernetes(id: string, type: string, change: ResourceDifference): string[] {
  if (type !== MANIFEST) return [];
  const [before, after] = [change.oldProperties, change.newProperties].map((properties) => JSON.parse(flatten(properties!.Manifest)) as any[]);
  return before.flatMap((object, at) => {
    const name = `${object.kind} ${object.metadata.name}`;
    const next = after[at];
    if (!next || identity(next) !== identity(object)) return [`${id}: ${name} is another object now`];
    return (FIXED_FIELDS[object.kind] ?? [])
      .filter((field) => !same(object[field], next[field]))
      .map((field) => `${id}: ${name} changes${firstDifference(object[field], next[field], `/${field}`)}`);
  });
}

/** What a stack keeps when it goes must be kept by the next template too. */
function lostProtection(id: string, type: string, { oldValue, newValue }: ResourceDifference): string[] {
  return ['DeletionPolicy', 'UpdateReplacePolicy']
    .filter((policy) => oldValue?.[policy] !== undefined && !same(oldValue[policy], newValue?.[policy]))
    .map((policy) => `${id} (${type}) changes its ${policy} from ${oldValue![policy]} to ${newValue?.[policy]}`);
}

function identity({ apiVersion, kind, metadata }: any): string {
  return [apiVersion, kind, metadata.namespace, metadata.name].join('/');
}

function firstDifference(before: any, after: any, path: string): string {
  if (same(before, after)) return '';
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return ` at ${path} from ${show(before)} to ${show(after)}`;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => firstDifference(before[key], after[key], `${path}/${key}`)).find(Boolean) ?? '';
}

function read(from: any, path: string): unknown {
  return path.split('.').reduce((value, key) => value?.[key], from);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
