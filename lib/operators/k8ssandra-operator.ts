import { Annotations, Duration, Size, Token } from 'aws-cdk-lib';
import { Construct, DependencyGroup } from 'constructs';
import { ICassandraOperator } from './cassandra-operator';
import { ICertManager } from './cert-manager';
import { ChartSource } from './chart-source';
import { k8ssandraOperatorValues, RELEASE } from './k8ssandra-operator-values';
import { K8ssandraOperatorVersion } from './k8ssandra-operator-version';
import type { Backend } from '../backends/backend';
import { K8SSANDRA } from '../backends/k8ssandra/backend';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { HostCluster } from '../host/host-cluster';
import { NodeTaint } from '../host/node-taint';
import { report } from '../host/report';
import { checkedCall, checkedProps } from '../input/checked';
import { AdmissionGate } from '../lifecycle/admission-gate';
import { ChangeGuard } from '../lifecycle/change-guard';
import { GateOptions } from '../lifecycle/gate-options';
import { HelmCheck } from '../lifecycle/helm-check';
import { deepMerge } from '../private/deep-merge';
import { DNS_1123 } from '../private/names';

const DEFAULT_REPOSITORY = 'https://helm.k8ssandra.io/stable';

/** A k8ssandra-operator that runs on a cluster, made by this app or not. */
export interface IK8ssandraOperator extends ICassandraOperator {
  /** Its version, and so those of what it deploys. */
  readonly version: K8ssandraOperatorVersion;
}

/** What one operator's container asks of its node. */
export interface OperatorResources {
  /**
   * CPU that is reserved for it, in thousandths of a core.
   * @default 100
   */
  readonly cpuMillis?: number;
  /**
   * Memory that is reserved for it.
   * @default Size.mebibytes(256)
   */
  readonly memory?: Size;
  /**
   * Memory above which Kubernetes ends it. An operator that is killed for it admits no Cassandra pod meanwhile.
   * @default - no limit
   */
  readonly memoryLimit?: Size;
}

/** An operator that someone else installed. */
export interface K8ssandraOperatorAttributes {
  /** The cluster it runs on. */
  readonly host: HostCluster;
  /** Namespace of the operator. It must watch the namespaces of the Cassandra clusters (`global.clusterScoped` of its chart). */
  readonly namespace: string;
  /** Its version: rules and images depend on it. */
  readonly version: K8ssandraOperatorVersion;
  /**
   * How long a deployment waits until the operator's webhooks accept what Cassandra clusters are made of. They are tried before the first one, and
   * again when `version` changes.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
  /**
   * What this deployment may break although the change guard refuses it, as its refusal prints it: for Cassandra clusters that are no longer in the
   * stack, as in "cluster-removed:orders". Each entry counts for one deployment.
   *
   * @default - nothing
   */
  readonly acceptedChanges?: string[];
}

/** Properties of a K8ssandraOperator. */
export interface K8ssandraOperatorProps {
  /** The cluster it runs on. */
  readonly host: HostCluster;
  /** The cert-manager of that EKS cluster (`CertManager.fromCertManagerAttributes` if it has one already). */
  readonly certManager: ICertManager;
  /**
   * Version of the chart. Upgrade it in a deployment of its own, before a change of the Cassandra clusters.
   *
   * @default - the version of the defaults
   */
  readonly version?: K8ssandraOperatorVersion;
  /**
   * Namespace of the operator itself. Cassandra clusters live in namespaces of their own.
   *
   * @default 'k8ssandra-operator'
   */
  readonly namespace?: string;
  /**
   * Registry in place of docker.io, with a path if there is one, for every image: both operators, the job that upgrades the custom resource
   * definitions, and all that the operators deploy. Below it the images keep their names, as in `<registry>/k8ssandra/cass-operator`.
   *
   * @default - docker.io
   */
  readonly imageRegistry?: string;
  /**
   * Where the chart comes from.
   *
   * Helm never upgrades custom resource definitions, so upstream's chart does it with a job that downloads the chart of the new version from
   * helm.k8ssandra.io. That job is off if the chart comes from a file or from a repository of your own: before an upgrade, apply the definitions
   * yourself with `kubectl apply --server-side --force-conflicts -f crds/` for the chart and for its subchart cass-operator.
   *
   * @default - https://helm.k8ssandra.io/stable
   */
  readonly chart?: ChartSource;
  /**
   * How long the operators may take to become ready; at most 12 minutes, since the function that waits ends after 15.
   *
   * @default - 10 minutes
   */
  readonly timeout?: Duration;
  /**
   * What each of the two operators asks of its node.
   *
   * @default - 100 thousandths of a core and 256 MiB, without a limit
   */
  readonly resources?: OperatorResources;
  /**
   * Labels that a node must have to run the operators. They must never share a node with Cassandra (whose workers are tainted for that reason): while
   * k8ssandra-operator is away, no Cassandra pod can be created.
   *
   * @default - any node without a taint
   */
  readonly nodeSelector?: { [label: string]: string };
  /**
   * Taints that the operators tolerate.
   *
   * @default - none
   */
  readonly tolerations?: NodeTaint[];
  /**
   * Values of the chart, merged over ours: the escape hatch.
   *
   * @default - none
   */
  readonly values?: { [key: string]: unknown };
  /**
   * How long a deployment waits, after the chart is installed, until the operators' webhooks accept what Cassandra clusters are made of. Without it
   * nobody looks either, before the chart is installed again, whether Helm's last operation on it ended.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
  /**
   * Number of revisions of the Helm release that the look at Helm may read, counted from the first: the right names each of them. A deployment is
   * refused, before the chart is touched, when ten of them are left.
   *
   * @default 100
   */
  readonly helmRevisions?: number;
  /**
   * What this deployment may break although the change guard refuses it, as its refusal prints it: for the operator, and for Cassandra clusters that
   * are no longer in the stack, as in "cluster-removed:orders". Each entry counts for one deployment; a warning reminds you to take it out.
   *
   * @default - nothing
   */
  readonly acceptedChanges?: string[];
  /**
   * Where the version comes from if it is not given.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;
}

/**
 * k8ssandra-operator and cass-operator, which turn a K8ssandraCluster into Cassandra, Medusa and Reaper. One of it serves all Cassandra clusters of
 * an EKS cluster, in all namespaces.
 *
 * Do not scale or patch its Deployments by hand: with kubectl layers of Kubernetes 1.33 and newer, which bring Helm 4, the next upgrade of the chart
 * is then refused with a conflict of field managers.
 *
 * @example
 * declare const host: HostCluster;
 * declare const certManager: CertManager;
 * const operator = new K8ssandraOperator(this, 'Operator', { host, certManager });
 */
export class K8ssandraOperator extends Construct implements IK8ssandraOperator {
  /**
   * Synthesis fails if the cluster already has an operator of this app.
   *
   * An operator that someone else installed and upgrades, cluster-scoped, at a version that you name. Nothing of it is changed; a deployment only
   * tries its webhooks.
   *
   * @param scope where the reference hangs
   * @param id its id
   * @param attrs the operator's attributes
   */
  public static fromK8ssandraOperatorAttributes(scope: Construct, id: string, attrs: K8ssandraOperatorAttributes): IK8ssandraOperator {
    [scope, id, attrs] = checkedCall('K8ssandraOperator.fromK8ssandraOperatorAttributes', scope, id, attrs);
    return new ExistingOperator(scope, id, attrs);
  }

  /** The cluster it runs on. */
  public readonly host: HostCluster;
  /** Kubernetes namespace of the operator itself. */
  public readonly namespace: string;
  /** Its version, and so those of what it deploys. */
  public readonly version: K8ssandraOperatorVersion;
  /** @internal */
  public readonly _backend: Backend = K8SSANDRA;
  /** What must be there before it is asked for a Cassandra cluster. @internal */
  public readonly _ready: DependencyGroup;
  /** @internal */
  public readonly _gate?: AdmissionGate;

  /**
   * Synthesis fails if the cluster already has an operator of this app, or the namespace is not a valid name.
   *
   * @param scope where it hangs
   * @param id its id
   * @param props its properties
   */
  constructor(scope: Construct, id: string, props: K8ssandraOperatorProps) {
    super(scope, id);
    props = checkedProps(this, 'K8ssandraOperatorProps', props);
    this.host = props.host;
    this.namespace = props.namespace ?? K8SSANDRA.namespace;
    const defaults = props.defaults ?? PlatformDefaults.V1;
    this.version = props.version ?? K8ssandraOperatorVersion._known(defaults._table.charts.k8ssandraOperator);
    admit(this);
    ChangeGuard.of(this).watchInstallation(this, {
      kind: 'k8ssandra-operator',
      version: this.version.chartVersion,
      namespace: this.namespace,
      host: this.host,
      acceptedChanges: props.acceptedChanges,
    });

    const values = deepMerge<Record<string, unknown>>(this.values(props), props.values);
    const chart = this.host._addChart(this, 'Resource', {
      ...(props.chart ?? ChartSource.repository(DEFAULT_REPOSITORY))._bind(this, this.host, 'k8ssandra-operator', this.version.chartVersion),
      release: RELEASE,
      namespace: this.namespace,
      timeout: props.timeout,
      values,
    });
    chart.node.addDependency(props.certManager._ready);
    this._ready = new DependencyGroup(chart);
    if (props.webhookGate?.enabled ?? true) {
      new HelmCheck(this, 'HelmCheck', { host: this.host, chart, revisions: props.helmRevisions });
      this._gate = new AdmissionGate(this, 'Gate', {
        ...props.webhookGate, host: this.host, probes: K8SSANDRA.watch.probes, of: [this.version.chartVersion, values], after: [chart],
      });
      this._ready.add(this._gate);
    }
  }

  /** @internal */
  public get _version(): string {
    return this.version.chartVersion;
  }

  private values(props: K8ssandraOperatorProps): Record<string, unknown> {
    return k8ssandraOperatorValues({
      operatorVersion: this.version.chartVersion,
      cassOperatorVersion: this.version.release.cassOperator,
      imageRegistry: props.imageRegistry,
      crdUpgrader: props.chart === undefined,
      nodeSelector: props.nodeSelector ?? {},
      tolerations: (props.tolerations ?? []).map(renderToleration),
      resources: renderResources(props.resources ?? {}),
    });
  }
}

class ExistingOperator extends Construct implements IK8ssandraOperator {
  public readonly host: HostCluster;
  public readonly namespace: string;
  public readonly version: K8ssandraOperatorVersion;
  public readonly _backend: Backend = K8SSANDRA;
  public readonly _ready = new DependencyGroup();
  public readonly _gate?: AdmissionGate;

  constructor(scope: Construct, id: string, attrs: K8ssandraOperatorAttributes) {
    super(scope, id);
    this.host = attrs.host;
    this.namespace = attrs.namespace;
    this.version = attrs.version;
    admit(this);
    // So that the removal of the last Cassandra cluster is judged too.
    ChangeGuard.of(this).watchFor(this, attrs.acceptedChanges);
    if (attrs.webhookGate?.enabled ?? true) {
      this._gate = new AdmissionGate(this, 'Gate', { ...attrs.webhookGate, host: this.host, probes: K8SSANDRA.watch.probes, of: this.version.chartVersion, after: [] });
      this._ready.add(this._gate);
    }
  }

  public get _version(): string {
    return this.version.chartVersion;
  }
}

/** What holds for an operator whoever installed it. */
function admit(operator: Construct & IK8ssandraOperator): void {
  const { host, namespace, version } = operator;
  if (!Token.isUnresolved(namespace) && !DNS_1123.test(namespace)) {
    report(operator, {
      rule: 'operator-namespace',
      what: 'the namespace of the operator is not a valid name',
      got: namespace,
      allowed: 'at most 63 lower case letters, digits and "-", with a letter or digit at both ends',
      fix: 'choose another name',
    });
  }
  // Its webhooks see the pods of the whole cluster, so a second one would change the first one's.
  host._claim('operator', 'k8ssandra-operator', operator, 'one operator serves all Cassandra clusters of an EKS cluster: use the one that there is');
  const kubernetes = host.kubernetesVersion;
  if (kubernetes !== undefined && !Token.isUnresolved(kubernetes) && !version.supportsKubernetes(kubernetes)) {
    const { minKubernetes, maxKubernetes } = version.release;
    Annotations.of(operator).addWarningV2('cdk-eks-cassandra:operator-kubernetes',
      `k8ssandra-operator ${version.chartVersion} is known to work with Kubernetes ${minKubernetes} to ${maxKubernetes}, the cluster has ${kubernetes}: try it outside production first, or choose another version of the operator`);
  }
}

function renderToleration({ key, value, effect }: NodeTaint): object {
  return {
    key,
    operator: value === undefined ? 'Exists' : 'Equal',
    ...(value !== undefined && { value }),
    ...(effect !== undefined && { effect }),
  };
}

function renderResources({ cpuMillis, memory, memoryLimit }: OperatorResources): object {
  return {
    requests: { cpu: `${cpuMillis ?? 100}m`, memory: `${(memory ?? Size.mebibytes(256)).toMebibytes()}Mi` },
    ...(memoryLimit && { limits: { memory: `${memoryLimit.toMebibytes()}Mi` } }),
  };
}
