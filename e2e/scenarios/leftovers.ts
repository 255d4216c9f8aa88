import { strict as assert } from 'assert';
import { Environment } from '../harness/environment';
import { Volumes } from '../harness/volumes';

/**
 * What bootstrap made, and the log groups that Lambda makes for the functions of CDK's kubectl provider: CloudFormation does not know them, and
 * they stay on AWS too.
 */
const NOT_OF_STACKS = /cdk-hnb659fds|CDKToolkit|AWSServiceRole|^\/aws\/lambda\/.*Kubectl/;

export type Things = Record<string, string[]>;

/**
 * What AWS still has of what stacks make, by kind; kinds of which nothing is left do not occur. The bootstrap stack's own things do not count.
 *
 * @param before what was there before the stack
 */
export async function leftovers({ aws }: Environment, before: Things = {}): Promise<Things> {
  const [
    keys, logGroups, secrets, securityGroups, volumes, buckets, clusters,
    groups, roles, vpcs, addresses, gateways, instances, profiles, templates,
    functions, machines, subnets, internetGateways, endpoints, routeTables,
  ] = await Promise.all([
    aws.call('kms', 'ListKeys').then(({ Keys }) => names(Keys, 'KeyId')),
    aws.call('cloudwatch-logs', 'DescribeLogGroups').then(({ logGroups: all }) => names(all, 'logGroupName')),
    aws.call('secrets-manager', 'ListSecrets').then(({ SecretList }) => names(SecretList, 'Name')),
    aws.call('ec2', 'DescribeSecurityGroups').then(({ SecurityGroups }) =>
      names((SecurityGroups ?? []).filter(({ GroupName }: any) => GroupName !== 'default'), 'GroupId')),
    Promise.resolve([...Volumes.ebs.keys()]),
    aws.call('s3', 'ListBuckets').then(({ Buckets }) => names(Buckets, 'Name')),
    aws.call('eks', 'ListClusters').then(({ clusters: all }) => all as string[]),
    aws.call('auto-scaling', 'DescribeAutoScalingGroups').then(({ AutoScalingGroups }) => names(AutoScalingGroups, 'AutoScalingGroupName')),
    aws.call('iam', 'ListRoles').then(({ Roles }) => names(Roles, 'RoleName')),
    aws.call('ec2', 'DescribeVpcs').then(({ Vpcs }) => names((Vpcs ?? []).filter(({ IsDefault }: any) => !IsDefault), 'VpcId')),
    aws.call('ec2', 'DescribeAddresses').then(({ Addresses }) => names(Addresses, 'AllocationId')),
    aws.call('ec2', 'DescribeNatGateways').then(({ NatGateways }) =>
      names((NatGateways ?? []).filter(({ State }: any) => State !== 'deleted'), 'NatGatewayId')),
    aws.call('ec2', 'DescribeInstances').then(({ Reservations }) =>
      (Reservations ?? []).flatMap(({ Instances }: any) => names(Instances, 'InstanceId'))),
    aws.call('iam', 'ListInstanceProfiles').then(({ InstanceProfiles }) => names(InstanceProfiles, 'InstanceProfileName')),
    aws.call('ec2', 'DescribeLaunchTemplates').then(({ LaunchTemplates }) => names(LaunchTemplates, 'LaunchTemplateName')),
    aws.call('lambda', 'ListFunctions').then(({ Functions }) => names(Functions, 'FunctionName')),
    aws.call('sfn', 'ListStateMachines').then(({ stateMachines }) => names(stateMachines, 'name')),
    aws.call('ec2', 'DescribeSubnets').then(({ Subnets }) => names(Subnets, 'SubnetId')),
    aws.call('ec2', 'DescribeInternetGateways').then(({ InternetGateways }) => names(InternetGateways, 'InternetGatewayId')),
    aws.call('ec2', 'DescribeVpcEndpoints').then(({ VpcEndpoints }) => names(VpcEndpoints, 'VpcEndpointId')),
    aws.call('ec2', 'DescribeRouteTables').then(({ RouteTables }) => names(RouteTables, 'RouteTableId')),
  ]);
  const all = {
    keys,
    logGroups,
    secrets,
    securityGroups,
    volumes,
    buckets,
    clusters,
    groups,
    roles,
    vpcs,
    addresses,
    gateways,
    instances,
    profiles,
    templates,
    functions,
    machines,
    subnets,
    internetGateways,
    endpoints,
    routeTables,
  };
  const isNew = (kind: string, name: string) => !before[kind]?.includes(name) && !NOT_OF_STACKS.test(name);
  return Object.fromEntries(Object.entries(all)
    .map(([kind, found]) => [kind, (found as string[]).filter((name) => isNew(kind, name)).sort()] as const)
    .filter(([, found]) => found.length > 0));
}

/** What a failed creation and a finished destruction may leave: data, what opens it, and the record of the network's traffic. */
export function assertOnlyDataLeft({ volumes, keys, secrets, buckets, logGroups = [], ...others }: Things): void {
  assert.deepEqual(logGroups.filter((name) => !name.includes('FlowLogGroup')), []);
  assert.deepEqual(others, {});
}

function names(list: any[] | undefined, field: string): string[] {
  return (list ?? []).map((one) => one[field] as string);
}
