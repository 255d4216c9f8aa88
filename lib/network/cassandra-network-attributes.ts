import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';

/** One availability zone of a network, with the subnet in which its nodes run. */
export interface NetworkZone {
  /** Name of the zone as in "eu-west-1a"; a token if only the deployment knows it. */
  readonly availabilityZone: string;
  /** The zone's private subnet. */
  readonly subnet: ec2.ISubnet;
}

/** A VPC and the zones of it that Cassandra uses, in the order in which racks take them. */
export interface ICassandraNetwork extends IConstruct {
  /** The VPC. */
  readonly vpc: ec2.IVpc;
  /** The zones, each with one private subnet. */
  readonly zones: NetworkZone[];
}

/** A VPC that is there already. */
export interface CassandraNetworkAttributes {
  /** The VPC: of this app, looked up or imported with its subnets and their zones. */
  readonly vpc: ec2.IVpc;

  /**
   * Names of the zones to use, in the order in which racks take them. They must be named, because the order of a look-up's answer may change, and a
   * rack that moves to another zone loses its volumes.
   */
  readonly availabilityZones: string[];

  /**
   * Which subnets of the VPC the nodes run in: exactly one in each zone.
   *
   * @default - the private subnets with a route to the internet
   */
  readonly subnets?: ec2.SubnetSelection;
}
