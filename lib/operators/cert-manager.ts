import { Construct, DependencyGroup, IConstruct, IDependable } from 'constructs';
import { CertManagerInstallation } from './cert-manager-installation';
import type { Probe } from '../backends/watch';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { HostChart } from '../host/host-chart';
import { HostCluster } from '../host/host-cluster';
import { checkedCall, checkedProps } from '../input/checked';
import { AdmissionGate } from '../lifecycle/admission-gate';
import { ChangeGuard } from '../lifecycle/change-guard';
import { GateOptions } from '../lifecycle/gate-options';
import { HelmCheck } from '../lifecycle/helm-check';

/** Accepted by cert-manager 1.21. */
const ISSUER: Probe = { kind: { group: 'cert-manager.io', version: 'v1', plural: 'issuers', kind: 'Issuer' }, spec: { selfSigned: {} } };

/** A cert-manager that runs on an EKS cluster, installed by this app or not. */
export interface ICertManager extends IConstruct {
  /** The EKS cluster that it runs on. */
  readonly host: HostCluster;
  /** What must be there before anything asks for a certificate. @internal */
  readonly _ready: IDependable;
}

/** A cert-manager that someone else installed, with its custom resource definitions and its CA injector. */
export interface CertManagerAttributes {
  /** The EKS cluster that it runs on. */
  readonly host: HostCluster;
  /**
   * How long a deployment waits until the webhook of cert-manager accepts an Issuer.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
}

/** Properties of a `CertManager`. */
export interface CertManagerProps {
  /** The EKS cluster that it runs on. */
  readonly host: HostCluster;
  /**
   * How cert-manager is installed.
   *
   * @default CertManagerInstallation.eksAddon()
   */
  readonly installation?: CertManagerInstallation;
  /**
   * How long a deployment waits, after cert-manager is installed, until its webhook accepts an Issuer. If the gate is disabled, nothing checks
   * either, before the chart is installed again, that the last Helm operation ended.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
  /**
   * Number of revisions of the Helm release that the check of the last Helm operation may read; its permissions name each of them. A change of the
   * chart is refused when ten revisions are left. Only for a chart that this construct installs.
   *
   * @default 100
   */
  readonly helmRevisions?: number;
  /**
   * Changes that this deployment may make although the change guard refuses them, each as the refusal prints it: for cert-manager, and for what was
   * removed from the stack. Each entry is valid for one deployment; a warning reminds you to remove it.
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
 * cert-manager, which issues the certificates of the operators' webhooks. The k8ssandra-operator chart requires it.
 *
 * If it is removed while an operator runs, that operator eventually stops and no new Cassandra pod can be created. The operator therefore depends on
 * this construct and is deleted before it.
 *
 * @example
 * declare const host: HostCluster;
 * const certManager = new CertManager(this, 'CertManager', { host });
 */
export class CertManager extends Construct implements ICertManager {
  /**
   * References a cert-manager that someone else installed and upgrades. Nothing is installed; a deployment only waits for its webhook.
   *
   * @param scope the parent construct
   * @param id the id of the reference
   * @param attrs the attributes of cert-manager
   */
  public static fromCertManagerAttributes(scope: Construct, id: string, attrs: CertManagerAttributes): ICertManager {
    [scope, id, attrs] = checkedCall('CertManager.fromCertManagerAttributes', scope, id, attrs);
    return new ExistingCertManager(scope, id, attrs);
  }

  /** The EKS cluster that it runs on. */
  public readonly host: HostCluster;
  /** What must be there before anything asks for a certificate. @internal */
  public readonly _ready: IDependable;

  /**
   * Synthesis fails if the EKS cluster already has a cert-manager of this app.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of cert-manager
   */
  constructor(scope: Construct, id: string, props: CertManagerProps) {
    super(scope, id);
    props = checkedProps(this, 'CertManagerProps', props);
    this.host = props.host;
    claim(this, false);
    const installation = props.installation ?? CertManagerInstallation.eksAddon();
    const installed = installation._install(this, {
      host: props.host,
      chartVersion: (props.defaults ?? PlatformDefaults.V1)._table.charts.certManager,
    });
    const { resource, version, namespace, what } = installed;
    ChangeGuard.of(this).watchInstallation(this, {
      kind: 'cert-manager', version, namespace, host: this.host, installs: what, acceptedChanges: props.acceptedChanges,
    });
    const ready = new DependencyGroup(resource);
    if (props.webhookGate?.enabled ?? true) {
      const check = resource instanceof HostChart ? [new HelmCheck(this, 'HelmCheck', { host: this.host, chart: resource, revisions: props.helmRevisions })] : [];
      ready.add(gate(this, what, [resource, ...check], props.webhookGate));
    }
    this._ready = ready;
  }
}

class ExistingCertManager extends Construct implements ICertManager {
  public readonly host: HostCluster;
  public readonly _ready = new DependencyGroup();

  constructor(scope: Construct, id: string, { host, webhookGate }: CertManagerAttributes) {
    super(scope, id);
    this.host = host;
    claim(this, true);
    if (webhookGate?.enabled ?? true) this._ready.add(gate(this, 'existing', [], webhookGate));
  }
}

function claim(certManager: ICertManager, isReference: boolean): void {
  certManager.host._claim('operator', 'cert-manager', certManager, 'an EKS cluster has one cert-manager: use that one', isReference);
}

/** Waits for the webhook; again when `of` changes. */
function gate(certManager: Construct & ICertManager, of: unknown, after: Construct[], options?: GateOptions): AdmissionGate {
  return new AdmissionGate(certManager, 'Gate', { ...options, host: certManager.host, probes: [ISSUER], of, after });
}
