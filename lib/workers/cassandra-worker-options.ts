import { Duration, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** What can be chosen of the worker nodes that the library creates for a Cassandra datacenter. */
export interface CassandraWorkerOptions {
  /**
   * Release of the EKS-optimized Amazon Linux 2023 image for the cluster's Kubernetes version, as in "v20260714"
   * (https://github.com/awslabs/amazon-eks-ami/releases). A change applies to instances that are launched afterwards; docs/nodes.md
   * describes how to replace running ones.
   *
   * @default - the release that `defaults` pins for the Kubernetes version
   */
  readonly amiRelease?: string;

  /**
   * Your own machine image, derived from the EKS-optimized Amazon Linux 2023 image: it must use nodeadm. Mutually exclusive with `amiRelease`.
   *
   * @default - the EKS-optimized Amazon Linux 2023 image of `amiRelease`
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Size of the root volume, for container images, logs and temporary files. Cassandra's data is on separate volumes.
   *
   * @default - from `defaults`: 50 GiB
   */
  readonly rootVolumeSize?: Size;

  /**
   * Maximum number of pods on a worker, including daemonsets. The kubelet reserves 11 MiB of memory for each. The limit of the instance type's
   * network interfaces is never exceeded. A change resizes the Cassandra pods, which restarts the nodes one by one.
   *
   * @default - from `defaults`: 20
   */
  readonly maxPods?: number;

  /**
   * How long the deployment waits for all instances of a rack to join the cluster, from 5 minutes to 12 hours.
   *
   * @default Duration.minutes(15)
   */
  readonly joinTimeout?: Duration;
}
