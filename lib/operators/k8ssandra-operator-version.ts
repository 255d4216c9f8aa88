import { checkedCall } from '../input/checked';

/** Versions of the components of a release of the k8ssandra-operator chart. */
export interface K8ssandraOperatorRelease {
  /** Version of cass-operator, as in "1.30.3". */
  readonly cassOperator: string;
  /** Version of Medusa, which makes the backups. */
  readonly medusa: string;
  /** Version of Reaper, which makes the repairs. */
  readonly reaper: string;
  /** Version of k8ssandra-client, which upgrades the custom resource definitions and configures Cassandra 4.1 and newer. */
  readonly k8ssandraClient: string;
  /** Version of the system-logger sidecar. */
  readonly systemLogger: string;
  /** Tag of the image that writes the configuration of Cassandra before 4.1. */
  readonly configBuilder: string;
  /** Lowest Kubernetes minor version that the release is known to work with, as in "1.31". */
  readonly minKubernetes: string;
  /** Highest Kubernetes minor version that the release is known to work with. */
  readonly maxKubernetes: string;
}

/**
 * Upstream runs its end-to-end tests on 1.31 (`.github/workflows/kind_e2e_tests.yaml` of the tag) and develops against 1.34; the operators of 1.32.5
 * were run against an API server 1.36 for this library. Upstream names no range of its own.
 */
const KUBERNETES_OF_1_32 = { minKubernetes: '1.31', maxKubernetes: '1.36' };

/**
 * A release of the k8ssandra-operator Helm chart and of the operator in it.
 *
 * All versions are exact: the operator determines the pods of Cassandra, so an automatic upgrade would restart production.
 *
 * @example
 * const version = K8ssandraOperatorVersion.V1_32_5;
 */
export class K8ssandraOperatorVersion {
  /** 1.32.5 of July 2026: cass-operator 1.30.3, Medusa 0.29.1, Reaper 5.0.0. */
  public static readonly V1_32_5 = new K8ssandraOperatorVersion('1.32.5', {
    // Chart.yaml, values.yaml and go.mod of k8ssandra-operator v1.32.5; config/imageconfig of cass-operator v1.30.3.
    cassOperator: '1.30.3',
    medusa: '0.29.1',
    reaper: '5.0.0',
    k8ssandraClient: '0.8.14',
    systemLogger: '1.30.3',
    configBuilder: '1.0-ubi',
    ...KUBERNETES_OF_1_32,
  });

  /** 1.32.4 of July 2026: cass-operator 1.30.3, Medusa 0.29.0, Reaper 4.2.5. */
  public static readonly V1_32_4 = new K8ssandraOperatorVersion('1.32.4', {
    // The same files of v1.32.4.
    cassOperator: '1.30.3',
    medusa: '0.29.0',
    reaper: '4.2.5',
    k8ssandraClient: '0.8.14',
    systemLogger: '1.30.3',
    configBuilder: '1.0-ubi',
    ...KUBERNETES_OF_1_32,
  });

  /**
   * A release for which this library has no constant. The chart's `values.yaml` and `Chart.yaml` list its components.
   *
   * @param chartVersion version of the chart, as in "1.33.0"
   * @param release versions of its components
   */
  public static of(chartVersion: string, release: K8ssandraOperatorRelease): K8ssandraOperatorVersion {
    [chartVersion, release] = checkedCall('K8ssandraOperatorVersion.of', chartVersion, release);
    return new K8ssandraOperatorVersion(chartVersion, release);
  }

  /** The constant of a chart version that a defaults table names. @internal */
  public static _known(chartVersion: string): K8ssandraOperatorVersion {
    const found = [K8ssandraOperatorVersion.V1_32_5, K8ssandraOperatorVersion.V1_32_4].find((version) => version.chartVersion === chartVersion);
    if (!found) throw new Error(`no facts about k8ssandra-operator ${chartVersion}`);
    return found;
  }

  private constructor(
    /** Version of the chart and of the operator in it, as in "1.32.5". */
    public readonly chartVersion: string,
    /** Versions of the components of the release. */
    public readonly release: K8ssandraOperatorRelease,
  ) {}

  /**
   * Whether the release is known to work with a Kubernetes minor version.
   *
   * @param minor as in "1.35"
   */
  public supportsKubernetes(minor: string): boolean {
    [minor] = checkedCall('K8ssandraOperatorVersion#supportsKubernetes', minor);
    const { minKubernetes, maxKubernetes } = this.release;
    return compareMinors(minKubernetes, minor) <= 0 && compareMinors(minor, maxKubernetes) <= 0;
  }
}

function compareMinors(a: string, b: string): number {
  const [majorA, minorA] = a.split('.').map(Number);
  const [majorB, minorB] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
