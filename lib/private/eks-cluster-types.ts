/** Resource types that are an EKS cluster: CloudFormation's own, and the custom resource of CDK's classic module. */
export const EKS_CLUSTER_TYPES: readonly string[] = ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'];
