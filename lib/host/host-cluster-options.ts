import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** How an EKS cluster decides who may use its Kubernetes API. */
export enum ClusterAuthenticationMode {
  /** Access entries only: what new clusters should use. */
  API = 'API',
  /** Access entries and the aws-auth ConfigMap. */
  API_AND_CONFIG_MAP = 'API_AND_CONFIG_MAP',
  /** The aws-auth ConfigMap only: refused, since workers join by access entries. */
  CONFIG_MAP = 'CONFIG_MAP',
}

/** What cannot be read from a cluster construct, or not from every one. */
export interface HostClusterOptions {
  /**
   * IPv4 range of the cluster's Services, as in "172.20.0.0/16". Workers need it: a wrong one breaks DNS in every pod, and CloudFormation has no
   * attribute for it (`aws eks describe-cluster --query cluster.kubernetesNetworkConfig.serviceIpv4Cidr` tells).
   *
   * @default - read from the cluster construct if it sets one; workers refuse to be made otherwise
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * Kubernetes minor version, as in "1.35": chooses the workers' machine image.
   *
   * @default - read from the cluster construct if it is one of this app
   */
  readonly kubernetesVersion?: string;

  /**
   * How the cluster decides who may use its API.
   *
   * @default - read from the cluster construct if it is one of this app, else assumed to be API
   */
  readonly authenticationMode?: ClusterAuthenticationMode;

  /**
   * Role of the EBS volume driver, which must be allowed to use the keys that volumes are encrypted with. With EKS Auto Mode it is the role of the
   * cluster.
   *
   * @default - keys of storage classes are not granted to it, and a warning says so
   */
  readonly volumeDriverRole?: iam.IRole;

  /**
   * Private subnets of the cluster's VPC, with a way to the APIs of AWS, in which functions of this library run to reach the Kubernetes API. Needed
   * if its endpoint is private.
   *
   * @default - the subnets of kubectl's function if the cluster is imported, else the VPC's private subnets; outside of any VPC if there are none
   */
  readonly functionSubnets?: ec2.ISubnet[];

  /**
   * Whether the VPC CNI add-on gets its permissions from the role of the nodes, as it does where nobody gave it a role of its own. If it does, and
   * the workers' role lacks them, workers never become ready.
   *
   * @default true; false for the cluster of a `CassandraEksCluster`, whose add-on has its own role by Pod Identity
   */
  readonly vpcCniUsesNodeRole?: boolean;
}

/** What cannot be read from a cluster of the classic module. */
export interface ClassicHostClusterOptions extends HostClusterOptions {
  /**
   * Layer with kubectl and helm, at most one minor version away from the cluster's Kubernetes.
   *
   * @default - the cluster's own; it must be in the same stack
   */
  readonly kubectlLayer?: lambda.ILayerVersion;
  /**
   * Subnets in which kubectl's function runs: needed if the API endpoint is private.
   *
   * @default - those of the cluster's own kubectl, if its endpoint is private
   */
  readonly kubectlPrivateSubnets?: ec2.ISubnet[];
}

/** An EKS cluster that was not made in this app. */
export interface HostClusterAttributes extends HostClusterOptions {
  /** Name of the cluster. */
  readonly clusterName: string;
  /**
   * URL of the Kubernetes API server.
   * @default - workers refuse to be made
   */
  readonly clusterEndpoint?: string;
  /**
   * The cluster's certificate authority, base64.
   * @default - workers refuse to be made
   */
  readonly clusterCertificateAuthorityData?: string;
  /**
   * Security group that EKS made for the cluster: workers join it.
   * @default - workers refuse to be made
   */
  readonly clusterSecurityGroupId?: string;
  /**
   * The cluster's VPC.
   * @default - workers must name their subnets' VPC themselves
   */
  readonly vpc?: ec2.IVpc;
  /**
   * The kubectl provider that the cluster already has (`eks.KubectlProvider.fromKubectlProviderAttributes`).
   * @default - one is made from `kubectlLayer`
   */
  readonly kubectlProvider?: eks.IKubectlProvider;
  /**
   * Layer with kubectl and helm for a provider of our own, which becomes a cluster administrator by an access entry.
   * @default - `kubectlProvider` must be given
   */
  readonly kubectlLayer?: lambda.ILayerVersion;
  /**
   * Subnets in which our own provider's function runs: needed if the API endpoint is private.
   * @default - outside of any VPC
   */
  readonly kubectlPrivateSubnets?: ec2.ISubnet[];
}
