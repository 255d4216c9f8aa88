import { CfnResource, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';

/** What a cluster construct of this app tells by its resource; what is a token is not known. */
export interface ReadAttributes {
  readonly kubernetesVersion?: string;
  readonly serviceIpv4Cidr?: string;
  readonly ipFamily?: string;
  readonly authenticationMode?: string;
  readonly autoMode?: boolean;
}

/** Reads what it can; nothing from an imported cluster. */
export function attributesOf(cluster: eks.ICluster): ReadAttributes {
  const resource = cluster.node.defaultChild instanceof CfnResource ? cluster.node.defaultChild as Partial<eks.CfnCluster> : undefined;
  const network = concrete(resource?.kubernetesNetworkConfig) as eks.CfnCluster.KubernetesNetworkConfigProperty | undefined;
  const access = concrete(resource?.accessConfig) as eks.CfnCluster.AccessConfigProperty | undefined;
  return {
    kubernetesVersion: concrete(resource?.version),
    serviceIpv4Cidr: network?.serviceIpv4Cidr,
    ipFamily: network?.ipFamily,
    authenticationMode: access?.authenticationMode,
    autoMode: autoModeOf(resource),
  };
}

/** A cluster that says nothing of it has no Auto Mode. */
function autoModeOf(resource: Partial<eks.CfnCluster> | undefined): boolean | undefined {
  if (!resource || Token.isUnresolved(resource.computeConfig)) return undefined;
  const { enabled = false } = (resource.computeConfig ?? {}) as eks.CfnCluster.ComputeConfigProperty;
  return Token.isUnresolved(enabled) ? undefined : enabled === true;
}

function concrete<T>(value: T | undefined): T | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/** Imported clusters throw if nobody told their VPC or security group, and a VPC throws if it has no private subnets. */
export function privateSubnetsOf(cluster: eks.ICluster): ec2.ISubnet[] | undefined {
  try {
    if (cluster.clusterSecurityGroupId === undefined) return undefined;
    return cluster.vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }).subnets;
  } catch {
    return undefined;
  }
}

/** Node groups that came with a cluster of this app. */
export function nodeGroupsOf(cluster: IConstruct): IConstruct[] {
  return cluster.node.findAll().filter((construct) => CfnResource.isCfnResource(construct)
    && construct.cfnResourceType === eks.CfnNodegroup.CFN_RESOURCE_TYPE_NAME);
}
