import { identityOf, KUBERNETES_MANIFEST, objectsIn } from '../../lib/aws-resources/kubernetes-kinds';
import { describeChange, resourceChanges } from '../../lib/aws-resources/resource-changes';
import { isSame, valuesAt } from '../../lib/aws-resources/template';
import { Template } from '../examples/example';

/** What CloudFormation may make anew: code without data, addresses or identity. */
const REPLACEABLE = new Set(['AWS::Lambda::LayerVersion', 'AWS::Lambda::Permission']);

/** What CloudFormation would change in place, but a release may not: it rolls or resizes what runs, or is refused half way. */
const FIXED: Record<string, string[]> = {
  'AWS::AutoScaling::AutoScalingGroup': ['MinSize', 'MaxSize', 'DesiredCapacity'],
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateData.ImageId', 'LaunchTemplateData.InstanceType'],
  'AWS::EKS::Addon': ['AddonVersion'],
  'AWS::EKS::Cluster': ['Version'],
  'AWS::EKS::Nodegroup': ['Version', 'ScalingConfig'],
  'Custom::AWSCDK-EKS-HelmChart': ['Chart', 'Version'],
};

/** Fields of Kubernetes objects whose change restarts nodes. */
const RESTARTING = new Set(['K8ssandraCluster', 'CassandraDatacenter']);

/**
 * What would happen to a running stack that goes from one template to another, as far as it must not. A release may do less than a user, who may ask
 * for a replacement or for other sizes: on top of what `diff` and the change guard see, nothing but code may be made anew, and nothing rolls.
 */
export function upgradeFindings(before: Template, after: Template): string[] {
  return [
    ...resourceChanges(before, after).filter(({ type }) => !REPLACEABLE.has(type)).map(describeChange),
    ...Object.entries(before.Resources).flatMap(([id, old]) => rolled(id, old, after.Resources[id])),
  ];
}

type Resource = Template['Resources'][string];

function rolled(id: string, old: Resource, now: Resource | undefined): string[] {
  if (now?.Type !== old.Type) return [];
  const properties = (FIXED[old.Type] ?? []).flatMap((path) => {
    const [was, is] = [old, now].map(({ Properties }) => valuesAt(Properties, path.split('.')));
    return isSame(was, is) ? [] : [`${id} (${old.Type}) changes ${path} from ${show(was)} to ${show(is)}`];
  });
  return [...properties, ...(old.Type === KUBERNETES_MANIFEST ? restarted(id, old, now) : [])];
}

function restarted(id: string, old: Resource, now: Resource): string[] {
  const next = new Map(objectsIn(now).map((object) => [identityOf(object), object]));
  return objectsIn(old).filter(({ kind }) => RESTARTING.has(kind)).flatMap((object) => {
    const is = next.get(identityOf(object));
    if (!is || isSame(object.spec, is.spec)) return [];
    return [`${id}: ${object.kind} ${object.metadata.name} changes${firstDifference(object.spec, is.spec, '/spec')}`];
  });
}

function firstDifference(before: any, after: any, path: string): string {
  if (isSame(before, after)) return '';
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return ` at ${path} from ${show(before)} to ${show(after)}`;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => firstDifference(before[key], after[key], `${path}/${key}`)).find(Boolean) ?? '';
}

function show(value: unknown): string {
  const text = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return JSON.stringify(text) ?? 'nothing';
}
