import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CassandraWorkerOptions } from './cassandra-worker-options';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { HostCluster } from '../host/host-cluster';

/** Options that all worker nodes of a Cassandra datacenter share. */
export interface WorkerOptions extends CassandraWorkerOptions {
  /** The EKS cluster that the workers join. */
  readonly host: HostCluster;

  /** Name of the Cassandra cluster that runs on the workers; part of their labels and taint. */
  readonly cassandraCluster: string;

  /** Name of the Cassandra datacenter that runs on the workers; part of their labels and taint. */
  readonly datacenter: string;

  /** Instance type. Types with instance store are refused; burstable types cause a warning. */
  readonly instanceType: ec2.InstanceType;

  /**
   * Processor architecture, which determines the AMI.
   *
   * @default - read from `instanceType`; must be given if that is known only at deployment and there is no `machineImage`
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * Set of versions and defaults: AMI release, maximum number of pods, size of the root volume.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;

  /**
   * Role of the instances. The cluster must have an access entry of type EC2_LINUX for it, and it needs the permissions of a worker
   * (`AmazonEKSWorkerNodePolicy`, `AmazonEC2ContainerRegistryPullOnly`).
   *
   * @default - a role is created, with its access entry
   */
  readonly role?: iam.IRole;

  /**
   * How running instances are replaced when their launch template changes. Replacing a worker restarts the Cassandra node on it.
   *
   * @default - running instances are not replaced; a change applies to instances that are launched afterwards
   */
  readonly updatePolicy?: autoscaling.UpdatePolicy;

  /**
   * VPC of the subnets.
   *
   * @default - the EKS cluster's
   */
  readonly vpc?: ec2.IVpc;
}
