import { Annotations, CfnOutput, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { quotaNeeds, writeQuotas } from './quotas';
import { ServiceQuotaNeed } from './service-quota-need';
import { CassandraAccess } from '../cassandra/cassandra-access';
import { CassandraCluster } from '../cassandra/cassandra-cluster';
import { CassandraClusterOptions } from '../cassandra/cassandra-cluster-options';
import { CassandraDatacenterOptions } from '../cassandra/cassandra-workload';
import { CassandraEksCluster } from '../cluster/cassandra-eks-cluster';
import { KubernetesSupport } from '../cluster/cassandra-eks-cluster-props';
import { SYSTEM_INSTANCE_TYPE } from '../cluster/system-nodes';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { HostCluster } from '../host/host-cluster';
import { checkedMethod, checkedProps } from '../input/checked';
import { CassandraNetwork } from '../network/cassandra-network';
import { ICassandraNetwork } from '../network/cassandra-network-attributes';
import { CertManager } from '../operators/cert-manager';
import { CertManagerInstallation } from '../operators/cert-manager-installation';
import { ChartSource } from '../operators/chart-source';
import { K8ssandraOperator } from '../operators/k8ssandra-operator';
import { K8ssandraOperatorVersion } from '../operators/k8ssandra-operator-version';
import { CassandraClusterPlan } from '../plan/cluster-plan';
import { CQL_PORT } from '../private/cql-port';
import { LABEL_SYSTEM } from '../private/placement';
import { CassandraWorkerOptions } from '../workers/cassandra-worker-options';

/** Properties of a `CassandraPlatform`. */
export interface CassandraPlatformProps {
  /** Kubernetes version. The kubectl layer may be one minor version older or newer. */
  readonly kubernetesVersion: eks.KubernetesVersion;

  /** Layer with kubectl and Helm, from the package `@aws-cdk/lambda-layer-kubectl-vNN` for the Kubernetes version. */
  readonly kubectlLayer: lambda.ILayerVersion;

  /**
   * IAM roles with administrator access to the Kubernetes API. Roles of the same stack also get `eks:DescribeCluster`, which
   * `aws eks update-kubeconfig` needs; grant it to others yourself.
   *
   * @default - no person has access to the cluster, and a warning says so
   */
  readonly admins?: iam.IRole[];

  /**
   * People who may use the Kubernetes API for every Cassandra cluster of the platform, in addition to those of each cluster's own `access`.
   *
   * @default - none
   */
  readonly access?: CassandraAccess;

  /**
   * IPv4 ranges from which the Kubernetes API endpoint is accessible in addition to the VPC.
   *
   * @default - the endpoint is private
   */
  readonly publicAccessFrom?: string[];

  /**
   * Network of the platform. `CassandraNetwork.fromCassandraNetworkAttributes` references an existing one.
   *
   * @default - a new one with three zones
   */
  readonly network?: ICassandraNetwork;

  /**
   * IPv4 range of the Services, which must not overlap with the VPC. A change replaces the EKS cluster.
   *
   * @default "172.20.0.0/16"
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * Instance type of the system nodes, on which operators and system pods run.
   *
   * @default m7g.large
   */
  readonly systemInstanceType?: ec2.InstanceType;

  /**
   * Number of system nodes, 2 or more.
   *
   * @default - one in each zone
   */
  readonly systemNodes?: number;

  /**
   * Release of the machine image of the system nodes, as in "1.35.3-20260714". A change replaces them one after another.
   *
   * @default - EKS takes the newest release when the system nodes are created and when their Kubernetes version changes, and keeps it in between
   */
  readonly systemNodeRelease?: string;

  /**
   * Worker nodes of all datacenters: release of their machine image or your own, root volume, number of pods. Each field that a datacenter sets in
   * its own `workers` takes precedence; `amiRelease` and `machineImage` count as one. Datacenters on existing nodes are not affected.
   *
   * @default - from `defaults`
   */
  readonly workers?: CassandraWorkerOptions;

  /**
   * Versions of EKS add-ons by name: vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, aws-ebs-csi-driver.
   *
   * @default - those of `defaults` for the Kubernetes version; EKS chooses missing versions, and a warning says so
   */
  readonly addonVersions?: { [name: string]: string };

  /**
   * What happens when standard support of the Kubernetes version ends.
   *
   * @default KubernetesSupport.EXTENDED, so that the cluster is never upgraded automatically
   */
  readonly support?: KubernetesSupport;

  /**
   * Whether EKS refuses to delete the cluster. Enable it in a second deployment, so that a failing first deployment can roll back.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;

  /**
   * Installation of cert-manager, which the operator's webhooks need.
   *
   * @default CertManagerInstallation.eksAddon()
   */
  readonly certManager?: CertManagerInstallation;

  /**
   * Version of k8ssandra-operator.
   *
   * @default - from `defaults`
   */
  readonly operatorVersion?: K8ssandraOperatorVersion;

  /**
   * Source of the operator's Helm chart.
   *
   * @default - the repository of the k8ssandra project
   */
  readonly operatorChart?: ChartSource;

  /**
   * Registry that replaces docker.io for all images of the operator and of what it deploys.
   *
   * @default - docker.io
   */
  readonly imageRegistry?: string;

  /**
   * Changes that this deployment may make although the change guard refuses them, each as the refusal prints it: for the operator, for cert-manager,
   * and for what was removed from the stack, as in "cluster-removed:orders". Each entry is valid for one deployment; a warning reminds you to remove
   * it.
   *
   * @default - none
   */
  readonly acceptedChanges?: string[];

  /**
   * Set of versions and defaults. Specify it, so that an upgrade of this library does not roll nodes or pods.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;
}

/**
 * A complete platform for Cassandra in one stack: network, EKS cluster, system nodes, cert-manager and operator. Add Cassandra clusters to it.
 *
 * All parts are separate constructs that you can also use alone, for instance to run Cassandra on an existing EKS cluster.
 *
 * @example
 * const platform = new CassandraPlatform(this, 'Platform', {
 *   kubernetesVersion: eks.KubernetesVersion.V1_35,
 *   kubectlLayer: new KubectlV35Layer(this, 'Kubectl'),
 *   defaults: PlatformDefaults.V1,
 * });
 * platform.addCassandraCluster('Orders', {
 *   version: CassandraVersion.V5_0_6,
 *   datacenters: [{
 *     name: 'dc1',
 *     nodes: 6,
 *     instanceType: new ec2.InstanceType('r8g.2xlarge'),
 *     storage: CassandraStorage.gp3(Size.gibibytes(500)),
 *   }],
 *   backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
 * });
 */
export class CassandraPlatform extends Construct {
  /** The network. */
  public readonly network: ICassandraNetwork;

  /** The EKS cluster. */
  public readonly eksCluster: CassandraEksCluster;

  /** The EKS cluster for constructs of this library. */
  public readonly host: HostCluster;

  /** cert-manager, which issues the certificates of the operator's webhooks. */
  public readonly certManager: CertManager;

  /** The operator. */
  public readonly operator: K8ssandraOperator;

  private readonly defaults: PlatformDefaults;
  private readonly workers?: CassandraWorkerOptions;
  private readonly access?: CassandraAccess;
  private readonly clusters: CassandraCluster[] = [];
  private readonly systemNodes: { readonly instanceType: string; readonly count: number };

  /**
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the platform
   * @throws as its parts do
   */
  constructor(scope: Construct, id: string, props: CassandraPlatformProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraPlatformProps', props);
    this.defaults = props.defaults ?? PlatformDefaults.V1;
    this.workers = props.workers;
    this.access = props.access;
    this.network = props.network ?? new CassandraNetwork(this, 'Network');
    this.eksCluster = new CassandraEksCluster(this, 'Cluster', {
      vpc: this.network.vpc,
      subnets: this.network.zones.filter(({ workersOnly }) => !workersOnly).map(({ subnet }) => subnet),
      kubernetesVersion: props.kubernetesVersion,
      kubectlLayer: props.kubectlLayer,
      admins: props.admins,
      publicAccessFrom: props.publicAccessFrom,
      serviceIpv4Cidr: props.serviceIpv4Cidr,
      systemInstanceType: props.systemInstanceType,
      systemNodes: props.systemNodes,
      deletionProtection: props.deletionProtection,
      systemNodeRelease: props.systemNodeRelease,
      addonVersions: props.addonVersions,
      support: props.support,
      defaults: this.defaults,
    });
    this.host = this.eksCluster.host;
    this.systemNodes = {
      instanceType: (props.systemInstanceType ?? SYSTEM_INSTANCE_TYPE).toString(),
      count: props.systemNodes ?? this.network.zones.filter(({ workersOnly }) => !workersOnly).length,
    };
    this.certManager = new CertManager(this, 'CertManager', {
      host: this.host,
      installation: props.certManager,
      acceptedChanges: props.acceptedChanges,
      defaults: this.defaults,
    });
    this.operator = new K8ssandraOperator(this, 'Operator', {
      host: this.host,
      certManager: this.certManager,
      version: props.operatorVersion,
      chart: props.operatorChart,
      imageRegistry: props.imageRegistry,
      nodeSelector: { [LABEL_SYSTEM]: 'true' },
      acceptedChanges: props.acceptedChanges,
      defaults: this.defaults,
    });
    const asAdmin = props.admins?.length ? ` --role-arn ${props.admins[0].roleArn}` : '';
    output(this, 'KubeconfigCommand', 'Adds the EKS cluster to your kubeconfig, for kubectl as its first administrator',
      `aws eks update-kubeconfig --name ${this.host.clusterName} --region ${Stack.of(this).region}${asAdmin}`);
    this.warnIfUnprotected();
    writeQuotas(this, () => this.quotas);
  }

  /** Plans of the Cassandra clusters of this platform. */
  public get plan(): CassandraClusterPlan[] {
    return this.clusters.map(({ plan }) => plan);
  }

  /**
   * Quotas of the AWS account and region that the platform needs, with the Cassandra clusters that were added so far. Also written next to the
   * template (`<stack>.<id>.quotas.md`).
   */
  public get quotas(): ServiceQuotaNeed[] {
    return quotaNeeds({ plans: this.plan, systemNodes: this.systemNodes, scopes: [this, this.network.vpc] });
  }

  /**
   * Adds a Cassandra cluster.
   *
   * @param id the construct id, from which the default name is derived; it cannot be changed later
   * @param options the options of the cluster
   * @throws as `CassandraCluster`
   */
  public addCassandraCluster(id: string, options: CassandraClusterOptions): CassandraCluster {
    [id, options] = checkedMethod(this, 'CassandraPlatform#addCassandraCluster', id, options);
    const cluster = new CassandraCluster(this, id, {
      defaults: this.defaults,
      ...options,
      datacenters: options.datacenters.map((datacenter) => withWorkers(datacenter, this.workers)),
      access: together(this.access, options.access),
      host: this.host,
      network: this.network,
      operator: this.operator,
    });
    this.clusters.push(cluster);
    this.describe(cluster);
    return cluster;
  }

  private describe(cluster: CassandraCluster): void {
    const { name, namespace, plan, backupBucket } = cluster;
    if (plan.datacenters.length > 0) {
      const services = plan.datacenters.map((datacenter) => `${cluster.cqlServiceName(datacenter.name)}.${namespace}.svc.cluster.local:${CQL_PORT}`);
      output(cluster, 'Cql', `Where ${name} answers CQL inside the EKS cluster, by datacenter`, services.join(' '));
    }
    output(cluster, 'Superuser', `Secret (namespace/name) with the superuser of ${name}`, `${namespace}/${cluster.superuserSecretName}`);
    if (cluster.deploymentStatus) {
      output(cluster, 'Status', `How the last deployment found ${name}`, cluster.deploymentStatus);
    }
    if (cluster.superuserSecret && cluster.superuserCopyCommand) {
      output(cluster, 'SuperuserSecret', `Where the superuser of ${name} is in Secrets Manager`, cluster.superuserSecret.secretArn);
      output(cluster, 'SuperuserCopy', `Takes a changed password of the superuser of ${name} over`, cluster.superuserCopyCommand);
    }
    if (cluster.superuserStatus) {
      output(cluster, 'SuperuserStatus', `How far the last change of the superuser's password of ${name} came`, cluster.superuserStatus);
    }
    if (backupBucket) {
      output(cluster, 'Backups', `Where the backups of ${name} are`, `s3://${backupBucket.bucket.bucketName}/${cluster.backupPrefix}/`);
    }
  }

  private warnIfUnprotected(): void {
    if (!Stack.of(this).terminationProtection) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:termination-protection',
        '`cdk destroy` can remove Cassandra and its EKS cluster; enable terminationProtection of the stack, or acknowledge this for a temporary stack [termination-protection]');
    }
  }
}

/** People of the platform and of one cluster. Whoever the cluster gives a level of its own has no other one. */
function together(all: CassandraAccess | undefined, own: CassandraAccess | undefined): CassandraAccess | undefined {
  if (all === undefined || own === undefined) return own ?? all;
  const named = new Set([...own.viewers ?? [], ...own.operators ?? [], ...own.owners ?? []]);
  const roles = (level: keyof CassandraAccess) => [...(all[level] ?? []).filter((role) => !named.has(role)), ...own[level] ?? []];
  return { viewers: roles('viewers'), operators: roles('operators'), owners: roles('owners') };
}

/** What the platform says about workers holds where a datacenter does not say otherwise, and makes its own. */
function withWorkers(datacenter: CassandraDatacenterOptions, workers: CassandraWorkerOptions | undefined): CassandraDatacenterOptions {
  if (workers === undefined || datacenter.placement?._existing) return datacenter;
  const { amiRelease, machineImage, ...others } = workers;
  const own = datacenter.workers;
  const image = own?.amiRelease === undefined && own?.machineImage === undefined ? { amiRelease, machineImage } : {};
  return { ...datacenter, workers: { ...others, ...image, ...own } };
}

function output(scope: Construct, id: string, description: string, value: string): void {
  new CfnOutput(scope, id, { description, value });
}
