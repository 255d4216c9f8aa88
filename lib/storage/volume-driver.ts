/** Which driver makes the volumes of Cassandra's nodes and attaches them. A machine has the one or the other, never both. */
export enum VolumeDriver {
  /** The add-on `aws-ebs-csi-driver`: dedicated workers, managed node groups, Karpenter. */
  EBS_CSI = 'ebs.csi.aws.com',

  /** What EKS Auto Mode has built in, for the machines that it makes. */
  EKS_AUTO_MODE = 'ebs.csi.eks.amazonaws.com',
}
