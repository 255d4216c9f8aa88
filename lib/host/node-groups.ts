import { CfnResource, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { nodeGroupsOf } from './cluster-attributes';

/** A managed node group of this app, as far as it is known. */
export interface NodeGroupFacts {
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  /** None if a launch template chooses. */
  readonly instanceTypes: readonly string[];
  readonly subnetIds: readonly string[];
  readonly mostMachines?: number;
}

/** The names that EKS has for the effects of taints, and Kubernetes'. */
const EFFECTS: Readonly<Record<string, string>> = { NO_SCHEDULE: 'NoSchedule', PREFER_NO_SCHEDULE: 'PreferNoSchedule', NO_EXECUTE: 'NoExecute' };

/** What the node groups that hang below a cluster say of their instances. The modules of EKS share this resource, if not its class. */
export function nodeGroupFacts(cluster: IConstruct): NodeGroupFacts[] {
  return nodeGroupsOf(cluster).map((resource) => factsOf(resource as CfnResource & Partial<eks.CfnNodegroup>));
}

function factsOf({ node, labels, taints, instanceTypes, subnets, scalingConfig }: CfnResource & Partial<eks.CfnNodegroup>): NodeGroupFacts {
  const scaling = known(scalingConfig) as eks.CfnNodegroup.ScalingConfigProperty | undefined;
  const listed = (known(taints) ?? []) as eks.CfnNodegroup.TaintProperty[];
  return {
    path: node.path.replace(/\/(Resource|Default)$/, ''),
    labels: (known(labels) ?? {}) as Record<string, string>,
    taints: listed.filter(({ key }) => key !== undefined).map(({ key, value = '', effect = '' }) => ({ key: key!, value, effect: EFFECTS[effect] ?? effect })),
    instanceTypes: known(instanceTypes) ?? [],
    subnetIds: known(subnets) ?? [],
    mostMachines: known(scaling?.maxSize),
  };
}

function known<T>(value: T | undefined): T | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
