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

/** Resources that Cassandra depends on, and values in them that CloudFormation supplies before any resource exists. */
export interface Ground {
  readonly resources: Record<string, GuardedResource>;
  readonly deployed: Record<string, unknown>;
}

/** Selects the resources below some constructs that hold data or capacity, with the properties that cannot be changed freely. */
export function groundOf(stack: Stack, roots: Iterable<IConstruct>, pathOf: (construct: IConstruct) => string): Ground {
  const found = new Map<string, GuardedResource>();
  const parameters = parametersOf(stack);
  const deployed = new Map<string, unknown>();
  for (const root of roots) {
    for (const construct of root.node.findAll()) {
      if (!CfnResource.isCfnResource(construct) || construct.stack !== stack) continue;
      const id = stack.resolve(construct.logicalId);
      const described = found.has(id) ? undefined : describe(stack, construct, id, pathOf);
      if (!described) continue;
      found.set(id, described);
      collect(described.Properties, parameters, deployed);
    }
  }
  return { resources: Object.fromEntries(found), deployed: Object.fromEntries(deployed) };
}

const CUSTOM_GROUND: readonly string[] = [...EKS_CLUSTER_TYPES, KUBERNETES_MANIFEST];

function describe(stack: Stack, construct: CfnResource, id: string, pathOf: (construct: IConstruct) => string): GuardedResource | undefined {
  // Resolving a resource costs more than everything else here.
  const type = construct.cfnResourceType;
  if (!mayHold(type) || (type.startsWith('Custom::') && !CUSTOM_GROUND.includes(type))) return undefined;
  const template: TemplateResource = stack.resolve(construct._toCloudFormation()).Resources[id];
  if (holdsOf(template) === 'nothing' || !isGround(template)) return undefined;
  const { Type, DeletionPolicy, UpdateReplacePolicy } = template;
  const Properties = judged(template);
  if (Object.keys(Properties).length === 0 && !MISSED.includes(Type)) return undefined;
  const policies = { ...(DeletionPolicy && { DeletionPolicy }), ...(UpdateReplacePolicy && { UpdateReplacePolicy }) };
  return { Type, path: pathOf(construct), Properties, ...policies };
}

/** Of the Kubernetes objects, only StorageClasses; of the principals with access to the cluster, only its nodes, since people come and go. */
function isGround(template: TemplateResource): boolean {
  if (template.Type === KUBERNETES_MANIFEST) return objectsIn(template).some(({ kind }) => kind === 'StorageClass');
  if (template.Type === 'AWS::EKS::AccessEntry') return String(template.Properties?.Type ?? '').startsWith('EC2');
  return true;
}

/** Properties that the table judges, and those needed to see what is attached to a role. */
function judged({ Type, Properties = {} }: TemplateResource): Record<string, unknown> {
  if (Type === KUBERNETES_MANIFEST) return { Manifest: literalText(Properties.Manifest) };
  const { replaced, maybe, oneWay } = resourceFacts(Type)!;
  const names = new Set([...replaced, ...maybe, ...Object.keys(oneWay), ...(Type === 'AWS::IAM::Role' ? ['AssumeRolePolicyDocument'] : [])].map((path) => path.split('.')[0]));
  const entries = Object.entries(Properties).filter(([name, value]) => names.has(name) && name !== 'ServiceToken' && value !== undefined);
  // Nothing from a secret, whoever put it there, is copied anywhere.
  return Object.fromEntries(entries.map(([name, value]) => [name, Type === 'AWS::SecretsManager::Secret' && name !== 'Name' ? digest(value) : value]));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Names of EKS clusters that CloudFormation supplies before any resource exists, by {@link hostKey}. */
export function deployedHosts(stack: Stack, clusterNames: Iterable<string>): Record<string, unknown> {
  const parameters = parametersOf(stack);
  const found = Array.from(clusterNames, (name) => stack.resolve(name))
    .filter((name) => typeof name === 'object' && (isImported(name) || refersToNothing(name, parameters)));
  return Object.fromEntries(found.map((name) => [hostKey(expression(name)), name]));
}

/** Logical ids. */
function parametersOf(stack: Stack): Set<string> {
  return new Set(stack.node.findAll().filter((one) => one instanceof CfnParameter).map((one) => stack.resolve((one as CfnParameter).logicalId)));
}

/** Whether it is a plain import of another stack's export. */
function isImported(value: object): boolean {
  const [[key, inner], ...others] = Object.entries(value);
  return others.length === 0 && key === 'Fn::ImportValue' && typeof inner === 'string';
}

/** Collects the CloudFormation functions whose values are known before any resource exists. */
function collect(value: unknown, parameters: ReadonlySet<string>, deployed: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null) return;
  const [first, ...others] = Object.keys(value);
  const isFunction = others.length === 0 && !Array.isArray(value) && (first === 'Ref' || first?.startsWith('Fn::'));
  if (isFunction && refersToNothing(value, parameters)) deployed.set(deployedKey(value), value);
  else Object.values(value).forEach((inner) => collect(inner, parameters, deployed));
}

/** Whether a resolved value contains only functions whose values are known before any resource exists. */
export function refersToNothing(value: unknown, parameters: ReadonlySet<string> = new Set()): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => {
    if (key === 'Ref') return String(inner).startsWith('AWS::') || parameters.has(String(inner));
    return key !== 'Fn::GetAtt' && key !== 'Fn::Sub' && key !== 'Fn::ImportValue' && refersToNothing(inner, parameters);
  });
}
