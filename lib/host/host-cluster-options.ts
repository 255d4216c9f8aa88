import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** Authentication mode of an EKS cluster. */
export enum ClusterAuthenticationMode {
  /** Access entries only, which is recommended for new clusters. */
  API = 'API',
  /** Access entries and the aws-auth ConfigMap. */
  API_AND_CONFIG_MAP = 'API_AND_CONFIG_MAP',
  /** The aws-auth ConfigMap only. It is refused, because workers join by access entries. */
  CONFIG_MAP = 'CONFIG_MAP',
}

/** Attributes that cannot be read from every cluster construct. */
export interface HostClusterOptions {
  /**
   * IPv4 range of the cluster's Services, as in "172.20.0.0/16". Workers require it: a wrong range breaks DNS in all pods. CloudFormation has no
   * attribute for it; `aws eks describe-cluster --query cluster.kubernetesNetworkConfig.serviceIpv4Cidr` prints it.
   *
   * @default - read from the cluster construct if it sets one; otherwise workers are refused
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * Kubernetes minor version, as in `eks.KubernetesVersion.V1_35`, which determines the AMI of the workers.
   *
   * @default - read from the cluster construct if this app creates it
   */
  readonly kubernetesVersion?: eks.KubernetesVersion;

  /**
   * Authentication mode of the cluster.
   *
   * @default - read from the cluster construct if this app creates it, otherwise assumed to be API
   */
  readonly authenticationMode?: ClusterAuthenticationMode;

  /**
   * Role of the EBS volume driver, which needs access to the KMS keys of encrypted volumes. With EKS Auto Mode it is the role of the cluster.
   *
   * @default - access to the keys of StorageClasses is not granted, and a warning says so
   */
  readonly volumeDriverRole?: iam.IRole;

  /**
   * Private subnets of the cluster's VPC, with access to the AWS APIs, in which the Lambda functions of this library run. Required if the Kubernetes
   * API endpoint is private.
   *
   * @default - the subnets of the kubectl function if the cluster is imported, otherwise the private subnets of the VPC; no VPC if there are none
   */
  readonly functionSubnets?: ec2.ISubnet[];

  /**
   * Whether the VPC CNI add-on uses the permissions of the node role, because it has no role of its own. Without these permissions, workers never
   * become ready.
   *
   * @default true; false for the cluster of a `CassandraEksCluster`, whose add-on has its own role by Pod Identity
   */
  readonly vpcCniUsesNodeRole?: boolean;
}

/** Attributes that cannot be read from a cluster of the classic module. */
export interface ClassicHostClusterOptions extends HostClusterOptions {
  /**
   * Layer with kubectl and helm, at most one minor version away from the cluster's Kubernetes.
   *
   * @default - that of the cluster, which must be in the same stack
   */
  readonly kubectlLayer?: lambda.ILayerVersion;
  /**
   * Subnets of the kubectl function. Required if the API endpoint is private.
   *
   * @default - those of the cluster's own kubectl function, if its endpoint is private
   */
  readonly kubectlPrivateSubnets?: ec2.ISubnet[];
}

/** Attributes of an existing EKS cluster. */
export interface HostClusterAttributes extends HostClusterOptions {
  /** Name of the cluster. */
  readonly clusterName: string;
  /**
   * URL of the Kubernetes API server.
   * @default - workers are refused
   */
  readonly clusterEndpoint?: string;
  /**
   * Certificate authority of the cluster, base64-encoded.
   * @default - workers are refused
   */
  readonly clusterCertificateAuthorityData?: string;
  /**
   * Security group that EKS created for the cluster, which workers also use.
   * @default - workers are refused
   */
  readonly clusterSecurityGroupId?: string;
  /**
   * VPC of the cluster.
   * @default - workers must specify `vpc`
   */
  readonly vpc?: ec2.IVpc;
  /**
   * Existing kubectl provider of the cluster (`eks.KubectlProvider.fromKubectlProviderAttributes`).
   * @default - a provider is created with `kubectlLayer`
   */
  readonly kubectlProvider?: eks.IKubectlProvider;
  /**
   * Layer with kubectl and Helm for a new kubectl provider, which an access entry makes a cluster administrator.
   * @default - `kubectlProvider` must be specified
   */
  readonly kubectlLayer?: lambda.ILayerVersion;
  /**
   * Subnets of the function of a new kubectl provider. Required if the API endpoint is private.
   * @default - no VPC
   */
  readonly kubectlPrivateSubnets?: ec2.ISubnet[];
}
