import { createHash } from 'crypto';
import { CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { KUBERNETES_MANIFEST, objectsIn } from '../aws-resources/kubernetes-kinds';
import { holdsOf, mayHold } from '../aws-resources/look-closer';
import { resourceFacts } from '../aws-resources/resource-table';
import { literalText, TemplateResource } from '../aws-resources/template';
import { deployedKey, expression, GuardedResource, hostKey } from '../model/guarded-cluster';
import { EKS_CLUSTER_TYPES } from '../private/eks-cluster-types';
import { MISSED } from '../rules/transitions/missed-resources';

/** Resources on which Cassandra stands, and values that CloudFormation fills in before there is any resource: in them, and names of EKS clusters. */
export interface Ground {
  readonly resources: Record<string, GuardedResource>;
  readonly deployed: Record<string, unknown>;
}

/** What of a stack is watched. */
export interface WatchedGround {
  /** Constructs whose resources Cassandra stands on. */
  readonly roots: ReadonlySet<IConstruct>;
  /** Names of the EKS clusters. */
  readonly hosts: Iterable<string>;
}

/** Of all resources below some constructs those that hold something, with the properties that cannot just change. */
export function groundOf(stack: Stack, { roots, hosts }: WatchedGround, pathOf: (construct: IConstruct) => string): Ground {
  const { resources, parameters } = walked(stack, roots);
  const found = resources.flatMap((resource) => described(stack, resource, pathOf));
  const deployed = new Map<string, unknown>();
  for (const [, { Properties }] of found) collect(Properties, parameters, deployed);
  return { resources: Object.fromEntries(found), deployed: { ...Object.fromEntries(deployed), ...deployedHosts(stack, hosts, parameters) } };
}

/** One walk over a stack: its resources below the roots that may hold something, and the logical ids of its parameters. */
function walked(stack: Stack, roots: ReadonlySet<IConstruct>): { readonly resources: CfnResource[]; readonly parameters: ReadonlySet<string> } {
  const resources: CfnResource[] = [];
  const parameters = new Set<string>();
  const visit = (construct: IConstruct, isBelow: boolean) => {
    if (construct instanceof CfnParameter) parameters.add(stack.resolve(construct.logicalId));
    if (isBelow && CfnResource.isCfnResource(construct) && mayBeGround(construct.cfnResourceType)) resources.push(construct);
    for (const child of construct.node.children) {
      // What is in a nested stack is in another template.
      if (!Stack.isStack(child)) visit(child, isBelow || roots.has(child));
    }
  };
  visit(stack, stack.node.scopes.some((scope) => roots.has(scope)));
  return { resources, parameters };
}

const CUSTOM_GROUND: readonly string[] = [...EKS_CLUSTER_TYPES, KUBERNETES_MANIFEST];

/** Asked first: to resolve a resource costs more than all else that is done here. */
function mayBeGround(type: string): boolean {
  return mayHold(type) && (!type.startsWith('Custom::') || CUSTOM_GROUND.includes(type));
}

function described(stack: Stack, construct: CfnResource, pathOf: (construct: IConstruct) => string): Array<[string, GuardedResource]> {
  // A resource may leave itself out of the template.
  const entries = Object.entries<TemplateResource>(stack.resolve(construct._toCloudFormation()).Resources ?? {});
  return entries.filter(([, template]) => holdsOf(template) !== 'nothing' && isGround(template)).flatMap(([id, template]) => {
    const { Type, DeletionPolicy, UpdateReplacePolicy } = template;
    const Properties = judged(template);
    if (Object.keys(Properties).length === 0 && !MISSED.includes(Type)) return [];
    const policies = { ...(DeletionPolicy && { DeletionPolicy }), ...(UpdateReplacePolicy && { UpdateReplacePolicy }) };
    return [[id, { Type, path: pathOf(construct), Properties, ...policies }]];
  });
}

/** Of Kubernetes' objects the StorageClasses; of those who may use the cluster its nodes, since people come and go. */
function isGround(template: TemplateResource): boolean {
  if (template.Type === KUBERNETES_MANIFEST) return objectsIn(template).some(({ kind }) => kind === 'StorageClass');
  if (template.Type === 'AWS::EKS::AccessEntry') return String(template.Properties?.Type ?? '').startsWith('EC2');
  return true;
}

/** Properties that the table judges, and what it takes to see what hangs on a role. */
function judged({ Type, Properties = {} }: TemplateResource): Record<string, unknown> {
  if (Type === KUBERNETES_MANIFEST) return { Manifest: literalText(Properties.Manifest) };
  const { replaced, maybe, oneWay } = resourceFacts(Type)!;
  const names = new Set([...replaced, ...maybe, ...Object.keys(oneWay), ...(Type === 'AWS::IAM::Role' ? ['AssumeRolePolicyDocument'] : [])].map((path) => path.split('.')[0]));
  const entries = Object.entries(Properties).filter(([name, value]) => names.has(name) && name !== 'ServiceToken' && value !== undefined);
  // Nothing of a secret, whoever wrote it there, goes anywhere else.
  return Object.fromEntries(entries.map(([name, value]) => [name, Type === 'AWS::SecretsManager::Secret' && name !== 'Name' ? digest(value) : value]));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Names of EKS clusters that CloudFormation fills in before there is any resource, by {@link hostKey}. */
function deployedHosts(stack: Stack, clusterNames: Iterable<string>, parameters: ReadonlySet<string>): Record<string, unknown> {
  const found = Array.from(clusterNames, (name) => stack.resolve(name))
    .filter((name) => typeof name === 'object' && (isImported(name) || refersToNothing(name, parameters)));
  return Object.fromEntries(found.map((name) => [hostKey(expression(name)), name]));
}

/** Whether it is the plain export of another stack. */
function isImported(value: object): boolean {
  const [[key, inner], ...others] = Object.entries(value);
  return others.length === 0 && key === 'Fn::ImportValue' && typeof inner === 'string';
}

/** Functions of CloudFormation that are known before any resource is. */
function collect(value: unknown, parameters: ReadonlySet<string>, deployed: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null) return;
  const [first, ...others] = Object.keys(value);
  const isFunction = others.length === 0 && !Array.isArray(value) && (first === 'Ref' || first?.startsWith('Fn::'));
  if (isFunction && refersToNothing(value, parameters)) deployed.set(deployedKey(value), value);
  else Object.values(value).forEach((inner) => collect(inner, parameters, deployed));
}

/** Whether a resolved value has only functions that are known before any resource is. */
export function refersToNothing(value: unknown, parameters: ReadonlySet<string> = new Set()): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => {
    if (key === 'Ref') return String(inner).startsWith('AWS::') || parameters.has(String(inner));
    return key !== 'Fn::GetAtt' && key !== 'Fn::Sub' && key !== 'Fn::ImportValue' && refersToNothing(inner, parameters);
  });
}
