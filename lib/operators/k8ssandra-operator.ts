import { Annotations, Duration, Size, Token } from 'aws-cdk-lib';
import { Construct, DependencyGroup } from 'constructs';
import { ICassandraOperator } from './cassandra-operator';
import { ICertManager } from './cert-manager';
import { installChart } from './chart-installation';
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
import { deepMerge } from '../private/deep-merge';
import { DNS_1123 } from '../private/names';

const DEFAULT_REPOSITORY = 'https://helm.k8ssandra.io/stable';

/** A k8ssandra-operator on an EKS cluster, installed by this app or not. */
export interface IK8ssandraOperator extends ICassandraOperator {
  /** Version of the operator, which determines the versions of what it deploys. */
  readonly version: K8ssandraOperatorVersion;
}

/** Resources of an operator's container. */
export interface OperatorResources {
  /**
   * CPU request in thousandths of a vCPU.
   * @default 100
   */
  readonly cpuMillis?: number;
  /**
   * Memory request.
   * @default Size.mebibytes(256)
   */
  readonly memory?: Size;
  /**
   * Memory limit. While an operator restarts after exceeding it, no Cassandra pod can be created.
   * @default - no limit
   */
  readonly memoryLimit?: Size;
}

/** Attributes of an operator that someone else installed. */
export interface K8ssandraOperatorAttributes {
  /** The EKS cluster that it runs on. */
  readonly host: HostCluster;
  /** Namespace of the operator. It must watch the namespaces of the Cassandra clusters (`global.clusterScoped` of its chart). */
  readonly namespace: string;
  /** Version of the operator, on which rules and images depend. */
  readonly version: K8ssandraOperatorVersion;
  /**
   * How long a deployment waits until the operator's webhooks accept custom resources. It waits before the first Cassandra cluster, and again when
   * `version` changes.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
  /**
   * Changes that this deployment may make although the change guard refuses them, each as the refusal prints it: for Cassandra clusters that were
   * removed from the stack, as in "cluster-removed:orders". Each entry is valid for one deployment.
   *
   * @default - none
   */
  readonly acceptedChanges?: string[];
}

/** Properties of `K8ssandraOperator`. */
export interface K8ssandraOperatorProps {
  /** The EKS cluster that it runs on. */
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
   * Registry that replaces docker.io, with an optional path, for all images: both operators, the job that upgrades the custom resource
   * definitions, and all that the operators deploy. Below it the images keep their names, as in `<registry>/k8ssandra/cass-operator`.
   *
   * @default - docker.io
   */
  readonly imageRegistry?: string;
  /**
   * Source of the Helm chart.
   *
   * Helm never upgrades custom resource definitions, so upstream's chart does it with a job that downloads the chart of the new version from
   * helm.k8ssandra.io. That job is off if the chart comes from a file or from a repository of your own: before an upgrade, apply the definitions
   * yourself with `kubectl apply --server-side --force-conflicts -f crds/` for the chart and for its subchart cass-operator.
   *
   * @default - https://helm.k8ssandra.io/stable
   */
  readonly chart?: ChartSource;
  /**
   * Maximum time for the operators to become ready: at most 12 minutes, because the function that waits has a timeout of 15.
   *
   * @default - 10 minutes
   */
  readonly timeout?: Duration;
  /**
   * Resources of each of the two operators.
   *
   * @default - requests of 100m CPU and 256 MiB memory, no limit
   */
  readonly resources?: OperatorResources;
  /**
   * Labels of the nodes on which the operators run. They must not share a node with Cassandra, whose workers are tainted for that reason: while
   * k8ssandra-operator is down, no Cassandra pod can be created.
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
   * Additional values of the chart, which take precedence.
   *
   * @default - none
   */
  readonly values?: { [key: string]: unknown };
  /**
   * How long a deployment waits, after the chart is installed, until the operators' webhooks accept custom resources. If the gate is disabled,
   * nothing checks either, before the chart is installed again, that the last Helm operation ended.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
  /**
   * Number of revisions of the Helm release that the check of the last Helm operation may read; its permissions name each of them. A change of the
   * chart is refused when ten revisions are left.
   *
   * @default 100
   */
  readonly helmRevisions?: number;
  /**
   * Changes that this deployment may make although the change guard refuses them, each as the refusal prints it: for the operator, and for Cassandra
   * clusters that were removed from the stack, as in "cluster-removed:orders". Each entry is valid for one deployment; a warning reminds you to
   * remove it.
   *
   * @default - none
   */
  readonly acceptedChanges?: string[];
  /**
   * Set of versions and defaults.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;
}

/**
 * k8ssandra-operator and cass-operator, which manage Cassandra, Medusa and Reaper. One installation serves all Cassandra clusters of an EKS cluster,
 * in all namespaces.
 *
 * Do not scale or patch its Deployments manually: with kubectl layers for Kubernetes 1.33 and later, which contain Helm 4, the next upgrade of the
 * chart then fails with a conflict of field managers.
 *
 * @example
 * declare const host: HostCluster;
 * declare const certManager: CertManager;
 * const operator = new K8ssandraOperator(this, 'Operator', { host, certManager });
 */
export class K8ssandraOperator extends Construct implements IK8ssandraOperator {
  /**
   * References a cluster-scoped operator that someone else installed and upgrades. It is not changed; a deployment only waits for its webhooks.
   * Synthesis fails if the EKS cluster already has an operator of this app.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param attrs the attributes of the operator
   */
  public static fromK8ssandraOperatorAttributes(scope: Construct, id: string, attrs: K8ssandraOperatorAttributes): IK8ssandraOperator {
    [scope, id, attrs] = checkedCall('K8ssandraOperator.fromK8ssandraOperatorAttributes', scope, id, attrs);
    return new ExistingOperator(scope, id, attrs);
  }

  /** The EKS cluster that it runs on. */
  public readonly host: HostCluster;
  /** Kubernetes namespace of the operator itself. */
  public readonly namespace: string;
  /** Version of the operator, which determines the versions of what it deploys. */
  public readonly version: K8ssandraOperatorVersion;
  /** @internal */
  public readonly _backend: Backend = K8SSANDRA;
  /** What must be there before it is asked for a Cassandra cluster. @internal */
  public readonly _ready: DependencyGroup;
  /** @internal */
  public readonly _gate?: AdmissionGate;
  /** @internal */
  public readonly _preflights = new DependencyGroup();
  /** @internal */
  public readonly _installs: unknown;

  /**
   * Synthesis fails if the EKS cluster already has an operator of this app, or the namespace is not a valid name.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the operator
   */
  constructor(scope: Construct, id: string, props: K8ssandraOperatorProps) {
    super(scope, id);
    props = checkedProps(this, 'K8ssandraOperatorProps', props);
    this.host = props.host;
    this.namespace = props.namespace ?? K8SSANDRA.namespace;
    const defaults = props.defaults ?? PlatformDefaults.V1;
    this.version = props.version ?? K8ssandraOperatorVersion._known(defaults._table.charts.k8ssandraOperator);
    admit(this, false);
    const { gate, ready, installs } = installChart(this, {
      host: this.host,
      chart: 'k8ssandra-operator',
      version: this.version.chartVersion,
      source: props.chart ?? ChartSource.repository(DEFAULT_REPOSITORY),
      release: RELEASE,
      namespace: this.namespace,
      values: deepMerge<Record<string, unknown>>(this.values(props), props.values),
      timeout: props.timeout,
      after: [props.certManager._ready],
      // An upgrade may restart every node: it is refused with what must not be mixed into what goes on.
      preflights: this._preflights,
      probes: K8SSANDRA.watch.probes,
      webhookGate: props.webhookGate,
      helmRevisions: props.helmRevisions,
      acceptedChanges: props.acceptedChanges,
    });
    this._installs = installs;
    this._ready = ready;
    this._gate = gate;
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
  public readonly _preflights = new DependencyGroup();

  constructor(scope: Construct, id: string, attrs: K8ssandraOperatorAttributes) {
    super(scope, id);
    this.host = attrs.host;
    this.namespace = attrs.namespace;
    this.version = attrs.version;
    admit(this, true);
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
function admit(operator: Construct & IK8ssandraOperator, isReference: boolean): void {
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
  const fix = 'one operator serves all Cassandra clusters of an EKS cluster: use the one that there is';
  host._claim('operator', 'k8ssandra-operator', operator, fix, isReference);
  const kubernetes = host.kubernetesVersion;
  if (kubernetes !== undefined && !Token.isUnresolved(kubernetes) && !version.supportsKubernetes(kubernetes)) {
    const { minKubernetes, maxKubernetes } = version.release;
    Annotations.of(operator).addWarningV2('cdk-eks-cassandra:operator-kubernetes',
      `k8ssandra-operator ${version.chartVersion} is tested with Kubernetes ${minKubernetes} to ${maxKubernetes}, but the cluster runs ${kubernetes}: test it outside production first, or choose another version of the operator`);
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
