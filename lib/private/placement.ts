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

/** Annotation of a Cassandra cluster that says which deleter may delete it: one that was only renamed leaves the cluster alone. */
export const ANNOTATION_DELETER = 'cdk-eks-cassandra/deleter';

/** Annotation of a Kubernetes node with which a roll of instances has begun: whoever rolls next finishes it first. */
export const ANNOTATION_ROLL = 'cdk-eks-cassandra/roll';

/** Zone label that the EKS cloud controller puts on every node. */
export const LABEL_ZONE = 'topology.kubernetes.io/zone';

/** Label with the region, which the EKS cloud controller puts on every node. */
export const LABEL_REGION = 'topology.kubernetes.io/region';

/** Label with the instance type, which the EKS cloud controller puts on every node. */
export const LABEL_INSTANCE_TYPE = 'node.kubernetes.io/instance-type';

/** Label with the processor architecture as Go names it ("amd64", "arm64"), which the kubelet puts on every node. */
export const LABEL_ARCHITECTURE = 'kubernetes.io/arch';

/** Label that EKS Auto Mode puts on every instance that it makes, and its value. */
export const LABEL_COMPUTE_TYPE = 'eks.amazonaws.com/compute-type';
export const COMPUTE_TYPE_AUTO = 'auto';

/** Label with its name that every instance of a managed node group has. */
export const LABEL_NODE_GROUP = 'eks.amazonaws.com/nodegroup';

/** Label with its name that every instance of a node pool has, of Karpenter's or of EKS Auto Mode's. */
export const LABEL_NODE_POOL = 'karpenter.sh/nodepool';

/** Value of the dedicated taint: at most 63 characters as Kubernetes demands of label values. */
export function dedicatedTo(cluster: string, datacenter: string): string {
  return `${cluster}.${datacenter}`;
}
