import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { formatIpv4Range, Ipv4Range, rangeSize } from '../private/cidr';

/** Mask of a zone's private subnet: 8,187 addresses for nodes and pods. */
export const PRIVATE_MASK = 19;
/** Mask of a zone's public subnet, which holds a NAT gateway and load balancers. */
export const PUBLIC_MASK = 24;

/** How many zones a range has room for: one private block each, and one more block that the public subnets share. */
export function zonesThatFit(range: Ipv4Range): number {
  return rangeSize(range.mask) / rangeSize(PRIVATE_MASK) - 1;
}

/**
 * Gives each subnet its addresses by its position alone: private subnets from the start of the range, public ones in its last /19. CDK's own way
 * packs subnets one after the other, so that one more zone moves, and thereby replaces, others.
 */
export class FixedAddresses implements ec2.IIpAddresses {
  constructor(private readonly range: Ipv4Range) {}

  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: formatIpv4Range(this.range) };
  }

  public allocateSubnetsCidr(input: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const seen = new Map<string, number>();
    return {
      allocatedSubnets: input.requestedSubnets.map(({ configuration }) => {
        const position = seen.get(configuration.name) ?? 0;
        seen.set(configuration.name, position + 1);
        return { cidr: formatIpv4Range(this.subnetAt(position, configuration.subnetType)) };
      }),
    };
  }

  private subnetAt(position: number, type: ec2.SubnetType): Ipv4Range {
    if (type !== ec2.SubnetType.PUBLIC) {
      return { first: this.range.first + position * rangeSize(PRIVATE_MASK), mask: PRIVATE_MASK };
    }
    const lastBlock = this.range.first + rangeSize(this.range.mask) - rangeSize(PRIVATE_MASK);
    return { first: lastBlock + position * rangeSize(PUBLIC_MASK), mask: PUBLIC_MASK };
  }
}
