import { CustomResource, Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup } from 'constructs';
import { ICertManager } from './cert-manager';
import { installChart } from './chart-installation';
import { ChartSource } from './chart-source';
import { probeOf, ResourceKind } from './resource-kind';
import { HostCluster } from '../host/host-cluster';
import { podsOf } from '../host/pod-identity-trust';
import { freeId, report } from '../host/report';
import { checkedMethod, checkedProps } from '../input/checked';
import { GateOptions } from '../lifecycle/gate-options';
import { DNS_1123 } from '../private/names';
import { podSecurity } from '../private/pod-security';

/** Pod Security level of a namespace (https://kubernetes.io/docs/concepts/security/pod-security-standards/). */
export enum PodSecurityLevel {
  /** Everything is allowed: whoever may create pods there has the nodes. */
  PRIVILEGED = 'privileged',
  /** Known ways to the nodes are refused. */
  BASELINE = 'baseline',
  /** Pods run without any privilege. */
  RESTRICTED = 'restricted',
}

/** The smallest object of a kind that the operator's webhook accepts. It is created as a dry run only, in a namespace of its own. */
export interface OperatorSample {
  /** Kind of the object. */
  readonly kind: ResourceKind;
  /** Its `spec`. */
  readonly spec: any;
}

/** Properties of an `OperatorInstall`. */
export interface OperatorInstallProps {
  /** The EKS cluster. */
  readonly host: HostCluster;

  /** Name of the Helm chart, as in "strimzi-kafka-operator". */
  readonly chart: string;

  /** Exact version of the chart. A change upgrades the operator; a lower one is refused by the change guard. */
  readonly version: string;

  /** Source of the chart. */
  readonly source: ChartSource;

  /** Namespace of the operator. It cannot be changed later. */
  readonly namespace: string;

  /**
   * Whether the namespace is created, with its Pod Security level. It is retained when the operator is removed, since its claims would go with it; to
   * install the operator in it again, say false.
   *
   * @default true
   */
  readonly createNamespace?: boolean;

  /**
   * Pod Security level of the namespace, if it is created here.
   *
   * @default PodSecurityLevel.BASELINE
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * Name of the Helm release.
   *
   * @default - the name of the chart
   */
  readonly release?: string;

  /**
   * Values of the chart.
   *
   * @default - the chart's
   */
  readonly values?: { [key: string]: any };

  /**
   * Samples of the kinds for which the operator has a webhook. The operator is ready when each of them is accepted; without samples, when its pods
   * are ready.
   *
   * @default - none
   */
  readonly samples?: OperatorSample[];

  /**
   * cert-manager, for operators whose chart needs it.
   *
   * @default - none
   */
  readonly certManager?: ICertManager;

  /**
   * Maximum time for the chart to become ready: at most 12 minutes, because the function that waits has a timeout of 15.
   *
   * @default - 10 minutes
   */
  readonly timeout?: Duration;

  /**
   * How long a deployment waits until the webhooks accept the samples. If the gate is disabled, nothing checks either that the last Helm operation
   * ended before the chart is changed.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;

  /**
   * Number of revisions of the Helm release that the check of the last Helm operation may read.
   *
   * @default 100
   */
  readonly helmRevisions?: number;

  /**
   * Changes that this deployment may make although the change guard refuses them, each as the refusal prints it. Each entry is valid for one
   * deployment.
   *
   * @default - none
   */
  readonly acceptedChanges?: string[];
}

/**
 * Any operator, installed from its Helm chart in the order that works: after nodes, network and volumes, and complete when it accepts its custom
 * resources. It is upgraded only when Helm has finished the operation before, never downgraded, and deleted only after its resources
 * (`OperatorResource`). docs/operators.md shows one from start to end.
 *
 * @example
 * declare const host: HostCluster;
 * const strimzi = new OperatorInstall(this, 'Strimzi', {
 *   host,
 *   chart: 'strimzi-kafka-operator',
 *   version: '1.0.0',
 *   source: ChartSource.repository('https://strimzi.io/charts/'),
 *   namespace: 'kafka',
 * });
 */
export class OperatorInstall extends Construct {
  /** The EKS cluster. */
  public readonly host: HostCluster;

  /** Namespace of the operator. */
  public readonly namespace: string;

  /** What must be there before the operator is asked for anything. @internal */
  public readonly _ready: DependencyGroup;

  private readonly before = new DependencyGroup();

  /**
   * Synthesis fails if a name is not valid, or the EKS cluster already has such a release in this app.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the operator
   */
  constructor(scope: Construct, id: string, props: OperatorInstallProps) {
    super(scope, id);
    props = checkedProps(this, 'OperatorInstallProps', props);
    this.host = props.host;
    this.namespace = props.namespace;
    const release = props.release ?? props.chart;
    this.checkName('namespace', props.namespace);
    this.checkName('release', release);
    this.checkVersion(props.version);
    this.host._claim('Helm release', `${props.namespace}/${release}`, this, 'install the operator once, or give one of them another namespace or release');
    if (props.createNamespace ?? true) this.before.add(this.makeNamespace(props.podSecurity ?? PodSecurityLevel.BASELINE));
    this._ready = installChart(this, {
      host: this.host,
      chart: props.chart,
      version: props.version,
      source: props.source,
      release,
      namespace: props.namespace,
      values: props.values ?? {},
      timeout: props.timeout,
      after: [this.before, ...(props.certManager ? [props.certManager._ready] : [])],
      probes: (props.samples ?? []).map(({ kind, spec }) => probeOf(kind, spec)),
      webhookGate: props.webhookGate,
      helmRevisions: props.helmRevisions,
      acceptedChanges: props.acceptedChanges,
      isUnknownKind: true,
    }).ready;
  }

  /**
   * Gives the pods of one ServiceAccount of the operator an IAM role of its own, by EKS Pod Identity. It exists before the operator's pods start.
   *
   * @param serviceAccount name of the ServiceAccount, as the chart creates it
   * @returns the role, without any permission
   */
  public addPodIdentity(serviceAccount: string): iam.Role {
    [serviceAccount] = checkedMethod(this, 'OperatorInstall#addPodIdentity', serviceAccount);
    const { host, namespace } = this;
    host._claim('role of the ServiceAccount', `${namespace}/${serviceAccount}`, this, 'ask for the role once, and use it for all permissions');
    const scope = new Construct(this, freeId(this, `Identity-${serviceAccount}`));
    const role = new iam.Role(scope, 'Role', {
      description: `Permissions of pods with ServiceAccount ${serviceAccount} in namespace ${namespace}`,
      assumedBy: podsOf({ cluster: { name: host.clusterName }, namespace, serviceAccount }),
    });
    this.before.add(role, host._addPodIdentity(scope, 'Association', { namespace, serviceAccount, role }));
    return role;
  }

  private makeNamespace(level: PodSecurityLevel): Construct {
    this.host._claim('namespace', this.namespace, this, 'give createNamespace: false to all but one of them');
    const metadata = { name: this.namespace, labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra', ...podSecurity(`${level}`) } };
    const manifest = this.host._addManifest(this, 'Namespace', { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata }] });
    // With a namespace, its claims would be deleted.
    (manifest.node.findChild('Resource') as CustomResource).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return manifest;
  }

  private checkVersion(version: string): void {
    if (Token.isUnresolved(version) || /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version)) return;
    report(this, {
      rule: 'chart-version',
      what: 'the version of the chart is not exact, so that another one could be installed without a change of the code',
      got: version,
      allowed: 'three numbers, as in "1.2.0"',
      fix: 'give the version that you tested',
    });
  }

  private checkName(what: string, name: string): void {
    if (Token.isUnresolved(name) || DNS_1123.test(name)) return;
    report(this, {
      rule: 'operator-namespace',
      what: `the ${what} of the operator is not a valid name`,
      got: name,
      allowed: 'at most 63 lower case letters, digits and "-", with a letter or digit at both ends',
      fix: 'choose another name',
    });
  }
}
