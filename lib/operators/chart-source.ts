import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { HostCluster } from '../host/host-cluster';
import { report } from '../host/report';
import { checkedCall } from '../input/checked';

/** @internal */
export interface BoundChart {
  readonly chart?: string;
  readonly repository?: string;
  readonly version?: string;
  readonly asset?: Asset;
}

/**
 * Source of a Helm chart. Without internet access, use an asset or a private repository.
 *
 * @example
 * const source = ChartSource.fromPath('charts/k8ssandra-operator-1.32.5.tgz');
 */
export abstract class ChartSource {
  /**
   * A chart repository, which the function that runs Helm accesses.
   *
   * @param url address of the repository, or of the chart itself if it starts with "oci://" (as in
   * "oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts/cert-manager")
   */
  public static repository(url: string): ChartSource {
    [url] = checkedCall('ChartSource.repository', url);
    return new RepositoryChart(url);
  }

  /**
   * A chart that is deployed with the app. Its version must match the `version` of the construct.
   *
   * @param asset a packaged chart or a directory
   */
  public static asset(asset: Asset): ChartSource {
    [asset] = checkedCall('ChartSource.asset', asset);
    return new AssetChart(() => asset);
  }

  /**
   * A chart in the local file system. Its version must match the `version` of the construct.
   *
   * @param path a packaged chart (.tgz) or a directory with its subcharts under `charts/`
   */
  public static fromPath(path: string): ChartSource {
    [path] = checkedCall('ChartSource.fromPath', path);
    return new AssetChart((scope) => new Asset(scope, 'Asset', { path }));
  }

  /** @internal */
  public abstract _bind(scope: Construct, host: HostCluster, chart: string, version: string): BoundChart;
}

class RepositoryChart extends ChartSource {
  constructor(private readonly url: string) {
    super();
  }

  public _bind(_scope: Construct, _host: HostCluster, chart: string, version: string): BoundChart {
    return { chart, repository: this.url, version };
  }
}

class AssetChart extends ChartSource {
  constructor(private readonly make: (scope: Construct) => Asset) {
    super();
  }

  public _bind(scope: Construct, host: HostCluster, chart: string): BoundChart {
    if (!host._cluster.kubectlProvider?.role) {
      report(scope, {
        rule: 'chart-asset-role',
        what: 'the function that installs charts cannot be allowed to read this one: the role of the imported kubectl provider is not known',
        fix: 'give the role to KubectlProvider.fromKubectlProviderAttributes, or take the chart from a repository',
      });
      return { chart };
    }
    return { asset: this.make(scope) };
  }
}
