import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CassandraEksClusterProps } from './cassandra-eks-cluster-props';
import { kubectlSkewProblem } from '../host/kubectl-skew';
import { vpcRange } from '../host/vpc-facts';
import { parseIpv4Range, rangesOverlap } from '../private/cidr';
import { Problem } from '../private/errors';

/** Ranges that EKS accepts for Services (https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html). */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((text) => parseIpv4Range(text)!);

/** Props of a cluster with those that are computed from others. */
type CompleteProps = CassandraEksClusterProps & Required<Pick<CassandraEksClusterProps, 'serviceIpv4Cidr' | 'systemNodes'>>;

/** What EKS, kubectl or the deployment would refuse later, all at once. */
export function clusterProblems(props: CompleteProps): Problem[] {
  const skew = kubectlSkewProblem(props.kubernetesVersion.version, props.kubectlLayer);
  return [
    ...(skew ? [skew] : []),
    ...subnetProblems(props.subnets),
    ...systemNodeProblems(props.systemNodes),
    ...systemReleaseProblems(props),
    ...serviceRangeProblems(props.serviceIpv4Cidr, knownVpcRange(props.vpc)),
    ...publicAccessProblems(props.publicAccessFrom),
    ...adminProblems(props),
  ];
}

export function isOpenToWorld(range: string): boolean {
  return range.trim().endsWith('/0');
}

function subnetProblems(subnets: ec2.ISubnet[]): Problem[] {
  if (subnets.length >= 2) return [];
  return [{ rule: 'cluster-subnets', what: 'EKS needs subnets in two or more zones', got: subnets.length, fix: 'give one private subnet in each of at least two zones, preferably three' }];
}

function systemNodeProblems(nodes: number): Problem[] {
  if (Token.isUnresolved(nodes) || (Number.isInteger(nodes) && nodes >= 2)) return [];
  return [{
    rule: 'system-nodes',
    what: 'the number of system nodes is invalid',
    got: nodes,
    allowed: 'whole numbers from 2',
    fix: 'keep at least two, so that operators and DNS survive the loss of a node',
  }];
}

/** EKS refuses a release of another minor version at deployment. */
function systemReleaseProblems({ systemNodeRelease, kubernetesVersion: { version } }: CompleteProps): Problem[] {
  if (systemNodeRelease === undefined || Token.isUnresolved(systemNodeRelease)) return [];
  const [, minor] = /^(\d+\.\d+)\.\d+-\d{8}$/.exec(systemNodeRelease) ?? [];
  if (minor === version) return [];
  return [{
    rule: 'system-node-release',
    what: 'the image release of the system nodes is not one of the Kubernetes version of the cluster',
    got: systemNodeRelease,
    allowed: `"${version}.", the patch, "-" and eight digits, as in "${version}.3-20260714"`,
    fix: 'take one of that version from the release notes of the EKS-optimized AMIs, or omit it',
  }];
}

function serviceRangeProblems(text: string, theirs: string | undefined): Problem[] {
  if (Token.isUnresolved(text)) return [];
  const range = parseIpv4Range(text);
  const inside = range && PRIVATE_RANGES.some((wide) => wide.mask <= range.mask && rangesOverlap(wide, range));
  if (!range || !inside || range.mask < 12 || range.mask > 24) {
    return [{
      rule: 'service-cidr',
      what: 'the IPv4 range of the Services is invalid',
      got: text,
      allowed: '/12 to /24 within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, from its first address',
      fix: 'give a range such as 172.20.0.0/16',
    }];
  }
  const vpc = theirs === undefined ? undefined : parseIpv4Range(theirs);
  if (!vpc || !rangesOverlap(vpc, range)) return [];
  return [{
    rule: 'service-cidr',
    what: `the IPv4 range of the Services overlaps with that of the VPC, ${theirs}`,
    got: text,
    fix: 'give serviceIpv4Cidr another range, such as 192.168.0.0/16',
  }];
}

/** A VPC of this app has a token for its range, behind which the text can be found; one that was imported may not know it. */
function knownVpcRange(vpc: ec2.IVpc): string | undefined {
  const resource = vpc.node.defaultChild;
  if (resource instanceof ec2.CfnVPC) return concrete(resource.cidrBlock);
  return concrete(vpcRange(vpc));
}

function concrete(text: string | undefined): string | undefined {
  return text === undefined || Token.isUnresolved(text) ? undefined : text;
}

function publicAccessProblems(ranges: string[] | undefined): Problem[] {
  if (ranges === undefined || Token.isUnresolved(ranges)) return [];
  if (ranges.length === 0) {
    return [{
      rule: 'cluster-public-access',
      what: 'publicAccessFrom is empty, which EKS interprets as the whole internet',
      got: ranges,
      fix: 'specify IPv4 ranges, or omit publicAccessFrom for a private endpoint',
    }];
  }
  return ranges.filter((range) => !Token.isUnresolved(range) && !parseIpv4Range(range)).map((range) => ({
    rule: 'cluster-public-access',
    what: 'publicAccessFrom contains a value that is not an IPv4 range',
    got: range,
    allowed: 'ranges such as "203.0.113.0/24" that start at their first address; one address is a /32',
    fix: 'correct the range',
  }));
}

function adminProblems(props: CompleteProps): Problem[] {
  const arns = (props.admins ?? []).map((role) => JSON.stringify(Stack.of(props.vpc).resolve(role.roleArn)));
  const twice = arns.find((arn, index) => arns.indexOf(arn) !== index);
  if (twice === undefined) return [];
  return [{ rule: 'cluster-admins', what: 'an administrator is specified twice, but EKS allows one access entry per role', got: twice, fix: 'give each role once' }];
}
