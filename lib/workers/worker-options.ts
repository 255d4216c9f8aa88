import { Duration, Size } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { HostCluster } from '../host/host-cluster';

/** What the workers of one Cassandra datacenter have in common. */
export interface WorkerOptions {
  /** The EKS cluster that the workers join. */
  readonly host: HostCluster;

  /** Name of the Cassandra cluster that the workers are for; part of their labels and taint. */
  readonly cassandraCluster: string;

  /** Name of the Cassandra datacenter that the workers are for; part of their labels and taint. */
  readonly datacenter: string;

  /** Type of the instances. Types with instance store are refused, burstable ones get a warning. */
  readonly instanceType: ec2.InstanceType;

  /**
   * Processor architecture, which chooses the machine image.
   *
   * @default - read from `instanceType`; must be given if that is known only at deployment and there is no `machineImage`
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * The set of defaults: AMI release, limit of pods, size of the root volume.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;

  /**
   * Release of the EKS-optimized Amazon Linux 2023 image for the cluster's Kubernetes version, as in "v20260714"
   * (https://github.com/awslabs/amazon-eks-ami/releases). A change reaches instances that are launched afterwards; those that run stay unless
   * there is an `updatePolicy`.
   *
   * @default - the release that `defaults` pins for the Kubernetes version
   */
  readonly amiRelease?: string;

  /**
   * A machine image of your own, derived from the EKS-optimized Amazon Linux 2023 one: it must start by nodeadm. Excludes `amiRelease`.
   *
   * @default - the EKS-optimized Amazon Linux 2023 image of `amiRelease`
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Size of the root volume: images, logs and scratch. Cassandra's data is on volumes of its own.
   *
   * @default - from `defaults`: 50 GiB
   */
  readonly rootVolumeSize?: Size;

  /**
   * Role of the instances. The cluster must have an access entry of type EC2_LINUX for it, and it needs the permissions of a worker
   * (`AmazonEKSWorkerNodePolicy`, `AmazonEC2ContainerRegistryPullOnly`).
   *
   * @default - a role is made together with its access entry
   */
  readonly role?: iam.IRole;

  /**
   * How running instances are replaced when their template changes. Replacing a worker restarts the Cassandra node on it, so nothing is replaced
   * unless you ask.
   *
   * @default - only instances that are launched later follow the change
   */
  readonly updatePolicy?: autoscaling.UpdatePolicy;

  /**
   * How long the deployment waits for all instances of a rack to join the cluster, from 5 minutes to 12 hours.
   *
   * @default Duration.minutes(15)
   */
  readonly joinTimeout?: Duration;

  /**
   * Limit of pods on a worker, the daemonsets' included: memory is set aside for each (11 MiB). What the instance type's network
   * interfaces allow is never exceeded.
   *
   * @default - from `defaults`: 20
   */
  readonly maxPods?: number;

  /**
   * VPC of the subnets.
   *
   * @default - the EKS cluster's
   */
  readonly vpc?: ec2.IVpc;
}
