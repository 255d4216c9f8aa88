import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** What CDK calls the zones of a stack while it has not looked them up. */
const MADE_UP_ZONE = /^dummy1[a-z]$/;

/**
 * Whether a VPC, or its zones, are made up, since the look-up is still to come: the CDK CLI looks up what a first pass of the app asked for, and then
 * runs it again. Rules about zones, ranges and addresses wait for that second pass; were they to refuse the first one, it would never come.
 */
export function isPendingLookup(vpc: ec2.IVpc): boolean {
  return [...vpc.privateSubnets, ...vpc.isolatedSubnets, ...vpc.publicSubnets].some((subnet) => isMadeUp(zoneOf(subnet)))
    || selectionOf(vpc)?.isPendingLookup === true;
}

/** Whether a zone's name is one that CDK made up. */
export function isMadeUp(zone: string | undefined): boolean {
  return zone !== undefined && MADE_UP_ZONE.test(zone);
}

/** The IPv4 range of a VPC: a token while it is being looked up, and undefined if it was imported without. */
export function vpcRange(vpc: ec2.IVpc): string | undefined {
  try {
    const { vpcCidrBlock } = vpc;
    return isPendingLookup(vpc) ? Lazy.string({ produce: () => vpcCidrBlock }) : vpcCidrBlock;
  } catch {
    return undefined;
  }
}

/** A VPC that was imported without subnets throws. */
function selectionOf(vpc: ec2.IVpc): ec2.SelectedSubnets | undefined {
  try {
    return vpc.selectSubnets();
  } catch {
    return undefined;
  }
}

/** Zone of a subnet; one that was imported by its id alone does not know it, and throws. */
export function zoneOf(subnet: ec2.ISubnet): string | undefined {
  try {
    return subnet.availabilityZone;
  } catch {
    return undefined;
  }
}
