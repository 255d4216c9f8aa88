import { Construct, DependencyGroup, IDependable } from 'constructs';
import { CertManagerInstallation } from './cert-manager-installation';
import type { Probe } from '../backends/watch';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { HostChart } from '../host/host-chart';
import { HostCluster } from '../host/host-cluster';
import { checkedProps } from '../input/checked';
import { AdmissionGate } from '../lifecycle/admission-gate';
import { ChangeGuard } from '../lifecycle/change-guard';
import { GateOptions } from '../lifecycle/gate-options';
import { HelmCheck } from '../lifecycle/helm-check';

/** Accepted by cert-manager 1.21. */
const ISSUER: Probe = { kind: { group: 'cert-manager.io', version: 'v1', plural: 'issuers', kind: 'Issuer' }, spec: { selfSigned: {} } };

/** Properties of a CertManager. */
export interface CertManagerProps {
  /** The cluster it runs on. */
  readonly host: HostCluster;
  /**
   * How it gets there.
   *
   * @default CertManagerInstallation.eksAddon()
   */
  readonly installation?: CertManagerInstallation;
  /**
   * How long a deployment waits, after cert-manager is installed, until its webhook accepts an Issuer. One that was there before is tried too.
   * Without it nobody looks either, before a chart of it is installed again, whether Helm's last operation on it ended.
   *
   * @default - 10 minutes
   */
  readonly webhookGate?: GateOptions;
  /**
   * Number of revisions of the Helm release that the look at Helm may read, counted from the first: the right names each of them. A deployment is
   * refused, before the chart is touched, when ten of them are left. Only for a chart that this construct installs.
   *
   * @default 100
   */
  readonly helmRevisions?: number;
  /**
   * What this deployment may break although the change guard refuses it, as its refusal prints it: for cert-manager, and for what is no longer in the
   * stack. Each entry counts for one deployment; a warning reminds you to take it out.
   *
   * @default - nothing
   */
  readonly acceptedChanges?: string[];
  /**
   * Where versions come from that are not given.
   *
   * @default PlatformDefaults.V1
   */
  readonly defaults?: PlatformDefaults;
}

/**
 * cert-manager, which makes the certificates of the operators' webhooks: the k8ssandra-operator chart cannot be installed without it.
 *
 * Removing it while an operator runs stops that operator sooner or later, and with it every new Cassandra pod, so the operator's construct depends on
 * this one and goes before it.
 *
 * @example
 * declare const host: HostCluster;
 * const certManager = new CertManager(this, 'CertManager', { host });
 */
export class CertManager extends Construct {
  /** What must be there before anything asks for a certificate. @internal */
  public readonly _ready: IDependable;

  /**
   * Synthesis fails if the cluster already has a cert-manager of this app.
   *
   * @param scope where it hangs
   * @param id its id
   * @param props its properties
   */
  constructor(scope: Construct, id: string, props: CertManagerProps) {
    super(scope, id);
    props = checkedProps(this, 'CertManagerProps', props);
    props.host._claim('operator', 'cert-manager', this, 'use the CertManager that there is');
    const installation = props.installation ?? CertManagerInstallation.eksAddon();
    const installed = installation._install(this, {
      host: props.host,
      chartVersion: (props.defaults ?? PlatformDefaults.V1)._table.charts.certManager,
    });
    const ready = new DependencyGroup(...(installed ? [installed.resource] : []));
    if (installed) {
      const { version, namespace } = installed;
      ChangeGuard.of(this).watchInstallation(this, {
        kind: 'cert-manager', version, namespace, host: props.host, acceptedChanges: props.acceptedChanges,
      });
    }
    if (props.webhookGate?.enabled ?? true) {
      if (installed?.resource instanceof HostChart) new HelmCheck(this, 'HelmCheck', { host: props.host, chart: installed.resource, revisions: props.helmRevisions });
      ready.add(new AdmissionGate(this, 'Gate', {
        ...props.webhookGate,
        host: props.host,
        probes: [ISSUER],
        of: installed ? installed.what : 'existing',
        after: installed ? [installed.resource] : [],
      }));
    }
    this._ready = ready;
  }
}
