import { Annotations, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ClusterAddons } from './cluster-addons';
import { clusterProblems, isOpenToWorld } from './cluster-problems';
import { SystemNodes } from './system-nodes';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { acknowledge, acknowledgeManagedPolicies } from '../host/acknowledge';
import { addressOf } from '../host/address';
import { keepData } from '../host/data-removal';
import { HostCluster } from '../host/host-cluster';
import { acknowledgeKubectlProvider } from '../host/kubectl-provider';
import { freeId, report } from '../host/report';
import { checkedProps } from '../input/checked';

/** What happens when the standard support of the cluster's Kubernetes version ends. */
export enum KubernetesSupport {
  /** EKS upgrades the control plane to the next version by itself. */
  STANDARD = 'STANDARD',
  /** The version is kept for twelve more months, at a higher price. */
  EXTENDED = 'EXTENDED',
}

/** Properties of a {@link CassandraEksCluster}. */
export interface CassandraEksClusterProps {
  /** The VPC, as in `network.vpc`. */
  readonly vpc: ec2.IVpc;

  /**
   * Private subnets for the control plane's network interfaces, the system nodes and the deployment's own functions: one in each of two or more
   * zones. One more subnet later makes EKS replace the system nodes, new ones first.
   */
  readonly subnets: ec2.ISubnet[];

  /**
   * Kubernetes version. A new value upgrades the cluster in place, one minor version at a time; system nodes follow by themselves, workers when
   * they are replaced.
   */
  readonly kubernetesVersion: eks.KubernetesVersion;

  /**
   * Layer with kubectl and helm for the deployment's own function, as in `new KubectlV35Layer(this, 'Kubectl')`: of the cluster's minor version or
   * one next to it.
   */
  readonly kubectlLayer: lambda.ILayerVersion;

  /**
   * Roles that administer the cluster through Kubernetes' API, such as the role behind your single sign-on.
   *
   * @default - no person can reach the cluster, and a warning says so
   */
  readonly admins?: iam.IRole[];

  /**
   * Ranges of addresses from which the API endpoint can be reached besides the VPC. "0.0.0.0/0" opens it to the world, and a warning says so.
   *
   * @default - the endpoint is private
   */
  readonly publicAccessFrom?: string[];

  /**
   * IPv4 range of the cluster's Services, between /12 and /24 of a private range, apart from the VPC's. A changed value replaces the cluster.
   *
   * @default "172.20.0.0/16"
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * Key that Kubernetes Secrets are encrypted with. Another key replaces the cluster.
   *
   * @default - a key of the cluster's own, rotated every year, kept when the stack is deleted
   */
  readonly secretsEncryptionKey?: kms.IKey;

  /**
   * Name of the cluster. A changed name replaces the cluster.
   *
   * @default - chosen by CloudFormation
   */
  readonly clusterName?: string;

  /**
   * Whether EKS refuses to delete the cluster. Turn it on with a second deployment: a first one that fails must be able to roll back.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;

  /**
   * What happens when the standard support of the Kubernetes version ends.
   *
   * @default KubernetesSupport.EXTENDED, so that nothing upgrades a database's cluster unasked
   */
  readonly support?: KubernetesSupport;

  /**
   * Instance type of the system nodes, on which the operators, Reaper, DNS and the volume driver run. x86 or Graviton.
   *
   * @default m7g.large, two processors and 8 GiB
   */
  readonly systemInstanceType?: ec2.InstanceType;

  /**
   * Number of system nodes, 2 or more.
   *
   * @default - one in each zone, so that pods with a volume always find a node in the zone of their volume
   */
  readonly systemNodes?: number;

  /**
   * Versions that this library chooses.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;

  /**
   * Versions of add-ons by name: vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, aws-ebs-csi-driver.
   *
   * @default - those of `defaults` for the Kubernetes version; EKS chooses what is missing there, and a warning says so
   */
  readonly addonVersions?: { [name: string]: string };
}

/**
 * An EKS cluster for Cassandra: private endpoint, access entries, all control plane logs, encrypted Secrets, the add-ons that Cassandra needs and
 * a node group for operators. Cassandra itself runs on workers that are added later, each dedicated to one datacenter.
 *
 * Use it when the platform gets a cluster of its own; `HostCluster` brings one that exists. The control plane writes its logs to
 * `/aws/eks/<name>/cluster`; EKS makes that log group and keeps what is in it for ever, unless you set its retention.
 *
 * @example
 * declare const network: CassandraNetwork;
 * declare const adminRole: iam.IRole;
 * declare const kubectlLayer: lambda.ILayerVersion;
 * const cluster = new CassandraEksCluster(this, 'Cluster', {
 *   vpc: network.vpc,
 *   subnets: network.vpc.privateSubnets,
 *   kubernetesVersion: eks.KubernetesVersion.V1_35,
 *   kubectlLayer,
 *   admins: [adminRole],
 * });
 */
export class CassandraEksCluster extends Construct {
  /** The EKS cluster. */
  public readonly cluster: eks.Cluster;

  /** The cluster as the rest of this library takes it; what is created through it waits for add-ons and nodes as needed. */
  public readonly host: HostCluster;

  /** Role of the EBS volume driver. */
  public readonly volumeDriverRole: iam.IRole;

  /** Role of the system nodes. */
  public readonly systemNodeRole: iam.IRole;

  /**
   * Synthesis fails if the layer does not fit the Kubernetes version, the Services' range cannot be used, public access is given without a
   * range, fewer than two subnets or system nodes are given, an administrator is given twice, or an add-on is not known.
   */
  constructor(scope: Construct, id: string, props: CassandraEksClusterProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraEksClusterProps', props);
    const serviceIpv4Cidr = props.serviceIpv4Cidr ?? '172.20.0.0/16';
    const problems = clusterProblems({ ...props, serviceIpv4Cidr, systemNodes: props.systemNodes ?? props.subnets.length });
    report(this, ...problems);

    this.cluster = this.controlPlane(props, serviceIpv4Cidr, problems.length > 0);
    this.warnRisks(props);

    const version = props.kubernetesVersion.version;
    const pinned = (props.defaults ?? PlatformDefaults.V1)._table.kubernetes[version]?.addons ?? {};
    const addons = new ClusterAddons(this, 'Addons', this.cluster, { ...pinned, ...props.addonVersions });
    const nodes = new SystemNodes(this, 'SystemNodes', {
      cluster: this.cluster,
      kubernetesVersion: version,
      instanceType: props.systemInstanceType ?? new ec2.InstanceType('m7g.large'),
      nodes: props.systemNodes ?? props.subnets.length,
      subnets: props.subnets,
    });
    nodes.node.addDependency(...addons.beforeNodes);
    const afterNodes = addons.afterNodes(nodes);

    this.volumeDriverRole = addons.volumeDriverRole;
    this.systemNodeRole = nodes.role;
    this.host = HostCluster.fromV2(this.cluster, { volumeDriverRole: addons.volumeDriverRole, vpcCniUsesNodeRole: false });
    this.host._parts.push(this);
    this.host._nodesNeed.add(...addons.beforeNodes);
    this.host._podsNeed.add(nodes, ...afterNodes);
    for (const admin of props.admins ?? []) this.admit(admin);
  }

  /** @param refused whether there are problems, which CDK shall not run into before they are reported */
  private controlPlane(props: CassandraEksClusterProps, serviceIpv4Cidr: string, refused: boolean): eks.Cluster {
    const cluster = new eks.Cluster(this, 'Resource', {
      vpc: props.vpc,
      vpcSubnets: [{ subnets: props.subnets }],
      version: props.kubernetesVersion,
      clusterName: props.clusterName,
      serviceIpv4Cidr,
      endpointAccess: refused ? eks.EndpointAccess.PUBLIC_AND_PRIVATE : endpointAccess(props.publicAccessFrom),
      clusterLogging: Object.values(eks.ClusterLoggingTypes),
      secretsEncryptionKey: props.secretsEncryptionKey ?? this.ownKey(),
      // Not Auto Mode, which would be the default, and no nodes of CDK's own.
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      bootstrapSelfManagedAddons: false,
      bootstrapClusterCreatorAdminPermissions: false,
      kubectlProviderOptions: { kubectlLayer: props.kubectlLayer },
      prune: false,
    });
    const resource = cluster.node.defaultChild as eks.CfnCluster;
    resource.deletionProtection = props.deletionProtection ?? false;
    resource.upgradePolicy = { supportType: props.support ?? KubernetesSupport.EXTENDED };
    acknowledge(resource, {
      'CloudFormation-Validate::W9009': 'CDK writes this property, and without it EKS would not encrypt with the key',
    });
    acknowledgeManagedPolicies(cluster.role, { AmazonEKSClusterPolicy: 'EKS requires this policy on the role of a control plane' });
    acknowledgeKubectlProvider(cluster.node.findChild('KubectlProvider'));
    return cluster;
  }

  private ownKey(): kms.Key {
    const key = new kms.Key(this, 'SecretsKey', {
      description: 'Encrypts the Secrets of an EKS cluster',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    keepData(key);
    return key;
  }

  private admit(admin: iam.IRole): void {
    // Named after the role and not by position: EKS knows one entry for a role, and a moved entry would collide with itself.
    this.host._addAccessEntry(this, freeId(this, `Admin${addressOf(admin)}`), {
      principalArn: admin.roleArn,
      accessPolicies: [{
        policyArn: Stack.of(this).formatArn({
          service: 'eks', region: '', account: 'aws', resource: 'cluster-access-policy', resourceName: 'AmazonEKSClusterAdminPolicy',
        }),
        accessScope: { type: 'cluster' },
      }],
    });
  }

  private warnRisks(props: CassandraEksClusterProps): void {
    if (!props.admins?.length) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:cluster-admins',
        'no person can reach the Kubernetes API of this cluster, also not to find out why something fails: give roles as admins');
    }
    if (props.publicAccessFrom?.some((range) => !Token.isUnresolved(range) && isOpenToWorld(range))) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:cluster-public-endpoint',
        'the Kubernetes API of this cluster answers the whole internet: name the ranges that people and pipelines come from');
    }
  }
}

function endpointAccess(publicAccessFrom?: string[]): eks.EndpointAccess {
  return publicAccessFrom ? eks.EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...publicAccessFrom) : eks.EndpointAccess.PRIVATE;
}
