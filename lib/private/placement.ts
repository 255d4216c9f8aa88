/**
 * The labels and the taint by which Cassandra's pods and their dedicated workers find each other.
 *
 * The prefix is our own: a kubelet may not label its node with keys of kubernetes.io or k8s.io.
 */
export const LABEL_CLUSTER = 'cdk-eks-cassandra/cluster';
export const LABEL_DATACENTER = 'cdk-eks-cassandra/datacenter';
export const LABEL_RACK = 'cdk-eks-cassandra/rack';
/** Label of the nodes that run operators and system pods. */
export const LABEL_SYSTEM = 'cdk-eks-cassandra/system';
/** Key of the taint that keeps all but one datacenter's pods away; its value is {@link dedicatedTo}. */
export const TAINT_DEDICATED = 'cdk-eks-cassandra/dedicated';

/** Zone label that the EKS cloud controller puts on every node. */
export const LABEL_ZONE = 'topology.kubernetes.io/zone';

/** Label with the instance type, which the EKS cloud controller puts on every node. */
export const LABEL_INSTANCE_TYPE = 'node.kubernetes.io/instance-type';

/** Value of the dedicated taint: at most 63 characters as Kubernetes demands of label values. */
export function dedicatedTo(cluster: string, datacenter: string): string {
  return `${cluster}.${datacenter}`;
}
