import { CustomResource, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Construct, IDependable } from 'constructs';
import { digest } from './admission-gate';
import { releaseSecret } from './handlers/helm-release';
import { HostFunctions } from './host-functions';
import { namespaceRights } from './rights';
import { HostChart } from '../host/host-chart';
import { HostCluster } from '../host/host-cluster';

export interface HelmCheckProps {
  readonly host: HostCluster;
  readonly chart: HostChart;
  /** Revisions of the release that may be inspected. @default 100 */
  readonly revisions?: number;
  /** What the chart comes after as well. */
  readonly after?: IDependable[];
}

/**
 * Checks, before a chart is installed again, whether Helm would refuse to touch its release, and suggests a way out.
 *
 * Helm stores each revision of a release in a Secret. Permission to read these Secrets, by name, exists only in the namespace of the release, and
 * only after the chart has created it, so the first installation is not checked. Only names, labels and dates are requested; the contents stay in the
 * API server.
 */
export class HelmCheck extends Construct {
  constructor(scope: Construct, id: string, { host, chart, revisions = 100, after = [] }: HelmCheckProps) {
    super(scope, id);
    const { release, namespace, timeout, what } = chart.installs;
    const { gates } = HostFunctions.of(this, host);
    const check = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::CassandraHelmCheck',
      serviceToken: gates.serviceToken,
      serviceTimeout: Duration.minutes(10),
      properties: {
        Wait: 'HelmRelease',
        Namespace: namespace,
        Name: release,
        ChartSeconds: timeout.toSeconds(),
        LastRevision: revisions,
        // Timeout of the check itself: it does not wait for Helm.
        TimeoutSeconds: 30,
        Digest: Lazy.string({ produce: () => digest(Stack.of(this).resolve(what)) }),
      },
    });
    check.node.addDependency(gates.ready, host._apiReady, ...after);
    chart.node.addDependency(check);
    const rights = host._addManifest(this, 'Rights', {
      objects: namespaceRights(`${release}-helm-check`, namespace, gates.group, [{
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: Array.from({ length: revisions }, (_, at) => releaseSecret(release, at + 1)),
        verbs: ['get'],
      }]),
    });
    rights.node.addDependency(chart);
  }
}
