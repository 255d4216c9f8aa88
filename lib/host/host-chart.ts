import { Duration } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { setServiceTimeout } from './host-manifest';
import { report } from './report';

/** The handler's function is killed after 15 minutes, and a killed helm leaves a release that no later one can touch. */
const LONGEST_TIMEOUT = Duration.minutes(12);

/** @internal */
export interface HostChartOptions {
  /** Name of the chart in its repository. Excludes `asset`. */
  readonly chart?: string;
  readonly repository?: string;
  readonly version?: string;
  /** A chart that is deployed with the app. */
  readonly asset?: Asset;
  readonly release: string;
  readonly namespace: string;
  readonly values: Record<string, unknown>;
  /** @default 10 minutes */
  readonly timeout?: Duration;
}

/**
 * A Helm release that is complete when its pods are.
 *
 * @internal
 */
export class HostChart extends eks.HelmChart {
  /** What is installed, and how long that may take. */
  public readonly installs: { readonly release: string; readonly namespace: string; readonly timeout: Duration; readonly what: unknown };

  constructor(scope: Construct, id: string, cluster: eks.ICluster, options: HostChartOptions) {
    const timeout = options.timeout ?? Duration.minutes(10);
    super(scope, id, {
      cluster,
      chart: options.chart,
      repository: options.repository,
      version: options.version,
      chartAsset: options.asset,
      release: options.release,
      namespace: options.namespace,
      createNamespace: true,
      values: options.values,
      wait: true,
      timeout,
    });
    setServiceTimeout(this, Duration.minutes(16));
    if (timeout.toSeconds() > LONGEST_TIMEOUT.toSeconds()) {
      report(this, {
        rule: 'chart-timeout',
        what: 'the chart waits longer than the function that installs it may run',
        got: timeout.toHumanString(),
        allowed: `at most ${LONGEST_TIMEOUT.toHumanString()}`,
        fix: 'lower the timeout; find out why the chart is not ready by then',
      });
    }
    const { release, namespace, version, asset, values } = options;
    this.installs = { release, namespace, timeout, what: [version, asset?.assetHash, values] };
  }
}
