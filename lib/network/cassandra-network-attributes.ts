import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';

/** An availability zone of a network, with the subnet of its nodes. */
export interface NetworkZone {
  /** Name of the zone as in "eu-west-1a"; a token if it is only known at deployment. */
  readonly availabilityZone: string;
  /** The zone's private subnet. */
  readonly subnet: ec2.ISubnet;
  /**
   * Whether the subnet is for workers only, as in `workerZones`: the control plane of the EKS cluster does not use it.
   *
   * @default false
   */
  readonly workersOnly?: boolean;
}

/** A VPC and the availability zones for Cassandra, in the order in which racks are assigned to them. */
export interface ICassandraNetwork extends IConstruct {
  /** The VPC. */
  readonly vpc: ec2.IVpc;
  /** The zones, each with one private subnet. */
  readonly zones: NetworkZone[];
}

/** Attributes of an existing network. */
export interface CassandraNetworkAttributes {
  /** The VPC: created by this app, looked up, or imported with its subnets and their zones. */
  readonly vpc: ec2.IVpc;

  /**
   * Names of the availability zones, in the order in which racks are assigned to them. They are required, because the order of a context lookup can
   * change, and a rack that moves to another zone loses its volumes.
   */
  readonly availabilityZones: string[];

  /**
   * Names of additional zones for workers only, which the control plane of an EKS cluster of this app does not use. Only racks that specify the zone
   * are in it.
   *
   * @default - none
   */
  readonly workerZones?: string[];

  /**
   * Subnets of the nodes: exactly one in each zone.
   *
   * @default - the private subnets with a route to the internet
   */
  readonly subnets?: ec2.SubnetSelection;
}
