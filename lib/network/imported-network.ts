import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { CassandraNetworkAttributes, ICassandraNetwork, NetworkZone } from './cassandra-network-attributes';
import { pendingZones } from './pending-zones';
import { isPendingLookup } from '../host/vpc-facts';
import { ConfigurationError, Problem } from '../private/errors';

/** A network in a VPC that is there already. */
export class ImportedNetwork extends Construct implements ICassandraNetwork {
  public readonly vpc: ec2.IVpc;
  public readonly zones: NetworkZone[];

  constructor(scope: Construct, id: string, props: CassandraNetworkAttributes) {
    super(scope, id);
    this.vpc = props.vpc;
    const names = [...props.availabilityZones, ...props.workerZones ?? []];
    const zones = isPendingLookup(props.vpc)
      ? pendingZones(this, names)
      : this.match(names, props.vpc.selectSubnets(props.subnets ?? { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }).subnets);
    this.zones = zones.map((zone, position) => (position < props.availabilityZones.length ? zone : { ...zone, workersOnly: true }));
  }

  private match(names: string[], subnets: ec2.ISubnet[]): NetworkZone[] {
    const problems: Problem[] = [];
    if (names.length === 0) {
      problems.push({ rule: 'network-zones', what: 'no availability zones are specified', got: names, fix: 'specify the zones, preferably three' });
    }
    const zones = names.map((availabilityZone, index) => {
      if (names.findIndex((name) => this.sameZone(name, availabilityZone)) !== index) {
        problems.push({ rule: 'network-zones', what: 'a zone is specified twice', got: availabilityZone, fix: 'specify each zone once' });
      }
      const found = subnets.filter((subnet) => this.sameZone(subnet.availabilityZone, availabilityZone));
      if (found.length !== 1) problems.push(this.notOne(availabilityZone, found.length, subnets));
      if (found.some((subnet) => this.vpc.publicSubnets.includes(subnet))) {
        problems.push({
          rule: 'network-subnets',
          what: `the subnet of zone ${availabilityZone} is public`,
          fix: 'select private subnets: nodes have no public address, and could access neither AWS nor image registries from there',
        });
      }
      return { availabilityZone, subnet: found[0] };
    });
    if (problems.length > 0) throw new ConfigurationError(this.node.path, ...problems);
    return zones;
  }

  private notOne(zone: string, count: number, subnets: ec2.ISubnet[]): Problem {
    return {
      rule: 'network-subnets',
      what: count === 0 ? `zone ${zone} has none of the selected subnets` : `zone ${zone} has several of the selected subnets, and nodes run in one`,
      got: count,
      allowed: `one; the selected subnets are in ${subnets.map((subnet) => subnet.availabilityZone).join(', ') || 'no zone'}`,
      fix: 'select exactly one private subnet of each zone with `subnets` (by subnetGroupName, or as a list), or name other zones',
    };
  }

  /** Two tokens for one zone are different texts. */
  private sameZone(one: string, other: string): boolean {
    const stack = Stack.of(this);
    return one === other || JSON.stringify(stack.resolve(one)) === JSON.stringify(stack.resolve(other));
  }
}
