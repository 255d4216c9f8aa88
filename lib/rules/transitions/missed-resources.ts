import { KUBERNETES_MANIFEST } from '../../aws-resources/kubernetes-kinds';
import { EKS_CLUSTER_TYPES } from '../../private/eks-cluster-types';

/** Types of which the deletion alone loses something that nobody makes anew beside it. Of the others, rules about Cassandra clusters speak. */
export const MISSED: readonly string[] = ['AWS::EC2::VPC', 'AWS::EC2::Subnet', ...EKS_CLUSTER_TYPES, 'AWS::KMS::Key',
  'AWS::S3::Bucket', 'AWS::SecretsManager::Secret', KUBERNETES_MANIFEST];
