import { Annotations, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { CassandraEksClusterProps, KubernetesSupport } from './cassandra-eks-cluster-props';
import { ClusterAddons } from './cluster-addons';
import { clusterProblems, isOpenToWorld } from './cluster-problems';
import { supportEnds } from './kubernetes-support';
import { SYSTEM_INSTANCE_TYPE, SystemNodes } from './system-nodes';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { acknowledge, acknowledgeManagedPolicies } from '../host/acknowledge';
import { addressOf } from '../host/address';
import { keepData } from '../host/data-removal';
import { HostCluster } from '../host/host-cluster';
import { acknowledgeKubectlProvider } from '../host/kubectl-provider';
import { claimRole, letDescribe } from '../host/people';
import { freeId, report } from '../host/report';
import { checkedProps } from '../input/checked';

/**
 * An EKS cluster for Cassandra, with a private endpoint, access entries, all control plane logs, encrypted Secrets, the add-ons that Cassandra needs,
 * and a managed node group for the operators. Cassandra runs on dedicated workers, which `CassandraCluster` adds.
 *
 * Use it to create an EKS cluster for the platform; use `HostCluster` for an existing one. The control plane logs are in the log group
 * `/aws/eks/<name>/cluster`. EKS creates it without a retention limit, so set one.
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

  /** The EKS cluster for constructs of this library. What they create waits for add-ons and nodes as needed. */
  public readonly host: HostCluster;

  /** Role of the EBS volume driver. */
  public readonly volumeDriverRole: iam.IRole;

  /** Role of the system nodes. */
  public readonly systemNodeRole: iam.IRole;

  /**
   * Synthesis fails if the kubectl layer does not match the Kubernetes version, the range of the Services is invalid, public access has no ranges,
   * there are fewer than two subnets or system nodes, an administrator is specified twice, or an add-on is unknown.
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
      instanceType: props.systemInstanceType ?? SYSTEM_INSTANCE_TYPE,
      nodes: props.systemNodes ?? props.subnets.length,
      releaseVersion: props.systemNodeRelease,
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
    claimRole(this, this.host, admin);
    letDescribe(this, freeId(this, `Describe${addressOf(admin)}`), this.host, admin);
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

  /** Prices of a cluster per hour: https://aws.amazon.com/eks/pricing/, read in November 2026. */
  private warnOfSupport(version: string, support: KubernetesSupport): void {
    const end = supportEnds(version);
    if (end === undefined) return;
    const then = support === KubernetesSupport.STANDARD
      ? 'EKS upgrades the control plane by itself, without the workers'
      : 'extended support costs 0.60 instead of 0.10 USD for each hour of the cluster';
    Annotations.of(this).addWarningV2('cdk-eks-cassandra:kubernetes-support',
      `standard support of Kubernetes ${version} ${end.isOver ? 'ended' : 'ends'} on ${end.date}; from then on ${then}. Upgrade by one minor version at a time [kubernetes-support]`);
  }

  private warnRisks(props: CassandraEksClusterProps): void {
    this.warnOfSupport(props.kubernetesVersion.version, props.support ?? KubernetesSupport.EXTENDED);
    if (!props.admins?.length) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:cluster-admins',
        'no person has access to the Kubernetes API of this cluster, not even to investigate a failure: specify IAM roles as admins');
    }
    if (props.publicAccessFrom?.some((range) => !Token.isUnresolved(range) && isOpenToWorld(range))) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:cluster-public-endpoint',
        'the Kubernetes API of this cluster is accessible from the whole internet: restrict it to the ranges of people and pipelines');
    }
  }
}

function endpointAccess(publicAccessFrom?: string[]): eks.EndpointAccess {
  return publicAccessFrom ? eks.EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...publicAccessFrom) : eks.EndpointAccess.PRIVATE;
}
