import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { NetworkZone } from './cassandra-network-attributes';
import { isMadeUp } from '../host/vpc-facts';

/** What stands for the zones of a VPC in the first pass of an app, whose template nobody deploys. Nothing but their names is known. */
export function pendingZones(scope: Construct, names: readonly string[]): NetworkZone[] {
  return names.map((name, at) => {
    const availabilityZone = isMadeUp(name) ? Lazy.string({ produce: () => name }) : name;
    const subnet = ec2.Subnet.fromSubnetAttributes(scope, `Pending${at}`, {
      subnetId: `subnet-pending${at}`,
      routeTableId: `rtb-pending${at}`,
      availabilityZone,
      ipv4CidrBlock: Lazy.string({ produce: () => '0.0.0.0/0' }),
    });
    return { availabilityZone, subnet };
  });
}
