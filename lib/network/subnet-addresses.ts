import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { parseIpv4Range, rangeSize } from '../private/cidr';

/** The first four and the last one of each subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const KEPT_BY_AWS = 5;

/** How many addresses a subnet has for whatever is put into it; undefined if only the deployment knows. */
export function subnetAddresses(subnet: ec2.ISubnet): number | undefined {
  const cidr = cidrOf(subnet);
  const range = cidr === undefined || Token.isUnresolved(cidr) ? undefined : parseIpv4Range(cidr);
  return range && rangeSize(range.mask) - KEPT_BY_AWS;
}

/** A subnet that was imported without its range throws. */
function cidrOf(subnet: ec2.ISubnet): string | undefined {
  try {
    return subnet.ipv4CidrBlock;
  } catch {
    return undefined;
  }
}
