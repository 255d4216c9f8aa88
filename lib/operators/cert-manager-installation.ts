import { Duration, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { ChartSource } from './chart-source';
import { HostCluster } from '../host/host-cluster';
import { checkedCall } from '../input/checked';
import { deepMerge } from '../private/deep-merge';

const NAMESPACE = 'cert-manager';
const RELEASE = 'cert-manager';
const REPOSITORY = 'https://charts.jetstack.io';

/** @internal */
export interface CertManagerContext {
  readonly host: HostCluster;
  /** Chart version of the defaults table. */
  readonly chartVersion: string;
}

/** What was made, and what it is: when that changes, its webhook is tried again. @internal */
export interface Installed {
  readonly resource: Construct;
  /** Not there if EKS chooses it. */
  readonly version?: string;
  /** Not there if EKS chooses it. */
  readonly namespace?: string;
  readonly what: unknown;
}

/** Options of cert-manager as an EKS add-on. */
export interface CertManagerAddonOptions {
  /**
   * Version of the add-on, as in "v1.19.1-eksbuild.1" (`aws eks describe-addon-versions --addon-name cert-manager`).
   *
   * @default - the default of EKS for the Kubernetes version of the cluster at creation
   */
  readonly version?: string;
  /**
   * Additional configuration of the add-on, which takes precedence. Its keys are those of the schema that
   * `aws eks describe-addon-configuration --addon-name cert-manager --addon-version <version>` prints; EKS refuses others.
   *
   * @default - two replicas of controller, webhook and CA injector
   */
  readonly configuration?: { [key: string]: unknown };
}

/** Options of cert-manager as a Helm chart. */
export interface CertManagerChartOptions {
  /**
   * Version of the chart, as in "v1.21.2".
   *
   * @default - the version of the defaults
   */
  readonly version?: string;
  /**
   * Source of the Helm chart.
   *
   * @default - https://charts.jetstack.io
   */
  readonly source?: ChartSource;
  /**
   * Registry that replaces quay.io: images are `<registry>/jetstack/cert-manager-controller` and so on. Charts before v1.20 may not support it.
   *
   * @default - quay.io
   */
  readonly imageRegistry?: string;
  /**
   * Maximum time for the pods to become ready; at most 12 minutes.
   *
   * @default - 10 minutes
   */
  readonly timeout?: Duration;
  /**
   * Labels of the nodes on which its pods run.
   *
   * @default - any node without a taint; Cassandra's workers are tainted
   */
  readonly nodeSelector?: { [label: string]: string };
  /**
   * Additional values of the chart, which take precedence.
   *
   * @default - none
   */
  readonly values?: { [key: string]: unknown };
}

/**
 * How cert-manager is installed.
 *
 * @example
 * const installation = CertManagerInstallation.helmChart({ imageRegistry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/quay' });
 */
export abstract class CertManagerInstallation {
  /**
   * The EKS community add-on: AWS builds, scans and hosts it, and no chart repository is needed.
   *
   * @param options version and configuration
   */
  public static eksAddon(options: CertManagerAddonOptions = {}): CertManagerInstallation {
    [options] = checkedCall('CertManagerInstallation.eksAddon', options);
    return new EksAddon(options);
  }

  /**
   * The Helm chart of the project: all values can be set, and the defaults pin the version.
   *
   * @param options version, source, registry and values
   */
  public static helmChart(options: CertManagerChartOptions = {}): CertManagerInstallation {
    [options] = checkedCall('CertManagerInstallation.helmChart', options);
    return new HelmChart(options);
  }

  /** @internal */
  public abstract _install(scope: Construct, context: CertManagerContext): Installed;
}

class EksAddon extends CertManagerInstallation {
  constructor(private readonly options: CertManagerAddonOptions) {
    super();
  }

  public _install(scope: Construct, { host }: CertManagerContext): Installed {
    // EKS refuses keys that the add-on's schema does not have, so only those that are known to be in it.
    const configuration = deepMerge<object>({
      replicaCount: 2,
      webhook: { replicaCount: 2 },
      cainjector: { replicaCount: 2 },
    }, this.options.configuration);
    const addon = new eks.CfnAddon(scope, 'Resource', {
      addonName: 'cert-manager',
      clusterName: host.clusterName,
      addonVersion: this.options.version,
      configurationValues: Stack.of(scope).toJsonString(configuration),
      resolveConflicts: 'OVERWRITE',
    });
    // Its Deployments must become available, so nodes and DNS come first.
    addon.node.addDependency(host._podsNeed);
    return { resource: addon, version: this.options.version, what: [addon.addonVersion, configuration] };
  }
}

class HelmChart extends CertManagerInstallation {
  constructor(private readonly options: CertManagerChartOptions) {
    super();
  }

  public _install(scope: Construct, { host, chartVersion }: CertManagerContext): Installed {
    const { version, source, imageRegistry, timeout, nodeSelector, values } = this.options;
    const chartValues = deepMerge<Record<string, unknown>>(certManagerValues(nodeSelector, imageRegistry), values);
    const chart = host._addChart(scope, 'Resource', {
      ...(source ?? ChartSource.repository(REPOSITORY))._bind(scope, host, 'cert-manager', version ?? chartVersion),
      release: RELEASE,
      namespace: NAMESPACE,
      timeout,
      values: chartValues,
    });
    return { resource: chart, version: version ?? chartVersion, namespace: NAMESPACE, what: [version ?? chartVersion, chartValues] };
  }
}

/**
 * Values of the cert-manager chart (keys: deploy/charts/cert-manager/values.yaml of v1.21). Two replicas of each, since the operators' webhooks need
 * its certificates to come back; the requests are our estimate for a cluster with some dozens of certificates.
 */
function certManagerValues(nodeSelector?: Record<string, string>, imageRegistry?: string): Record<string, unknown> {
  const requests = (memory: string) => ({ requests: { cpu: '25m', memory } });
  return {
    crds: { enabled: true, keep: true },
    global: {
      priorityClassName: 'system-cluster-critical',
      ...(nodeSelector && { nodeSelector }),
    },
    ...(imageRegistry !== undefined && { imageRegistry }),
    replicaCount: 2,
    resources: requests('96Mi'),
    webhook: { replicaCount: 2, resources: requests('48Mi'), podDisruptionBudget: { enabled: true, minAvailable: 1 } },
    cainjector: { replicaCount: 2, resources: requests('128Mi') },
    startupapicheck: { resources: requests('48Mi') },
  };
}
