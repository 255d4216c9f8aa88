import * as iam from 'aws-cdk-lib/aws-iam';

/**
 * People who may use the Kubernetes API for a Cassandra cluster, by IAM role. Each role is admitted to the namespace of the cluster only, and gets no
 * other permission in Kubernetes. docs/access.md lists what each level may do, and how to reach a private API.
 *
 * Roles of the same stack also get `eks:DescribeCluster`, which `aws eks update-kubeconfig` needs; grant it to others yourself.
 */
export interface CassandraAccess {
  /**
   * Roles that may look: at custom resources, pods, their logs, events and claims, at no Secret. Enough for `cdk-eks-cassandra status`.
   *
   * @default - none
   */
  readonly viewers?: iam.IRole[];

  /**
   * Roles that may look, run tasks, make backups and evict pods, but not restore, nor read Secrets. Enough for `cdk-eks-cassandra run`. Tasks include
   * the replacement of a node, which deletes its data, and scrub.
   *
   * @default - none
   */
  readonly operators?: iam.IRole[];

  /**
   * Roles that may do all of that, restore backups, change the custom resource of the cluster, read the superuser's Secret, and run programs in pods.
   * Whoever has such a role has the data.
   *
   * @default - none
   */
  readonly owners?: iam.IRole[];
}
