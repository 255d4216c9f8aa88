import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as classic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup, IConstruct, IDependable } from 'constructs';
import { Claims, claimsByName, claimsOf } from './claims';
import { classicAttributes } from './classic-cluster';
import { attributesOf, nodeGroupsOf, privateSubnetsOf } from './cluster-attributes';
import { HostChart, HostChartOptions } from './host-chart';
import { ClassicHostClusterOptions, ClusterAuthenticationMode, HostClusterAttributes, HostClusterOptions } from './host-cluster-options';
import { HostManifest, HostManifestOptions } from './host-manifest';
import { makeKubectlProvider } from './kubectl-provider';
import { kubectlSkewProblem } from './kubectl-skew';
import { enforcesNetworkPolicies } from './network-policy-engine';
import { NodeGroupFacts, nodeGroupFacts } from './node-groups';
import { madeOr, report } from './report';
import { checkedCall } from '../input/checked';
import { EKS_CLUSTER_TYPES } from '../private/eks-cluster-types';
import { ConfigurationError } from '../private/errors';

/** Who may use the Kubernetes API, and as what. @internal */
export interface HostAccessEntryOptions {
  readonly principalArn: string;
  readonly type?: string;
  readonly kubernetesGroups?: string[];
  readonly accessPolicies?: eks.CfnAccessEntry.AccessPolicyProperty[];
}

/** A role for the pods of one ServiceAccount. @internal */
export interface HostPodIdentityOptions {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly role: iam.IRole;
}

/**
 * An EKS cluster that hosts Cassandra. All constructs of this library that use Kubernetes take a HostCluster, however the EKS cluster was created.
 *
 * Manifests and charts are created in the scope of the constructs that need them, because the EKS cluster can be in another stack.
 *
 * @example
 * declare const cluster: eks.Cluster;
 * const host = HostCluster.fromV2(cluster);
 */
export class HostCluster {
  /**
   * Uses a cluster of `aws-cdk-lib/aws-eks-v2`, created by this app or imported.
   *
   * @param cluster the cluster, which needs `kubectlProviderOptions`
   * @param options attributes that cannot be read from the cluster
   * @throws if the cluster has no kubectl provider, uses IPv6, or only supports the aws-auth ConfigMap
   */
  public static fromV2(cluster: eks.ICluster, options: HostClusterOptions = {}): HostCluster {
    [cluster, options] = checkedCall('HostCluster.fromV2', cluster, options);
    return new HostCluster(cluster, options);
  }

  /**
   * Uses a cluster of the deprecated `@aws-cdk/aws-eks-v2-alpha`. The signature does not contain its type, so that the module is not a dependency;
   * the type is checked when the app runs.
   *
   * @param cluster a `Cluster` of the alpha module, or an imported one
   * @param options attributes that cannot be read from the cluster
   * @throws if the construct is not such a cluster, and as `fromV2`
   */
  public static fromAlpha(cluster: IConstruct, options: HostClusterOptions = {}): HostCluster {
    [cluster, options] = checkedCall('HostCluster.fromAlpha', cluster, options);
    const candidate = cluster as Partial<eks.ICluster>;
    if (typeof candidate.clusterName !== 'string' || typeof candidate.addManifest !== 'function' || !('kubectlProvider' in cluster)) {
      throw new ConfigurationError(cluster.node.path, {
        rule: 'host-cluster-kind',
        what: 'the construct is not a cluster of @aws-cdk/aws-eks-v2-alpha',
        fix: 'pass its Cluster or ICluster; clusters of aws-cdk-lib/aws-eks-v2 go through HostCluster.fromV2',
      });
    }
    return new HostCluster(cluster as eks.ICluster, options);
  }

  /**
   * Uses a cluster of the classic module `aws-cdk-lib/aws-eks`, created by this app or imported with `Cluster.fromClusterAttributes`.
   *
   * The kubectl provider of the cluster, in a nested stack, is not used. This library creates its own kubectl function, which an access entry makes a
   * cluster administrator. The cluster therefore needs access entries, which classic clusters do not support by default.
   *
   * @param scope the parent construct of the kubectl function
   * @param id the construct id
   * @param cluster the cluster
   * @param options attributes that cannot be read from the cluster
   * @throws if it is a FargateCluster, uses IPv6, only supports the aws-auth ConfigMap, or there is no suitable kubectl layer
   */
  public static fromClassic(scope: Construct, id: string, cluster: classic.ICluster, options: ClassicHostClusterOptions = {}): HostCluster {
    [scope, id, cluster, options] = checkedCall('HostCluster.fromClassic', scope, id, cluster, options);
    const host = HostCluster.fromHostClusterAttributes(scope, id, classicAttributes(scope, id, cluster, options));
    host.claims = claimsOf(cluster);
    host.owner = cluster;
    host._podsNeed.add(...nodeGroupsOf(cluster));
    return host;
  }

  /**
   * References an existing cluster by its attributes.
   *
   * @param scope the parent construct of the reference
   * @param id the construct id
   * @param attrs the attributes of the cluster
   * @throws if neither a kubectl provider nor a layer is specified, or both are, or the kubectl version of the layer does not match
   */
  public static fromHostClusterAttributes(scope: Construct, id: string, attrs: HostClusterAttributes): HostCluster {
    [scope, id, attrs] = checkedCall('HostCluster.fromHostClusterAttributes', scope, id, attrs);
    const imported = new Construct(scope, id);
    if (!attrs.kubectlProvider === !attrs.kubectlLayer) {
      throw new ConfigurationError(imported.node.path, {
        rule: 'host-cluster-kubectl',
        what: 'an imported cluster needs exactly one of kubectlProvider and kubectlLayer',
        fix: 'give kubectlProvider to use the provider the cluster has, or kubectlLayer to have one made',
      });
    }
    if (attrs.kubectlPrivateSubnets && !(attrs.vpc && attrs.clusterSecurityGroupId)) {
      throw new ConfigurationError(imported.node.path, {
        rule: 'host-cluster-kubectl',
        what: 'kubectlPrivateSubnets needs vpc and clusterSecurityGroupId: the function runs in that VPC, with that security group',
        fix: 'give both, or leave kubectlPrivateSubnets out if the API endpoint is public',
      });
    }
    const skew = attrs.kubernetesVersion && attrs.kubectlLayer && kubectlSkewProblem(attrs.kubernetesVersion.version, attrs.kubectlLayer);
    if (skew) throw new ConfigurationError(imported.node.path, skew);
    const base: eks.ClusterAttributes = {
      clusterName: attrs.clusterName,
      clusterEndpoint: attrs.clusterEndpoint,
      clusterCertificateAuthorityData: attrs.clusterCertificateAuthorityData,
      clusterSecurityGroupId: attrs.clusterSecurityGroupId,
      vpc: attrs.vpc,
      prune: false,
    };
    const made = attrs.kubectlLayer
      ? makeKubectlProvider(imported, eks.Cluster.fromClusterAttributes(imported, 'Plain', base), attrs.kubectlLayer, attrs.kubectlPrivateSubnets)
      : undefined;
    const cluster = eks.Cluster.fromClusterAttributes(imported, 'Cluster', { ...base, kubectlProvider: attrs.kubectlProvider ?? made?.provider });
    const host = new HostCluster(cluster, { ...attrs, functionSubnets: attrs.functionSubnets ?? attrs.kubectlPrivateSubnets ?? [] });
    if (made) host._apiReady.add(made.access);
    return host;
  }

  /** Name of the EKS cluster. */
  public readonly clusterName: string;

  /** Kubernetes minor version ("1.35", as `eks.KubernetesVersion` has it in `version`), if known. */
  public readonly kubernetesVersion?: string;

  /** Role of the EBS volume driver, if known. */
  public readonly volumeDriverRole?: iam.IRole;

  /** Whether the VPC CNI add-on uses the permissions of the node role. */
  public readonly vpcCniUsesNodeRole: boolean;

  /**
   * What must be there before a node can join and become ready: network and proxy add-ons. Workers depend on it.
   * @internal
   */
  public readonly _nodesNeed = new DependencyGroup();

  /**
   * What must be there before pods other than daemonsets can run and mount volumes: system nodes, DNS, volume driver. Charts depend on it.
   * @internal
   */
  public readonly _podsNeed = new DependencyGroup();

  /** What must be there before the Kubernetes API answers to us. @internal */
  public readonly _apiReady = new DependencyGroup();

  /** Whether EKS makes instances for pods by itself (Auto Mode), as far as that is known. @internal */
  public readonly _autoMode?: boolean;

  /** Constructs whose resources the cluster stands on. @internal */
  public get _ground(): IConstruct[] {
    return [...this._parts, this.owner, ...vpcOf(this.cluster)];
  }

  /** Constructs beside the cluster's own that belong to it. @internal */
  public readonly _parts: IConstruct[] = [];

  /** Who took the last turn, by stack and lane. */
  private readonly turns = new WeakMap<Stack, Map<string, Construct>>();
  private claims: Claims;
  /** The same for all constructs that stand for the EKS cluster. */
  private readonly claimsOfAll: Claims;
  /** Construct below which the cluster's own parts hang. */
  private owner: IConstruct;
  private readonly functionSubnets?: ec2.ISubnet[];
  private readonly knownServiceIpv4Cidr?: string;

  private constructor(private readonly cluster: eks.ICluster, options: HostClusterOptions) {
    const read = attributesOf(cluster);
    this.clusterName = cluster.clusterName;
    this.kubernetesVersion = options.kubernetesVersion?.version ?? read.kubernetesVersion;
    this.volumeDriverRole = options.volumeDriverRole;
    this._autoMode = read.autoMode;
    this.vpcCniUsesNodeRole = options.vpcCniUsesNodeRole ?? true;
    this.knownServiceIpv4Cidr = options.serviceIpv4Cidr ?? read.serviceIpv4Cidr;
    this.claims = claimsOf(cluster);
    this.claimsOfAll = claimsByName(cluster, cluster.clusterName);
    this.owner = cluster;
    this.functionSubnets = options.functionSubnets ?? privateSubnetsOf(cluster);
    // Stands for the access entry of kubectl's role. The v2 classes wait for it by themselves, but only if the cluster is one of theirs.
    const barrier = cluster.node.tryFindChild('KubectlReadyBarrier');
    if (barrier) this._apiReady.add(barrier);
    // Without nodes a chart times out, and an add-on that needs pods is degraded.
    this._podsNeed.add(...nodeGroupsOf(cluster));
    this.refuseUnusable(options.authenticationMode ?? read.authenticationMode, read.ipFamily);
  }

  /**
   * VPC of the cluster.
   * @throws if the cluster was imported without this attribute
   */
  public get vpc(): ec2.IVpc {
    return this.need('vpc', () => this.cluster.vpc);
  }

  /**
   * URL of the Kubernetes API server.
   * @throws if the cluster was imported without this attribute
   */
  public get clusterEndpoint(): string {
    return this.need('clusterEndpoint', () => this.cluster.clusterEndpoint);
  }

  /**
   * Certificate authority of the cluster, base64-encoded.
   * @throws if the cluster was imported without this attribute
   */
  public get clusterCertificateAuthorityData(): string {
    return this.need('clusterCertificateAuthorityData', () => this.cluster.clusterCertificateAuthorityData);
  }

  /**
   * The security group that EKS made for the cluster: it lets nodes and control plane talk to each other.
   * @throws if the cluster was imported without this attribute
   */
  public get clusterSecurityGroupId(): string {
    return this.need('clusterSecurityGroupId', () => this.cluster.clusterSecurityGroupId);
  }

  /**
   * IPv4 range of the cluster's Services.
   * @throws if it is not known
   */
  public get serviceIpv4Cidr(): string {
    return this.need('serviceIpv4Cidr', () => this.knownServiceIpv4Cidr);
  }

  /** Managed node groups that were added to the cluster in this app. @internal */
  public get _nodeGroups(): NodeGroupFacts[] {
    return nodeGroupFacts(this.owner);
  }

  /** The cluster as the v2 module's constructs take it. @internal */
  public get _cluster(): eks.ICluster {
    return this.cluster;
  }

  /** An attribute that a part needs. If it is not known, that is reported, and the part is made without it. @internal */
  public _attribute(what: 'clusterEndpoint' | 'clusterCertificateAuthorityData' | 'clusterSecurityGroupId' | 'serviceIpv4Cidr'): string {
    return madeOr('', this.cluster, () => this[what]);
  }

  /** Where functions run that use the Kubernetes API; outside of any VPC if there is no answer. @internal */
  public get _functionNetwork(): { vpc: ec2.IVpc; subnets: ec2.ISubnet[]; clusterSecurityGroupId: string } | undefined {
    const subnets = this.functionSubnets;
    return subnets?.length ? { vpc: this.vpc, subnets, clusterSecurityGroupId: this.clusterSecurityGroupId } : undefined;
  }

  /** Whether somebody is known to enforce NetworkPolicies: VPC CNI, told to by its add-on in this app. @internal */
  public get _enforcesNetworkPolicies(): boolean {
    return enforcesNetworkPolicies(this.owner, this.clusterName);
  }

  /** Whether deployments of a stack make and upgrade the EKS cluster itself: theirs is one with all stacks that are nested in it. @internal */
  public _isMadeIn(stack: Stack): boolean {
    return this.owner.node.findAll().some((one) => CfnResource.isCfnResource(one)
      && EKS_CLUSTER_TYPES.includes(one.cfnResourceType) && deployedWith(one.stack) === deployedWith(stack));
  }

  /** ARN of the cluster, in whatever partition the caller's stack is. @internal */
  public _clusterArn(scope: Construct): string {
    return Stack.of(scope).formatArn({ service: 'eks', resource: 'cluster', resourceName: this.clusterName });
  }

  /** Creates one Kubernetes object, or a few that live and die together. @internal */
  public _addManifest(scope: Construct, id: string, options: HostManifestOptions): HostManifest {
    const manifest = new HostManifest(scope, id, this.cluster, options);
    manifest.node.addDependency(this._apiReady);
    return manifest;
  }

  /**
   * Makes a construct wait for the one that took its turn before it, here and in the reverse order at deletion. Custom resources side by side take
   * more executions of functions than a new account may have at once, which is ten. What takes turns needs nothing of what comes later.
   * @internal
   */
  public _inTurn<T extends Construct>(lane: 'preflights' | 'prerequisites' | 'protections', construct: T): T {
    const turns = this.turns.get(Stack.of(construct)) ?? new Map<string, Construct>();
    this.turns.set(Stack.of(construct), turns);
    const last = turns.get(lane);
    if (last) construct.node.addDependency(last);
    turns.set(lane, construct);
    return construct;
  }

  /** Installs a Helm chart; its pods need nodes, DNS and volumes, so it comes after those. @internal */
  public _addChart(scope: Construct, id: string, options: HostChartOptions): HostChart {
    const chart = new HostChart(scope, id, this.cluster, options);
    chart.node.addDependency(this._apiReady, this._podsNeed);
    return chart;
  }

  /** Lets a principal use the Kubernetes API. The L2 knows no Kubernetes groups, so this is the L1. @internal */
  public _addAccessEntry(scope: Construct, id: string, options: HostAccessEntryOptions): eks.CfnAccessEntry {
    return new eks.CfnAccessEntry(scope, id, { clusterName: this.clusterName, ...options });
  }

  /** Gives the pods of one ServiceAccount a role; it must be there before such a pod starts. @internal */
  public _addPodIdentity(scope: Construct, id: string, options: HostPodIdentityOptions): eks.CfnPodIdentityAssociation {
    return new eks.CfnPodIdentityAssociation(scope, id, {
      clusterName: this.clusterName,
      namespace: options.namespace,
      serviceAccount: options.serviceAccount,
      roleArn: options.role.roleArn,
    });
  }

  /**
   * Reserves a name that may exist once in this cluster. If something else of this app has it, the owner reports that. What the owner does not make
   * itself, others may refer to by a reference of their own to the EKS cluster.
   * @internal
   */
  public _claim(kind: string, name: string, owner: Construct, fix: string, isReference = false): void {
    const registers = isReference ? [this.claims] : [this.claims, this.claimsOfAll];
    const holder = registers.map((claims) => claims.get(`${kind}/${name}`)).find((found) => found !== undefined);
    if (holder !== undefined) {
      report(owner, { rule: 'name-collision', what: `${kind} "${name}" of this EKS cluster is already taken by ${holder}`, fix });
      return;
    }
    registers.forEach((claims) => claims.set(`${kind}/${name}`, owner.node.path));
  }

  /** Whatever is added here precedes every chart and pod. @internal */
  public _addPodPrerequisite(...dependables: IDependable[]): void {
    this._podsNeed.add(...dependables);
  }

  /** Imported clusters throw an error of CDK's for what they were not given; ours tells where to give it. */
  private need<T>(what: string, read: () => T | undefined): T {
    try {
      const value = read();
      if (value !== undefined) return value;
    } catch { /* told below */ }
    throw new ConfigurationError(this.cluster.node.path, {
      rule: 'host-cluster-attribute',
      what: `${what} of the EKS cluster is not known`,
      fix: `give ${what} to the HostCluster`,
    });
  }

  private refuseUnusable(authenticationMode: string | undefined, ipFamily: string | undefined): void {
    const path = this.cluster.node.path;
    if (authenticationMode === ClusterAuthenticationMode.CONFIG_MAP) {
      throw new ConfigurationError(path, {
        rule: 'host-cluster-authentication',
        what: 'the EKS cluster does not support access entries, which workers need to join',
        got: authenticationMode,
        allowed: 'API, API_AND_CONFIG_MAP',
        fix: 'aws eks update-cluster-config --access-config authenticationMode=API_AND_CONFIG_MAP (it cannot be reversed)',
      });
    }
    if (ipFamily === 'ipv6') {
      throw new ConfigurationError(path, {
        rule: 'host-cluster-ipv4',
        what: 'Cassandra on an IPv6 EKS cluster is not supported by this library',
        got: ipFamily,
        fix: 'use a cluster whose ipFamily is ipv4; the family of a cluster cannot be changed',
      });
    }
    if (!this.cluster.kubectlProvider) {
      throw new ConfigurationError(path, {
        rule: 'host-cluster-kubectl',
        what: 'the EKS cluster has no kubectl provider',
        fix: 'give kubectlProviderOptions to the Cluster, or use HostCluster.fromHostClusterAttributes with a kubectlLayer',
      });
    }
    if (authenticationMode === undefined) {
      Annotations.of(this.cluster).addInfo('the authentication mode of the imported cluster is assumed to be API or API_AND_CONFIG_MAP');
    }
  }
}

/** Imported clusters throw if nobody told their VPC. */
function vpcOf(cluster: eks.ICluster): IConstruct[] {
  try {
    return [cluster.vpc];
  } catch {
    return [];
  }
}

/** The stack that somebody deploys. */
function deployedWith(stack: Stack): Stack {
  return stack.nestedStackParent ? deployedWith(stack.nestedStackParent) : stack;
}
