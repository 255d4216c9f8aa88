import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { parseIpv4Range, rangeSize } from '../private/cidr';

/** The first four and the last one of each subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const KEPT_BY_AWS = 5;

/** How many addresses a subnet has for whatever is put into it; undefined if only the deployment knows. */
export function subnetAddresses(subnet: ec2.ISubnet): number | undefined {
  const range = parseIpv4Range(subnetRange(subnet) ?? '');
  return range && rangeSize(range.mask) - KEPT_BY_AWS;
}

/** Its range, as in "10.0.0.0/19"; undefined if only the deployment knows. */
export function subnetRange(subnet: ec2.ISubnet): string | undefined {
  const cidr = cidrOf(subnet);
  return Token.isUnresolved(cidr) ? undefined : cidr;
}

/** A subnet that was imported without its range throws. */
function cidrOf(subnet: ec2.ISubnet): string | undefined {
  try {
    return subnet.ipv4CidrBlock;
  } catch {
    return undefined;
  }
}
