/** CSI driver that creates and attaches the volumes of Cassandra's nodes. A worker node has one of them, never both. */
export enum VolumeDriver {
  /** The add-on `aws-ebs-csi-driver`: dedicated workers, managed node groups, Karpenter. */
  EBS_CSI = 'ebs.csi.aws.com',

  /** The built-in driver of EKS Auto Mode, for its own nodes. */
  EKS_AUTO_MODE = 'ebs.csi.eks.amazonaws.com',
}
